// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createReader } from '../../../entrypoints/agent.content/reader';
import type { FrameFindings } from '../../../utils/contract/findings';
import { offer } from '../../../utils/platform/offer';
import type { ScannerOptions } from '../../../utils/scan/scanner-options';

vi.mock('../../../utils/platform/page-api', () => ({
  openOrClosedShadowRoot: (element: Element) => element.shadowRoot,
}));

const member: FrameFindings = {
  adapter: 'generic',
  ready: true,
  members: [],
  subject: 'single',
  current: [],
  categories: [],
  elapsedMs: 0,
};

describe('the reader of a frame', () => {
  let asked: string[];
  let heard: string[];
  let lifetime: AbortController;

  /** A background that brings what it is asked for; the reader of members sees one member at once. */
  function start(): ReturnType<typeof createReader> {
    const view = window;
    return createReader(view, lifetime.signal, Promise.resolve(null), {
      onDirty: () => heard.push('dirty'),
      onFindings: ({ subject }) => heard.push(subject),
      load(companion) {
        asked.push(companion);
        offer(
          companion,
          companion === 'page-content'
            ? { probe: /x/, classify: () => [] }
            : (options: ScannerOptions) => {
                queueMicrotask(() => options.onFindings(member));
                return { scanNow: () => member, memberElements: () => [] };
              },
        );
        return Promise.resolve(true);
      },
    });
  }

  beforeEach(() => {
    asked = [];
    heard = [];
    lifetime = new AbortController();
    document.body.innerHTML = '';
  });

  afterEach(() => {
    lifetime.abort();
    offer('page-reader', null);
    offer('page-content', null);
  });

  it('carries nothing where there is nothing to read, and says so', async () => {
    document.body.innerHTML = '<nav><a href="#">Home</a></nav>';
    start();
    await vi.waitFor(() => expect(heard).toEqual(['none']));
    expect(asked).toEqual([]);
  });

  it('brings the reader, then the lexicon, where a number is shown, and reports only then', async () => {
    document.body.innerHTML = '<p>MRN 7410023</p>';
    start();
    await vi.waitFor(() => expect(heard).toEqual(['single']));
    expect(asked).toEqual(['page-reader', 'page-content']);
  });

  it.each(['<input>', '<x-card></x-card>', '<b>9</b>​<i>1</i>'])('takes %s for something to read', async (html) => {
    document.body.innerHTML = html;
    start();
    await vi.waitFor(() => expect(asked).toContain('page-reader'));
  });

  it('holds in the very callback in which something to read comes', async () => {
    start();
    await vi.waitFor(() => expect(heard).toEqual(['none']));
    document.body.innerHTML = '<p>CIN 90000001A</p>';
    await vi.waitFor(() => expect(heard).toEqual(['none', 'dirty', 'single']));
  });

  it('understands a press from the first tick, before anything else is there', () => {
    document.body.innerHTML = '<button>Send fax</button>';
    const button = document.querySelector('button');
    expect(start().controls.findControl(button === null ? [] : [button])?.action).toBe('FAX');
  });
});
