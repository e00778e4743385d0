import { isInline, isSkipped } from './blocks';

/** A run of siblings that is worth walking, with its joined text. */
export interface Region {
  readonly first: ChildNode;
  readonly last: ChildNode;
  readonly text: string;
}

/** Elements below which a part that hits is walked rather than probed further. */
const SMALL = 24;
/** Children probed between two chances to stop. */
const BETWEEN_STOPS = 48;

/**
 * Finds the parts below `root` whose text passes `wants`, from the top down: one native call reads the text of a part, and only parts that
 * hit are opened. Inline neighbours are probed together, since a value may be split over them; blocks are probed alone. Yields null where a
 * caller may stop.
 */
export function* regionsOf(
  root: Document | ShadowRoot | Element,
  wants: (text: string) => boolean,
): Generator<Region | null> {
  const top = root.nodeType === 9 ? ((root as Document).body as Element | null) : (root as Element | ShadowRoot);
  if (top !== null) yield* open(top, wants);
}

function* open(parent: Element | ShadowRoot, wants: (text: string) => boolean): Generator<Region | null> {
  let runStart: ChildNode | null = null;
  let runText = '';
  let seen = 0;
  for (let child = parent.firstChild; child !== null; child = child.nextSibling) {
    const element = child.nodeType === 1 ? (child as Element) : null;
    if (element === null || isInline(element)) {
      if (child.nodeType !== 8 && !(element !== null && isSkipped(element))) runText += child.textContent ?? '';
      runStart ??= child;
      continue;
    }
    if (runStart !== null && child.previousSibling !== null) {
      if (runText.trim() !== '' && wants(runText))
        yield { first: runStart, last: child.previousSibling, text: runText };
      runStart = null;
      runText = '';
    }
    if (isSkipped(element)) continue;
    yield* part(element, wants);
    seen += 1;
    if (seen % BETWEEN_STOPS === 0) yield null;
  }
  if (runStart !== null && parent.lastChild !== null && wants(runText)) {
    yield { first: runStart, last: parent.lastChild, text: runText };
  }
}

function* part(element: Element, wants: (text: string) => boolean): Generator<Region | null> {
  // A wrapper around one box is not read for itself: its box is.
  const only = element.childElementCount === 1 ? element.firstElementChild : null;
  if (only !== null && only.childElementCount > 1) {
    yield* open(element, wants);
    return;
  }
  const text = element.textContent;
  if (!wants(text)) return;
  if (element.getElementsByTagName('*').length <= SMALL) yield { first: element, last: element, text };
  else yield* open(element, wants);
}
