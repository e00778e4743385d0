import { isInline } from './blocks';

/** Neighbouring children of one parent. */
export interface Span {
  readonly parent: Element | ShadowRoot;
  readonly first: ChildNode | null;
  /** The child after the last; null: to the parent's end. */
  readonly end: ChildNode | null;
}

export const allOf = (parent: Element | ShadowRoot): Span => ({ parent, first: parent.firstChild, end: null });

/**
 * Cuts a long list of children into spans of about `length` elements. Only the children at the cuts become known to script; the rest is
 * passed over natively. A cut is never made inside a run of inline neighbours, over which a value may be split.
 */
export function* spansOf(parent: Element | ShadowRoot, length: number): Generator<Span> {
  const { children } = parent;
  let first = parent.firstChild;
  for (let at = length; first !== null; at += length) {
    let end = children[at] ?? null;
    while (end !== null && isInline(end)) end = end.nextElementSibling;
    yield { parent, first, end };
    first = end;
  }
}

/** The span's text, joined as `textContent` joins it. */
export function spanText({ parent, first, end }: Span): string {
  if (first === null) return '';
  const range = parent.ownerDocument.createRange();
  range.setStartBefore(first);
  if (end === null) range.setEnd(parent, parent.childNodes.length);
  else range.setEndBefore(end);
  return range.toString();
}
