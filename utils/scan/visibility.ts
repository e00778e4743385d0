import { flatParent } from './flat-tree';

/**
 * Whether a person can see it, without asking for layout: `checkVisibility` needs styles only. Zero-sized and scrolled-away elements count as
 * seen. Residual gap: text hidden by clipping, by colour, or by a covering element is taken for visible.
 */
export function isShown(element: Element): boolean {
  if (!element.isConnected) return false;
  if (typeof element.checkVisibility === 'function') {
    if (element.checkVisibility({ visibilityProperty: true, opacityProperty: true })) return true;
    // A box that is not drawn for itself (`display: contents`, as every slot) is seen where its parent is.
    const parent = flatParent(element);
    return parent !== null && drawsOnlyChildren(element) && isShown(parent);
  }
  return element.closest('[hidden],template,noscript,[style*="display:none"],[style*="display: none"]') === null;
}

const drawsOnlyChildren = (element: Element): boolean =>
  element.ownerDocument.defaultView?.getComputedStyle(element).display === 'contents';

/**
 * Whether this frame can be seen: a frame that is not displayed has no viewport, and a same-origin parent can be asked. Residual gap: a
 * cross-origin frame hidden by `visibility` or opacity looks visible from inside.
 */
export function isFrameShown(view: Window | null): boolean {
  if (view === null) return true;
  if (view.innerWidth === 0 || view.innerHeight === 0) return false;
  for (let current: Window = view; current !== current.parent; current = current.parent) {
    const frame = frameElementOf(current);
    if (frame === null) return true;
    if (frame.localName === 'iframe' && !isShown(frame)) return false;
  }
  return true;
}

function frameElementOf(view: Window): Element | null {
  try {
    return view.frameElement;
  } catch {
    // A cross-origin parent: the browser may throw instead of answering null.
    return null;
  }
}
