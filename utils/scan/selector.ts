/** A selector for people who write adapters, and for `detect`. `shadowPath` lists the selectors of the hosts from the document inward. */
export function describe(element: Element): { selector: string; shadowPath: string[] } {
  const shadowPath: string[] = [];
  let current: Element = element;
  const selector = selectorIn(current);
  for (let root = current.getRootNode(); root.nodeType === 11; root = current.getRootNode()) {
    const host = (root as ShadowRoot).host as Element | undefined;
    if (host === undefined) break;
    shadowPath.unshift(selectorIn(host));
    current = host;
  }
  return { selector, shadowPath };
}

function selectorIn(element: Element): string {
  const root = element.getRootNode() as Document | ShadowRoot;
  const parts: string[] = [];
  for (let current: Element | null = element; current !== null; current = current.parentElement) {
    const { id } = current;
    if (id !== '' && isUnique(root, `#${escapeId(id)}`)) {
      parts.unshift(`#${escapeId(id)}`);
      break;
    }
    parts.unshift(step(current));
  }
  return parts.join(' > ');
}

function step(element: Element): string {
  const { localName, parentElement } = element;
  const siblings = [...(parentElement?.children ?? [])].filter((one) => one.localName === localName);
  return siblings.length > 1 ? `${localName}:nth-of-type(${siblings.indexOf(element) + 1})` : localName;
}

function isUnique(root: ParentNode, selector: string): boolean {
  try {
    return root.querySelectorAll(selector).length === 1;
  } catch {
    return false;
  }
}

function escapeId(id: string): string {
  return typeof CSS === 'undefined' ? id.replace(/[^\w-]/g, '\\$&') : CSS.escape(id);
}
