import { normaliseText } from '../identifiers/text';

/** A run of text that reads as one: a cell, a line, a paragraph. Inline children are joined, cells never are. */
export interface Block {
  /** The element that holds all of it. */
  readonly element: Element;
  readonly text: string;
  /**
   * The same text with neighbouring inline elements set apart by a space, where that differs: `<span>MRN</span><span>12</span>`; by two between
   * words, so that `<b>Jane Doe</b><i>ID: 12</i>` is not read as the ID of a thing called Doe.
   */
  readonly spaced: string;
  /** The innermost element at an offset of `spaced`. */
  elementAt(offset: number): Element;
}

const INLINE = new Set(
  'a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark nobr q rp rt ruby s samp small span strike strong sub sup time tt u var wbr'.split(
    ' ',
  ),
);
const SKIPPED = new Set(
  'script style template noscript head meta link iframe frame object embed canvas video audio select textarea datalist svg math title'.split(
    ' ',
  ),
);

export const isInline = (element: Element): boolean => INLINE.has(element.localName) || element.localName === 'br';
export const isSkipped = (element: Element): boolean => SKIPPED.has(element.localName);

/** Walks from `first` to `last` (siblings, both included) and hands over each block in document order. */
export function walkBlocks(first: Node, last: Node, emit: (block: Block) => void): void {
  const walker = new BlockWalker(emit);
  const home = first.parentNode;
  walker.holder = home?.nodeType === 1 ? (home as Element) : null;
  for (let node: Node | null = first; node !== null; node = node === last ? null : node.nextSibling) walker.visit(node);
  walker.flush();
}

class BlockWalker {
  holder: Element | null = null;
  private text = '';
  private spaced = '';
  private pieces: { at: number; element: Element }[] = [];
  /** An inline element has just ended: if another begins right here, nothing tells whether a reader sees a gap between them. */
  private afterInline = false;
  private gap = false;
  private lastInline: Element | null = null;

  constructor(private readonly emit: (block: Block) => void) {}

  visit(node: Node): void {
    if (node.nodeType === 3) {
      this.append((node as Text).data);
      return;
    }
    if (node.nodeType !== 1) return;
    const element = node as Element;
    const name = element.localName;
    if (name === 'br') {
      this.append('\n');
      return;
    }
    if (SKIPPED.has(name)) return;
    if (INLINE.has(name)) {
      this.gap ||= this.afterInline;
      this.children(element);
      this.afterInline = true;
      this.lastInline = element;
      return;
    }
    this.flush();
    this.children(element);
    this.flush();
  }

  private children(element: Element): void {
    const outer = this.holder;
    this.holder = element;
    // Asking each text node costs a script object a node; where there is nothing else, one call says it all.
    if (element.childElementCount === 0) this.append(element.textContent);
    else for (let child = element.firstChild; child !== null; child = child.nextSibling) this.visit(child);
    this.holder = outer;
  }

  private append(raw: string): void {
    const holder = this.holder;
    if (holder === null || raw === '') return;
    const data = normaliseText(raw);
    // `<b>Chart</b>C-30071`: a style sheet sets a label apart, and no character does. `<mark>CL</mark>C-30071` is one number.
    this.gap ||= this.afterInline && /^[A-Z]{1,4}-?\d{2}/.test(data) && /\p{L}{3}$/u.test(this.spaced);
    if (
      this.gap &&
      /[\p{L}\d:.)#]$/u.test(this.spaced) &&
      /^[\p{L}\d(#]/u.test(data) &&
      !this.isOneNumber(data, holder)
    )
      this.spaced += /\p{L}$/u.test(this.spaced) && /^\p{L}/u.test(data) ? '  ' : ' ';
    this.gap = false;
    this.afterInline = false;
    if (data.trim() !== '') this.pieces.push({ at: this.spaced.length, element: holder });
    this.text += data;
    this.spaced += data;
  }

  /** Digits on both sides of the seam, and no style that sets them apart: one number in two colours. */
  private isOneNumber(data: string, holder: Element): boolean {
    const before = this.lastInline;
    if (
      before === null ||
      !/\d$/.test(this.spaced) ||
      !/^\d+(?!\d| ?[/.:-]| of )/.test(data) ||
      /[/.:-]\d+$/.test(this.spaced)
    )
      return false;
    const view = holder.ownerDocument.defaultView;
    if (view === null) return false;
    const [left, right] = [view.getComputedStyle(before), view.getComputedStyle(holder)];
    const gaps = [left.marginRight, left.paddingRight, right.marginLeft, right.paddingLeft];
    return left.display === 'inline' && right.display === 'inline' && gaps.every((gap) => parseFloat(gap || '0') === 0);
  }

  flush(): void {
    const { text, spaced, pieces } = this;
    this.text = '';
    this.spaced = '';
    this.pieces = [];
    this.afterInline = false;
    this.gap = false;
    const first = pieces[0];
    if (first === undefined) return;
    const element = pieces.length === 1 ? first.element : common(pieces.map((piece) => piece.element));
    this.emit({
      element,
      text,
      spaced,
      elementAt: (offset) => pieces.findLast((piece) => piece.at <= offset)?.element ?? element,
    });
  }
}

function common(elements: readonly Element[]): Element {
  const [first, ...rest] = elements as [Element, ...Element[]];
  let holder: Element = first;
  for (const element of rest) {
    while (!holder.contains(element) && holder.parentElement !== null) holder = holder.parentElement;
  }
  return holder;
}

/** The blocks of one small element. */
export function blocksOf(element: Element): Block[] {
  const blocks: Block[] = [];
  walkBlocks(element, element, (block) => blocks.push(block));
  return blocks;
}
