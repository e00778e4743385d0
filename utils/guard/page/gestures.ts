import type { ActionCode } from '../../ascmi/actions';
import type { ControlMatch, PageReader } from '../../contract/guard-controls';
import type { ShareAttempt } from '../../contract/messages';
import type { Attempts, Held } from './attempts';
import type { LockState } from './lock-state';
import type { Replayer } from './replay';
import type { Listen } from './steady-listeners';

export interface GestureParts {
  readonly view: Window & typeof globalThis;
  readonly signal: AbortSignal;
  readonly listen: Listen;
  readonly reader: PageReader;
  readonly state: LockState;
  readonly attempts: Attempts;
  readonly replayer: Replayer;
}

/** Steps that lead to a click. Pages act on any of them. */
const BEFORE_CLICK = ['pointerdown', 'mousedown', 'pointerup', 'mouseup', 'touchstart', 'touchend', 'dblclick'];
const NATIVE_CONTROLS = 'a[href], area[href], button, input, select, summary, textarea';

/**
 * Layer 2: gestures. Capture listeners on the window, added before any page script, are the first to see an event. What is not an
 * outbound control passes after one look-up. A made-up click of the page (`isTrusted` false) is held like a real one.
 */
export function watchGestures({ view, signal, listen: add, reader, state, attempts, replayer }: GestureParts): void {
  const options = { capture: true, signal, passive: false };
  const listen = <K extends keyof WindowEventMap>(types: readonly K[], handler: (event: WindowEventMap[K]) => void) => {
    for (const type of types) add(view, type, handler as (event: Event) => void, options);
  };
  const stop = (event: Event) => {
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  const controlOf = (event: Event) => reader.findControl(event.composedPath());
  const heldFor = (control: ControlMatch, channel: ShareAttempt['channel'], replay: Held['replay']): Held => ({
    action: control.action,
    channel,
    label: control.label,
    recipient: reader.recipientHints(control.element),
    key: control.element,
    isGesture: true,
    replay,
  });

  listen(BEFORE_CLICK as (keyof WindowEventMap)[], (event) => {
    if (replayer.isOurs(event) || state.closed().length === 0) return;
    const control = controlOf(event);
    // Only hidden from the page: focus and the click itself still follow.
    if (control && state.effect(control.action) !== 'allow') event.stopImmediatePropagation();
  });

  listen(['click', 'auxclick'], (event) => {
    // The right button opens a menu and sends nothing.
    if (replayer.isOurs(event) || event.button === 2) return;
    const control = controlOf(event);
    if (!control) return;
    const target = elementOf(event) ?? control.element;
    const held = heldFor(control, 'click', () => replayer.click(event, target, control));
    if (attempts.handle(held) === 'held') stop(event);
  });

  listen(['keydown'], (event) => {
    if (replayer.isOurs(event)) return;
    const shortcut = shortcutOf(event);
    if (shortcut) {
      if (attempts.handle(shortcutHeld(shortcut, view)) === 'held') stop(event);
      return;
    }
    if (event.key !== 'Enter' && event.key !== ' ') return;
    const target = elementOf(event);
    const control = target && controlOf(event);
    if (!control || state.effect(control.action) === 'allow') return;
    if (target.closest(NATIVE_CONTROLS)) {
      // The browser makes a click of it, and that is held.
      event.stopImmediatePropagation();
      return;
    }
    if (attempts.handle(heldFor(control, 'key', () => replayer.key(event, target, control))) === 'held') stop(event);
  });

  listen(['submit'], (event) => {
    const form = event.target;
    if (!(form instanceof view.HTMLFormElement) || replayer.isConsequence(form)) return;
    const submitter = event.submitter;
    const action = actionOfForm(form, submitter);
    if (!action) return;
    const outcome = attempts.handle({
      action,
      channel: 'submit',
      label: submitter?.textContent.trim() ?? '',
      recipient: reader.recipientHints(form),
      key: form,
      isGesture: false,
      replay: () => replayer.submit(form, submitter),
    });
    if (outcome === 'held') stop(event);
  });

  // Deprecated without a successor: nothing else copies what is selected, in the formats that the page chose.
  const editor: { execCommand(command: string): boolean } = view.document;
  let isCopying = false;
  listen(['copy', 'cut'], (event) => {
    // `execCommand` fires the event within the call.
    if (isCopying) return;
    const again = () => {
      isCopying = true;
      const done = editor.execCommand(event.type);
      isCopying = false;
      return done ? 'done' : 'lost';
    };
    if (attempts.handle(plainHeld('COPY_PASTE', 'copy', again)) === 'held') stop(event);
  });

  listen(['dragstart'], (event) => {
    // A drag cannot be made up for: allowed means that the user may drag again.
    if (attempts.handle(plainHeld('COPY_PASTE', 'drag', () => 'lost')) === 'held') stop(event);
  });

  function actionOfForm(form: HTMLFormElement, submitter: HTMLElement | null): ActionCode | null {
    const control = reader.findControl(submitter ? [submitter, form] : [form]);
    if (control) return control.action;
    const override = (attribute: string, fallback: string) => submitter?.getAttribute(attribute) ?? fallback;
    const action = override('formaction', form.getAttribute('action') ?? '');
    const method = override('formmethod', form.getAttribute('method') ?? 'get').toLowerCase();
    if (method === 'dialog' || !URL.canParse(action, view.document.baseURI)) return null;
    const url = new URL(action, view.document.baseURI).href;
    return reader.classifyNavigation({
      url,
      method: method === 'post' ? 'post' : 'get',
      formData: new view.FormData(form),
      download: null,
      sourceElement: submitter ?? form,
    });
  }
}

function elementOf(event: Event): Element | null {
  const target = event.composedPath()[0];
  // Elements of same-origin frames are of another realm, so no `instanceof`.
  return target && 'closest' in target ? (target as Element) : null;
}

type Shortcut = 'PRINT' | 'DOWNLOAD_PDF';

/** Ctrl or Cmd with P prints; with S saves the page. */
function shortcutOf(event: KeyboardEvent): Shortcut | null {
  if ((!event.ctrlKey && !event.metaKey) || event.altKey) return null;
  const key = event.key.toLowerCase();
  if (key === 'p') return 'PRINT';
  return key === 's' && event.isTrusted ? 'DOWNLOAD_PDF' : null;
}

function shortcutHeld(action: Shortcut, view: Window): Held {
  const print = () => {
    view.print();
    return 'done' as const;
  };
  // Saving cannot be started by a script.
  return plainHeld(action, 'key', action === 'PRINT' ? print : () => 'lost');
}

function plainHeld(action: ActionCode, channel: ShareAttempt['channel'], replay: Held['replay']): Held {
  return { action, channel, label: '', recipient: {}, key: `${action} ${channel}`, isGesture: true, replay };
}
