/**
 * Marks elements that are ours, so that the page reader never reads the banner's own words as the page's. A property on an element is seen
 * only by the world that set it: the page cannot find our host by it, nor make the reader skip an element of its own.
 */
const OWN = Symbol.for('ascmi-consent-guard:own');
type Marked = Element & { [OWN]?: true };

export function markOwn(element: Element): void {
  (element as Marked)[OWN] = true;
}

export function isOwnElement(element: Element): boolean {
  return (element as Marked)[OWN] === true;
}
