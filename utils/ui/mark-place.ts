import { isOwnElement } from '../platform/own-element';

export interface Place {
  /** Viewport pixels of the mark's upper left corner. */
  readonly x: number;
  readonly y: number;
}

/** Width and height of a mark, viewport pixels, the same in every state. */
export const MARK_PX = 13;
const GAP_PX = 4;
/** Half of a line of text: what is cut off there by a scroll box is cut off for the mark too. */
const REACH_PX = 5;
/** Boxes between a number's element and its cell; further out stands the page. */
const LEVELS = 4;
const BOXES = 'td,th,li,[role="cell"],[role="gridcell"],[role="rowheader"],[role="listitem"]';

/**
 * Where the mark of an identifier belongs: behind its text where the cell has room, else before it. Null where it cannot be seen: scrolled
 * out of a box, hidden, or under a dialog of the page. Reads layout and changes nothing.
 */
export function placeOf(element: Element): Place | null {
  const text = textBox(element);
  if (!element.isConnected || text.width === 0 || text.height === 0) return null;
  const middle = text.top + text.height / 2;
  // Just inside the text's first character, at the mark's upper and lower edge: what stands there is what the user sees there.
  const root = element.getRootNode() as Document | ShadowRoot;
  const left = text.left + Math.min(3, text.width / 2);
  const edges = [middle - REACH_PX, middle + REACH_PX];
  if (edges.some((y) => !isSameSpot(root.elementFromPoint(left, y), element))) return null;
  const cell = (element.closest(BOXES) ?? element.parentElement ?? element).getBoundingClientRect();
  const isRoomBehind = text.right + GAP_PX + MARK_PX <= cell.right;
  const isRoomBefore = text.left - GAP_PX - MARK_PX >= cell.left;
  const x = isRoomBehind || !isRoomBefore ? text.right + GAP_PX : text.left - GAP_PX - MARK_PX;
  return { x: Math.round(x), y: Math.round(middle - MARK_PX / 2) };
}

/** The text's own box: an element's box often fills its cell. A field has no text nodes; its box is taken. */
function textBox(element: Element): DOMRect {
  if (element.childNodes.length === 0) return element.getBoundingClientRect();
  const range = element.ownerDocument.createRange();
  range.selectNodeContents(element);
  return range.getBoundingClientRect();
}

/** Whether what is hit is the element, something in it, or a box close around it. */
function isSameSpot(hit: Element | null, element: Element): boolean {
  if (hit === null || isOwnElement(hit)) return false;
  if (element.contains(hit)) return true;
  let box: Element | null = element;
  for (let level = 0; level < LEVELS && box !== null; level += 1, box = box.parentElement) {
    if (box === hit) return true;
    if (box.matches(BOXES)) return false;
  }
  return false;
}
