/**
 * Marks elements that are ours, so that the page reader never reads the banner's own words as the page's. A property on an element is seen
 * only by the world that set it: the page cannot find our host by it, nor make the reader skip an element of its own.
 */
const OWN = Symbol.for('ascmi-consent-guard:own');
type Marked = (Element | Event) & { [OWN]?: ShadowRoot | true };

/** With its shadow root, where what the page must not see is handed on. */
export function markOwn(element: Element, root?: ShadowRoot): void {
  (element as Marked)[OWN] = root ?? true;
}

export function isOwnElement(element: Element): boolean {
  return (element as Marked)[OWN] !== undefined;
}

/** The root of an interface of ours, or null for anything else. */
export function ownRootOf(target: EventTarget | null): ShadowRoot | null {
  const mark = (target as Marked | null)?.[OWN];
  return mark === undefined || mark === true ? null : mark;
}

/** An event that we dispatch ourselves, inside our interface. */
export function markOwnEvent(event: Event): void {
  (event as Marked)[OWN] = true;
}

export const isOwnEvent = (event: Event): boolean => (event as Marked)[OWN] === true;
