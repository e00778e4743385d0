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
 * A field's own code waits for `input`, which is said again inside the root.
 *
 * Residual gap: a page that was open before its portal was configured may listen before us.
 */
export function hideOwnTyping(view: Window & typeof globalThis, signal: AbortSignal): void {
  function onTyping(event: Event): void {
    const root = event.isTrusted ? ownRootOf(event.target) : null;
    if (!root) return;
    event.stopImmediatePropagation();
    if (event.type !== 'input') return;
    // Not composed: it ends at the root.
    const again = new view.Event('input', { bubbles: true });
    markOwnEvent(again);
    root.activeElement?.dispatchEvent(again);
  }
  for (const type of TELLTALE) view.addEventListener(type, onTyping, { capture: true, signal });
}
