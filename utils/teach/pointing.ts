import { isOwnElement } from '../platform/own-element';
import { CONTROLS, pressedControl } from '../scan/outbound/control-facts';
import { flatPath } from '../scan/flat-tree';
import { shadowRootsIn, type OpenShadowRoot } from '../scan/shadow-roots';
import { isShown } from '../scan/visibility';

export type Aim = 'member' | 'control';

/** A box in the top frame's viewport, pixels. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Places that keys step through. A page of thousands is pointed at with the pointer. */
const MAX_PLACES = 400;

/**
 * What is meant at a point of the viewport: the innermost element for a number, the control that a click would press for a button. Looks
 * through our own interface, into shadow roots and frames of the same origin. Null over a frame that cannot be looked into.
 */
export function aimedAt(aim: Aim, document: Document, x: number, y: number, open: OpenShadowRoot): Element | null {
  const hit = innermostAt(document, x, y, open);
  if (hit === null || hit.localName === 'html' || hit.localName === 'body') return null;
  return aim === 'member' ? hit : (pressedControl(flatPath(hit)) ?? hit);
}

function innermostAt(document: Document, x: number, y: number, open: OpenShadowRoot): Element | null {
  let hit = document.elementsFromPoint(x, y).find((element) => !isOwnElement(element)) ?? null;
  for (let inner = hit; inner !== null;) {
    hit = inner;
    const deeper: Element | null = open(hit)?.elementFromPoint(x, y) ?? null;
    inner = deeper === hit ? null : deeper;
  }
  if (hit === null || !isFrame(hit)) return hit;
  const inside = documentOf(hit);
  const { left, top } = hit.getBoundingClientRect();
  return inside === null ? null : innermostAt(inside, x - left - hit.clientLeft, y - top - hit.clientTop, open);
}

/** What keys step through, in reading order: numbers to read, or controls. */
export function places(aim: Aim, document: Document, open: OpenShadowRoot): Element[] {
  const roots: ParentNode[] = [document, ...shadowRootsIn(document, open, () => undefined)];
  const found = roots.flatMap((root) =>
    [...root.querySelectorAll(aim === 'control' ? CONTROLS : '*')].filter(
      (element) => (aim === 'control' || holdsNumber(element)) && isShown(element),
    ),
  );
  const frames = [...document.querySelectorAll('iframe,frame')].flatMap((frame) => documentOf(frame) ?? []);
  return [...found, ...frames.flatMap((inside) => places(aim, inside, open))].slice(0, MAX_PLACES);
}

/** An element whose own text, or value, has two digits: a box around it is not meant. */
function holdsNumber(element: Element): boolean {
  if (isOwnElement(element) || element.matches('script,style,option')) return false;
  if (element.matches('input:not([type="hidden"]),textarea'))
    return /\d\D*\d/.test((element as HTMLInputElement).value);
  return [...element.childNodes].some((node) => node.nodeType === 3 && /\d\D*\d/.test(node.textContent ?? ''));
}

/** Where an element is seen, counted from the top frame's corner. */
export function boxOf(element: Element): Box {
  const { left, top, width, height } = element.getBoundingClientRect();
  let x = left;
  let y = top;
  for (let frame = element.ownerDocument.defaultView?.frameElement; frame;) {
    const outer = frame.getBoundingClientRect();
    x += outer.left + frame.clientLeft;
    y += outer.top + frame.clientTop;
    frame = frame.ownerDocument.defaultView?.frameElement;
  }
  return { x, y, width, height };
}

const isFrame = (element: Element): boolean => element.localName === 'iframe' || element.localName === 'frame';

function documentOf(frame: Element): Document | null {
  try {
    return (frame as HTMLIFrameElement).contentDocument;
  } catch {
    // Another origin: its own page has to be opened to be taught.
    return null;
  }
}
