import { isInline, isSkipped } from './blocks';
import { allOf, spansOf, spanText, type Span } from './spans';

/** A run of siblings that is worth walking, with its joined text. */
export interface Region {
  readonly first: ChildNode;
  readonly last: ChildNode;
  readonly text: string;
}

/** What the caller looks for in joined text. */
export interface Wanted {
  /** Something may be here. */
  readonly mayHold: (text: string) => boolean;
  /** For a cell of a row that hit: a label whose value stands in the next cell is wanted too. */
  readonly mayHoldPart: (text: string) => boolean;
  /** All of a row is wanted, not only the cells that hit. */
  readonly isWhole: (text: string) => boolean;
  /** Nothing more is wanted, whatever the text. */
  readonly isSated: () => boolean;
}

/** Elements below which a part that hits is walked rather than probed further. */
const SMALL = 24;
/** Children probed between two chances to stop. */
const BETWEEN_STOPS = 48;
/** Elements whose text is taken at once: about two milliseconds of text and probe. */
const AT_ONCE = 10_000;
/** Children of a parent that is probed child by child; a longer list is probed in spans first, and its rows are opened cell by cell. */
const FEW = 64;
/** A row's text; what says more is no row, characters. */
const ROW_TEXT = 2000;

/**
 * Finds the parts below `root` whose text may hold what is wanted, from the top down: one native call reads the text of a part, and only
 * parts that hit are opened. Inline neighbours are probed together, since a value may be split over them; blocks are probed alone. Yields
 * null where a caller may stop.
 */
export function* regionsOf(root: Document | ShadowRoot | Element, wanted: Wanted): Generator<Region | null> {
  const top = root.nodeType === 9 ? ((root as Document).body as Element | null) : (root as Element | ShadowRoot);
  if (top !== null) yield* open(top, wanted);
}

type Open = (child: Element, wanted: Wanted) => Generator<Region | null>;

function* open(parent: Element | ShadowRoot, wanted: Wanted): Generator<Region | null> {
  const { childElementCount } = parent;
  if (childElementCount <= FEW) yield* siblings(allOf(parent), part, wanted);
  else yield* list(parent, Math.floor((AT_ONCE * childElementCount) / countIn(parent)), wanted);
}

/** How many elements are below; none of them becomes known to script. */
const countIn = (parent: Element | ShadowRoot): number =>
  'getElementsByTagName' in parent
    ? parent.getElementsByTagName('*').length
    : [...parent.children].reduce((sum, child) => sum + 1 + countIn(child), 0);

/** A long list: spans of it are probed first, unless the ones before have hit, which is what lists do that hit all over. */
function* list(parent: Element | ShadowRoot, length: number, wanted: Wanted): Generator<Region | null> {
  if (length < FEW) {
    yield* siblings(allOf(parent), part, wanted);
    return;
  }
  let hits = false;
  for (const span of spansOf(parent, length)) {
    if (hits || wanted.mayHold(spanText(span))) {
      yield null;
      hits = false;
      for (const region of siblings(span, row, wanted)) {
        hits ||= region !== null;
        yield region;
      }
    }
    if (wanted.isSated()) return;
    yield null;
  }
}

function* siblings({ parent, first, end }: Span, openChild: Open, wanted: Wanted): Generator<Region | null> {
  let runStart: ChildNode | null = null;
  let runText = '';
  let seen = 0;
  const may = openChild === cell ? wanted.mayHoldPart : wanted.mayHold;
  for (let child = first; child !== null && child !== end; child = child.nextSibling) {
    const element = child.nodeType === 1 ? (child as Element) : null;
    if (element === null || isInline(element)) {
      if (child.nodeType !== 8 && !(element !== null && isSkipped(element))) runText += child.textContent ?? '';
      runStart ??= child;
      continue;
    }
    if (runStart !== null && child.previousSibling !== null) {
      if (runText.trim() !== '' && may(runText)) yield { first: runStart, last: child.previousSibling, text: runText };
      runStart = null;
      runText = '';
    }
    if (isSkipped(element)) continue;
    yield* openChild(element, wanted);
    seen += 1;
    if (seen % BETWEEN_STOPS === 0) {
      if (wanted.isSated()) return;
      yield null;
    }
  }
  const last = end === null ? parent.lastChild : end.previousSibling;
  if (runStart !== null && last !== null && may(runText)) yield { first: runStart, last, text: runText };
}

function* part(element: Element, wanted: Wanted): Generator<Region | null> {
  // A wrapper around one box is not read for itself: its box is.
  const only = element.childElementCount === 1 ? element.firstElementChild : null;
  const elements = element.childElementCount === 0 ? 0 : countIn(element);
  if (elements > AT_ONCE || (only !== null && only.childElementCount > 1)) {
    yield* open(element, wanted);
    return;
  }
  const text = element.textContent;
  if (!wanted.mayHold(text)) return;
  if (elements <= SMALL) yield { first: element, last: element, text };
  else yield* open(element, wanted);
}

/** One of many: most of its cells say what the others' say, and only those that hit are walked. */
function* row(element: Element, wanted: Wanted): Generator<Region | null> {
  const text = element.textContent;
  if (!wanted.mayHold(text)) return;
  if (text.length > ROW_TEXT) yield* part(element, wanted);
  else if (element.childElementCount < 2 || wanted.isWhole(text)) yield { first: element, last: element, text };
  else yield* siblings(allOf(element), cell, wanted);
}

function* cell(element: Element, wanted: Wanted): Generator<Region | null> {
  const text = element.textContent;
  if (wanted.mayHoldPart(text)) yield { first: element, last: element, text };
}
