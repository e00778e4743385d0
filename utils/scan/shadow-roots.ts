export type OpenShadowRoot = (element: Element) => ShadowRoot | null;

/**
 * Every element that is none of the common built-in ones: what is left is custom elements, and few others. Native matching, no wrappers; the
 * commonest first, since each element is compared until one fits.
 */
const CUSTOM = `:not(${'td span div a p li tr b i th input button label option strong em small img svg path g use br code select table tbody thead tfoot ul ol hr h1 h2 h3 h4 h5 h6 form section article header footer nav main aside dl dt dd script style link meta title head body html textarea iframe pre col colgroup fieldset legend rect circle line polyline polygon defs font center u template'.split(' ').join(',')})`;
/**
 * A plain element that hosts a shadow root seldom has children of its own: they would not be drawn. Asked for apart: one list of both
 * kinds costs several times as much as the two.
 */
const PLAIN = 'div:empty';

/**
 * Shadow hosts below `root`, not inside other shadow roots. Residual gap: a plain element that has both light children and a shadow root,
 * or that is no `div`, is not noticed.
 */
export const shadowRootsIn = (root: ParentNode, open: OpenShadowRoot, pending: (host: Element) => void) =>
  shadowRootsOf([...hostsIn(root), ...plainHostsIn(root)], open, pending);

/** The two halves of the search, for callers that rest between them: each passes over the whole tree. */
export const hostsIn = (root: ParentNode): Iterable<Element> => root.querySelectorAll(CUSTOM);
export const plainHostsIn = (root: ParentNode): Iterable<Element> => root.querySelectorAll(PLAIN);

export function shadowRootsOf(
  hosts: Iterable<Element>,
  open: OpenShadowRoot,
  pending: (host: Element) => void,
): ShadowRoot[] {
  const roots: ShadowRoot[] = [];
  for (const host of hosts) {
    const shadow = shadowRootOf(host, open);
    if (shadow !== null) roots.push(shadow);
    else if (host.localName.includes('-')) pending(host);
  }
  return roots;
}

export function shadowRootOf(host: Element, open: OpenShadowRoot): ShadowRoot | null {
  // Always through `open`, which knows which hosts are our own.
  return CAN_HOST.test(host.localName) ? open(host) : null;
}
const CAN_HOST = /-|^(?:article|aside|blockquote|body|div|footer|h[1-6]|header|main|nav|p|section|span)$/;
