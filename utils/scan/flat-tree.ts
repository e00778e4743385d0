import { normaliseText, squeeze } from '../identifiers/text';

/**
 * Parent in the flat tree, the page as it is drawn: slots show their assigned nodes, shadow roots hang below their hosts. Null at the
 * document. Closed roots' slots are not visible from outside, so their light parent stands in.
 */
export function flatParent(node: Node): Element | null {
  if (node.nodeType === 1 || node.nodeType === 3) {
    const slot = (node as Partial<Text>).assignedSlot ?? null;
    if (slot !== null) return slot;
  }
  const parent = node.parentNode;
  if (parent === null) return null;
  if (parent.nodeType === 11) return (parent as Partial<ShadowRoot>).host ?? null;
  return parent.nodeType === 1 ? (parent as Element) : null;
}

/** Nearest flat-tree ancestor, the element itself included, that matches; `reach` caps the climb on pathologically deep pages. */
export function flatClosest(element: Element, selector: string, reach = 64): Element | null {
  let current: Element | null = element;
  for (let step = 0; current !== null && step < reach; step += 1) {
    if (current.matches(selector)) return current;
    current = flatParent(current);
  }
  return null;
}

/** From the element up to the document, the element first. */
export function flatPath(element: Element): Element[] {
  const path: Element[] = [];
  for (let current: Element | null = element; current !== null; current = flatParent(current)) path.push(current);
  return path;
}

/** The two children of the lowest common ancestor that hold `left` and `right`; null when one holds the other. */
export function fork(left: Element, right: Element): { parent: Element | null; left: Element; right: Element } | null {
  const leftPath = flatPath(left);
  const rightPath = flatPath(right);
  let leftAt = leftPath.length - 1;
  let rightAt = rightPath.length - 1;
  let parent: Element | null = null;
  while (leftAt >= 0 && rightAt >= 0 && leftPath[leftAt] === rightPath[rightAt]) {
    parent = leftPath[leftAt] ?? null;
    leftAt -= 1;
    rightAt -= 1;
  }
  const leftChild = leftPath[leftAt];
  const rightChild = rightPath[rightAt];
  return leftChild === undefined || rightChild === undefined ? null : { parent, left: leftChild, right: rightChild };
}

/** What a reader sees in an element when slots are filled; used on small elements only. */
export function flatText(element: Element): string {
  if (element.localName === 'slot') {
    const assigned = (element as HTMLSlotElement).assignedNodes();
    if (assigned.length > 0) return assigned.map((node) => node.textContent ?? '').join(' ');
  }
  const slot =
    element.childElementCount > 0 && element.getRootNode().nodeType === 11 ? element.querySelector('slot') : null;
  const assigned = slot?.assignedNodes() ?? [];
  const own = element.textContent;
  return assigned.length === 0 ? own : `${own} ${assigned.map((node) => node.textContent ?? '').join(' ')}`;
}

/** One line of what a reader sees in a small node. */
export const textOf = (node: Node): string =>
  squeeze(normaliseText(node.nodeType === 1 ? flatText(node as Element) : (node.textContent ?? '')));

/** An element of the same tree by id; trees that have been cut off answer nothing. */
export function byId(near: Element, id: string): Element | null {
  const root = near.getRootNode();
  return id !== '' && 'getElementById' in root ? (root as Document | ShadowRoot).getElementById(id) : null;
}

/** The host of the shadow tree that an element is in. */
export function hostOf(element: Element): Element | null {
  const root = element.getRootNode();
  return 'host' in root ? (root as ShadowRoot).host : null;
}
