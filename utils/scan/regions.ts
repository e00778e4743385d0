/** A run of siblings whose text is probed as one. */
export interface Region {
  readonly first: ChildNode;
  readonly last: ChildNode;
}

/** Elements a region may hold: large enough that probing is one native call for many nodes, small enough that walking a hit fits a slice. */
const REGION_SIZE = 300;

/** Cuts a root into regions without touching most of its elements: counts are native, only large parents are opened. */
export function* regionsOf(root: Document | ShadowRoot | Element): Generator<Region> {
  const top = root.nodeType === 9 ? ((root as Document).body as Element | null) : root;
  if (top === null || top.firstChild === null) return;
  yield* cut(top as Element | ShadowRoot);
}

function* cut(parent: Element | ShadowRoot): Generator<Region> {
  const total = count(parent);
  const children = parent.childElementCount;
  const { firstChild, lastChild } = parent;
  if (firstChild === null || lastChild === null) return;
  if (total <= REGION_SIZE || children === 0) {
    yield { first: firstChild, last: lastChild };
    return;
  }
  // Rows of a table: all about the same size, so their average is enough.
  const uniform = children > 64 ? total / children : null;
  let start: ChildNode | null = firstChild;
  let size = 0;
  for (let child: ChildNode | null = firstChild; child !== null; child = child.nextSibling) {
    const weight: number = child.nodeType === 1 ? (uniform ?? count(child as Element) + 1) : 0;
    if (weight > REGION_SIZE) {
      if (start !== null && start !== child && child.previousSibling !== null)
        yield { first: start, last: child.previousSibling };
      yield* cut(child as Element);
      start = child.nextSibling;
      size = 0;
      continue;
    }
    size += weight;
    if (size >= REGION_SIZE && start !== null) {
      yield { first: start, last: child };
      start = child.nextSibling;
      size = 0;
    }
  }
  if (start !== null) yield { first: start, last: lastChild };
}

function count(parent: Element | ShadowRoot): number {
  return parent.nodeType === 1
    ? (parent as Element).getElementsByTagName('*').length
    : parent.querySelectorAll('*').length;
}

/** The text of a region, scripts' text included, in one native call. `range` is the caller's, reused, since live ranges cost the page. */
export function regionText(region: Region, range: Range): string {
  if (region.first === region.last) return region.first.textContent ?? '';
  range.setStartBefore(region.first);
  range.setEndAfter(region.last);
  return range.toString();
}
