import { markOwnEvent, ownRootOf } from '../platform/own-element';

/** Everything that tells the letters: events that cross a shadow root, closed or not. */
const TELLTALE = [
  'keydown',
  'keyup',
  'keypress',
  'beforeinput',
  'input',
  'compositionstart',
  'compositionupdate',
  'compositionend',
  'paste',
  'copy',
  'cut',
] as const;

/**
 * What a person types into our own interface is hidden from the page. A closed shadow root hides the field, but not the keys: the page's
 * listeners on the window would hear them. Ours were there first, and stop them; what the browser does with a key does not depend on that.
 * Our own code waits for `keydown` and `input`, which are said again inside the root.
 *
 * `listen` adds a listener in the capture phase that stays.
 *
 * Residual gap: a page that was open before its portal was configured may listen before us.
 */
export function hideOwnTyping(
  view: Window & typeof globalThis,
  listen: (target: EventTarget, type: string, listener: (event: Event) => void) => void,
): void {
  function onTyping(event: Event): void {
    const root = event.isTrusted ? ownRootOf(event.target) : null;
    if (!root) return;
    event.stopImmediatePropagation();
    const again = sayAgain(event, view);
    if (!again) return;
    markOwnEvent(again);
    if (root.activeElement?.dispatchEvent(again) === false) event.preventDefault();
  }
  for (const type of TELLTALE) listen(view, type, onTyping);
}

/** Not composed: it ends at the root. A plain event carries the key, since Firefox lets a `KeyboardEvent` of ours out of the root all the same. */
function sayAgain(event: Event, view: Window & typeof globalThis): Event | null {
  if (event.type === 'input') return new view.Event('input', { bubbles: true });
  if (event.type !== 'keydown') return null;
  const { key, code, repeat, ctrlKey, shiftKey, altKey, metaKey } = event as KeyboardEvent;
  const again = new view.Event('keydown', { bubbles: true, cancelable: true });
  return Object.assign(again, { key, code, repeat, ctrlKey, shiftKey, altKey, metaKey });
}
