import type { Corner } from './drag';

/** Tried in this order: the first of those that cover least. Reading starts at the top left, so that corner comes last. */
const PREFERENCE: readonly Corner[] = ['se', 'sw', 'ne', 'nw'];

/** What a person may want to press. */
const CONTROL =
  'a[href],button,input,select,textarea,summary,label,[role="button"],[role="link"],[role="tab"],[role="menuitem"],[role="checkbox"],[role="option"],[onclick],[contenteditable]:not([contenteditable="false"])';

/** CSS pixels between the points that are probed: WCAG 2.2, 2.5.8 asks for targets of at least this size. */
const STEP_PX = 24;
/** Frames within frames that are looked into; frameset portals nest three. */
const MAX_DEPTH = 4;

export interface Box {
  readonly width: number;
  readonly height: number;
  /** CSS pixels between the box and the viewport's edges. */
  readonly margin: number;
}

export interface FreeCorner {
  readonly corner: Corner;
  /** Controls of the page whose middle the box covers there: what is only cut at its edge can still be pressed. */
  readonly covered: number;
}

/**
 * The corner where a box of this size covers the fewest of the page's controls. `own` is our host, which lies over everything. Reads
 * layout, so it is for the moment when the box appears or its page has changed, never for an observer.
 *
 * Residual gap: what stands in a frame of another origin cannot be seen; such a frame counts as free.
 */
export function freeCorner(document: Document, own: Element, box: Box): FreeCorner {
  const { clientWidth, clientHeight } = document.documentElement;
  let best: FreeCorner = { corner: 'se', covered: Infinity };
  for (const corner of PREFERENCE) {
    const left = corner.endsWith('w') ? box.margin : clientWidth - box.margin - box.width;
    const top = corner.startsWith('n') ? box.margin : clientHeight - box.margin - box.height;
    const area = { left, top, right: left + box.width, bottom: top + box.height };
    const covered = new Set<Element>();
    for (let x = left; x < area.right; x += STEP_PX) {
      for (let y = top; y < area.bottom; y += STEP_PX) {
        const found = controlAt(document, own, x, y, 0);
        if (found && hasMiddleIn(area, found)) covered.add(found.control);
      }
    }
    if (covered.size < best.covered) best = { corner, covered: covered.size };
  }
  return best;
}

interface Found {
  readonly control: Element;
  /** Origin of the control's document, in the coordinates of the top one. */
  readonly left: number;
  readonly top: number;
}

interface Area {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

function hasMiddleIn(area: Area, { control, left, top }: Found): boolean {
  const rect = control.getBoundingClientRect();
  const x = left + rect.left + rect.width / 2;
  const y = top + rect.top + rect.height / 2;
  return x >= area.left && x <= area.right && y >= area.top && y <= area.bottom;
}

function controlAt(document: Document, own: Element | null, x: number, y: number, depth: number): Found | null {
  const hit = document.elementsFromPoint(x, y).find((element) => element !== own);
  if (!hit) return null;
  if (hit.localName !== 'iframe' && hit.localName !== 'frame') {
    const inner = hit.shadowRoot?.elementFromPoint(x, y);
    const control = (inner ?? hit).closest(CONTROL) ?? hit.closest(CONTROL);
    return control ? { control, left: 0, top: 0 } : null;
  }
  const inner = depth < MAX_DEPTH ? (hit as HTMLIFrameElement).contentDocument : null;
  if (!inner) return null;
  const { left, top } = hit.getBoundingClientRect();
  const found = controlAt(inner, null, x - left, y - top, depth + 1);
  return found ? { control: found.control, left: left + found.left, top: top + found.top } : null;
}
