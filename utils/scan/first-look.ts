import { shadowRootOf, shadowRootsIn, type OpenShadowRoot } from './shadow-roots';

export interface FirstLookOptions {
  readonly document: Document;
  readonly signal: AbortSignal;
  readonly openShadowRoot: OpenShadowRoot;
  /** Called once, inside the observer's callback where a change is the cause. */
  readonly onReadable: () => void;
}

/** Every identifier and every date of birth has two digits side by side, be it over an invisible character or in full width. */
const NUMBER = /[\d\uff10-\uff19][^\d\uff10-\uff19]{0,2}[\d\uff10-\uff19]/;
const WATCHED: MutationObserverInit = {
  subtree: true,
  childList: true,
  characterData: true,
  attributes: true,
  attributeFilter: ['value', 'aria-label'],
};
const FIELDS = 'input:not([type="hidden"]),textarea,select,output,embed,object';

/** Text of a parent that is looked at with a change in it, characters: a value may be split over neighbours. */
const MAX_AROUND = 4000;

/**
 * Tells whether a frame could show a member at all: a number in its text, title or parameters, a field, a plug-in, a shadow root or a component that
 * may get one. Until then nothing but this watches the frame. Returns what it found at once; later findings come by `onReadable`.
 * Residual gap: a root attached to a plain element after loading is noticed with the next change around it.
 */
export function lookFirst({ document, signal, openShadowRoot, onReadable }: FirstLookOptions): boolean {
  const isReadable = () => {
    const { search, hash } = document.location;
    const root = document.documentElement as Element | null;
    return (
      NUMBER.test(`${document.title} ${search} ${hash}`) || (root !== null && holdsSomething(root, openShadowRoot))
    );
  };
  if (isReadable()) return true;
  const view = document.defaultView ?? globalThis;
  const watching = new AbortController();
  const end = (): void => {
    observer.disconnect();
    watching.abort();
  };
  const check = (holds: () => boolean): void => {
    if (watching.signal.aborted || !holds()) return;
    end();
    onReadable();
  };
  const observer = new view.MutationObserver((records) => {
    check(() => records.some((record) => changed(record, openShadowRoot)) || NUMBER.test(document.title));
  });
  observer.observe(document, WATCHED);
  for (const [target, type] of [
    [document, 'DOMContentLoaded'],
    [view, 'load'],
  ] as const) {
    target.addEventListener(type, () => check(isReadable), { signal: watching.signal });
  }
  signal.addEventListener('abort', end, { once: true });
  return false;
}

function changed({ type, target, addedNodes }: MutationRecord, open: OpenShadowRoot): boolean {
  if (type === 'attributes') return true;
  const around = (type === 'characterData' ? target.parentNode : target) ?? target;
  const text = around.textContent ?? '';
  if (text.length < MAX_AROUND && NUMBER.test(text)) return true;
  return [...addedNodes].some((node) =>
    node.nodeType === 1 ? holdsSomething(node as Element, open) : NUMBER.test(node.textContent ?? ''),
  );
}

function holdsSomething(element: Element, open: OpenShadowRoot): boolean {
  if (NUMBER.test(element.textContent) || element.matches(FIELDS) || element.querySelector(FIELDS) !== null)
    return true;
  let mayGetRoot = element.localName.includes('-');
  const roots = shadowRootsIn(element, open, () => (mayGetRoot = true));
  return mayGetRoot || roots.length > 0 || shadowRootOf(element, open) !== null;
}
