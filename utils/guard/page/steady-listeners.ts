/** Adds a listener that stays. Without options: in the capture phase, for as long as the page guard lives. */
export type Listen = (
  target: EventTarget,
  type: string,
  listener: (event: Event) => void,
  options?: AddEventListenerOptions,
) => void;

/**
 * Listeners that outlive `document.open()`, which takes every listener off a document and its window, an extension's too (HTML, "document
 * open steps"). Older portals write whole pages that way, above all into windows and frames that they have just opened. The new root
 * element tells: adding a listener that is still there does nothing.
 *
 * Residual gap: script that the new page runs while it is being written may listen before us; the network rules do not depend on it.
 */
export function steadyListeners(view: Window & typeof globalThis, signal: AbortSignal): Listen {
  const kept: Parameters<Listen>[] = [];
  const add = ([target, type, listener, options]: Parameters<Listen>) =>
    target.addEventListener(type, listener, options ?? { capture: true, signal });
  const observer = new view.MutationObserver(() => kept.forEach(add));
  observer.observe(view.document, { childList: true });
  signal.addEventListener('abort', () => observer.disconnect());
  return (...listener) => {
    kept.push(listener);
    add(listener);
  };
}
