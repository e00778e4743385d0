// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ACTION_CODES } from '../../../utils/ascmi/actions';
import type { PageReader } from '../../../utils/contract/guard-controls';
import type { ShareAttempt } from '../../../utils/contract/messages';
import type { Effect, ShareVerdict, SheetView, TabView } from '../../../utils/contract/views';
import { createPageGuard, type PageGuard } from '../../../utils/guard/page/page-guard';
import { steadyListeners } from '../../../utils/guard/page/steady-listeners';

const view = (effect: Effect, version = 1, navigationSeq = 0): TabView => ({
  version,
  navigationSeq,
  phase: 'decided',
  mode: 'enforce',
  effects: Object.fromEntries(ACTION_CODES.map((code) => [code, effect])) as TabView['effects'],
  recipientsMatter: false,
  banner: null,
});

/** Everything that is named "Send fax" sends a fax; an address with `/fax/` does too. */
const reader: PageReader = {
  findControl(path) {
    for (const target of path) {
      if (!(target instanceof Element)) continue;
      const element = target.closest('button, a, [role=button]');
      if (element?.textContent.includes('Send fax')) return { action: 'FAX', label: 'Send fax', element };
    }
    return null;
  },
  classifyNavigation: ({ url }) => (url.includes('/fax/') ? 'FAX' : null),
  recipientHints: () => ({ fax: '555-0100' }),
};

const allow: ShareVerdict = { effect: 'allow', attemptId: 'a' };
const stop: ShareVerdict = { effect: 'stop', attemptId: 'a', sheet: {} as SheetView };
const settle = () => new Promise((resolve) => setTimeout(resolve, 0));

let lifetime: AbortController;
let asked: ShareAttempt[];
let log: string[];
let verdict: ShareVerdict;
let guard: PageGuard;

beforeEach(() => {
  lifetime = new AbortController();
  asked = [];
  log = [];
  verdict = allow;
  guard = createPageGuard({
    window,
    signal: lifetime.signal,
    listen: steadyListeners(window, lifetime.signal),
    reader,
    ask: (attempt) => {
      asked.push(attempt);
      return Promise.resolve(verdict);
    },
    onPassed: (action, channel) => log.push(`passed ${action} ${channel}`),
    onStopped: ({ effect }) => log.push(`stopped ${effect}`),
    onLost: (action) => log.push(`lost ${action}`),
    onFailed: (action) => log.push(`failed ${action}`),
    onDenied: () => undefined,
    setup: { portalOrigin: window.origin, allowHosts: [], undecidedWaitMs: 1500 },
    printNotice: 'Printing is not available.',
  });
  guard.apply(view('hold'));
});

afterEach(() => {
  lifetime.abort();
  document.body.innerHTML = '';
});

function button(html = '<button type="button"><b>Send fax</b></button>'): { element: HTMLElement; seen: string[] } {
  document.body.innerHTML = html;
  const element = document.body.firstElementChild as HTMLElement;
  const seen: string[] = [];
  for (const type of ['pointerdown', 'mousedown', 'mouseup', 'click', 'keydown', 'submit']) {
    element.addEventListener(type, (event) => {
      seen.push(type);
      if (type === 'submit') event.preventDefault();
    });
  }
  return { element, seen };
}

const mouse = (target: Element, type: string, init: MouseEventInit = {}) =>
  target.dispatchEvent(new MouseEvent(type, { bubbles: true, cancelable: true, composed: true, ...init }));

describe('a click on an outbound control', () => {
  it('reaches the page only after the verdict, and once', async () => {
    const { element, seen } = button();
    expect(mouse(element.firstElementChild!, 'click')).toBe(false);
    expect(seen).toEqual([]);
    await settle();
    expect(seen.filter((type) => type === 'click')).toEqual(['click']);
    expect(asked).toEqual([
      { action: 'FAX', channel: 'click', controlLabel: 'Send fax', recipient: { fax: '555-0100' } },
    ]);
  });

  it('never reaches the page when it is stopped', async () => {
    verdict = stop;
    const { element, seen } = button();
    mouse(element, 'mousedown');
    mouse(element, 'click');
    await settle();
    expect(seen).toEqual([]);
    expect(log).toEqual(['stopped stop']);
  });

  it('is held when the page makes it', async () => {
    verdict = stop;
    const { element, seen } = button();
    element.click();
    await settle();
    expect(seen).toEqual([]);
  });

  it('plays the steps that the page was not shown', async () => {
    const { element, seen } = button();
    for (const type of ['pointerdown', 'mousedown', 'mouseup', 'click']) mouse(element, type);
    expect(seen).toEqual([]);
    await settle();
    expect(seen).toEqual(['pointerdown', 'mousedown', 'mouseup', 'click']);
  });

  it('submits its form once, though the submit is an event of its own', async () => {
    const { element, seen } = button('<form action="/fax/send"><button>Send fax</button></form>');
    mouse(element.firstElementChild!, 'click');
    await settle();
    expect(seen.filter((type) => type === 'submit')).toEqual(['submit']);
    expect(asked).toHaveLength(1);
  });

  it('finds the control that took its place when the page renders again', async () => {
    const { element } = button();
    mouse(element, 'click');
    const { seen } = button();
    await settle();
    expect(seen).toContain('click');
  });

  it('tells the user where no such control is left', async () => {
    const { element } = button();
    mouse(element, 'click');
    document.body.innerHTML = '';
    await settle();
    expect(log).toEqual(['lost FAX']);
  });

  it('is dropped when the member changes in between', async () => {
    const { element, seen } = button();
    mouse(element, 'click');
    guard.lock(1, 'member');
    await settle();
    expect(seen).toEqual([]);
  });

  it('is judged by the member who comes where nobody was before', async () => {
    const { element, seen } = button();
    mouse(element, 'click');
    guard.lock(1, 'nobody');
    await settle();
    expect(seen).toEqual([]);
    guard.apply({ ...view('allow', 5), navigationSeq: 1 });
    await settle();
    expect(seen).toContain('click');
  });

  it('passes at once where nothing is closed', () => {
    guard.apply(view('allow', 2));
    const { element, seen } = button();
    expect(mouse(element, 'click')).toBe(true);
    expect(seen).toEqual(['click']);
    expect(log).toEqual(['passed FAX click']);
  });

  it('leaves other controls alone', () => {
    const { element, seen } = button('<button>Save note</button>');
    expect(mouse(element, 'click')).toBe(true);
    expect(seen).toEqual(['click']);
    expect(asked).toEqual([]);
  });
});

describe('keys', () => {
  const key = (target: EventTarget, init: KeyboardEventInit) =>
    target.dispatchEvent(new KeyboardEvent('keydown', { bubbles: true, cancelable: true, composed: true, ...init }));

  it('on a made-up button wait and are played again', async () => {
    const { element, seen } = button('<div role="button" tabindex="0">Send fax</div>');
    expect(key(element, { key: 'Enter' })).toBe(false);
    expect(seen).toEqual([]);
    await settle();
    expect(seen).toEqual(['keydown']);
    expect(asked[0]?.channel).toBe('key');
  });

  it('of the print shortcut are held', () => {
    verdict = stop;
    expect(key(document, { key: 'p', ctrlKey: true })).toBe(false);
    expect(key(document, { key: 'P', metaKey: true, shiftKey: true })).toBe(false);
  });

  it('of the page pass', () => {
    expect(key(document, { key: 'p' })).toBe(true);
    expect(key(document, { key: 'c', ctrlKey: true })).toBe(true);
  });
});

describe('submit, copy and drag', () => {
  it('holds a form that goes out by its address, without any button', async () => {
    const { element, seen } = button('<form action="/fax/send" method="post"></form>');
    (element as HTMLFormElement).requestSubmit();
    expect(seen).toEqual([]);
    await settle();
    expect(seen).toEqual(['submit']);
  });

  it.each(['copy', 'cut', 'dragstart'])(
    'stops %s where it is closed, and lets it be where it is free',
    async (type) => {
      verdict = stop;
      const { element } = button('<p>text</p>');
      const event = () => new Event(type, { bubbles: true, cancelable: true });
      expect(element.dispatchEvent(event())).toBe(false);
      await settle();
      guard.apply(view('allow', 2));
      expect(element.dispatchEvent(event())).toBe(true);
    },
  );
});

describe('the print sheet', () => {
  const sheets = () => document.querySelectorAll('html > style[media="print"]').length;

  it('is there while printing is closed, and says nothing of anybody', () => {
    expect(sheets()).toBe(1);
    guard.apply(view('allow', 2));
    expect(sheets()).toBe(0);
    guard.lock(1, 'member');
    expect(sheets()).toBe(1);
  });

  it('is switched without a change to the tree, which the reader would take as a change of the page', async () => {
    const seen: MutationRecord[] = [];
    const observer = new MutationObserver((records) => seen.push(...records));
    observer.observe(document, { subtree: true, childList: true, characterData: true });
    guard.hold();
    guard.apply(view('allow', 2));
    guard.lock(1, 'member');
    await Promise.resolve();
    seen.push(...observer.takeRecords());
    observer.disconnect();
    expect(seen).toEqual([]);
  });
});

describe('the end of its life', () => {
  it('leaves nothing behind', () => {
    const { element, seen } = button();
    lifetime.abort();
    expect(mouse(element, 'click')).toBe(true);
    expect(seen).toEqual(['click']);
    expect(document.querySelectorAll('html > style')).toHaveLength(0);
  });
});
