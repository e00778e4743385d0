/** One of the four corners of the viewport: north or south, then west or east. */
export type Corner = 'nw' | 'ne' | 'sw' | 'se';

const ROUND: readonly Corner[] = ['ne', 'se', 'sw', 'nw'];

/** The corner that "move" goes to: once round the screen. */
export function nextCorner(corner: Corner): Corner {
  return ROUND[(ROUND.indexOf(corner) + 1) % ROUND.length] ?? 'ne';
}

export function cornerAt(x: number, y: number, width: number, height: number): Corner {
  return `${y < height / 2 ? 'n' : 's'}${x < width / 2 ? 'w' : 'e'}` as Corner;
}

/** Pixels a pointer must travel before a press on the header becomes a drag. */
const SLACK = 6;

/** Follows one pointer from its press until it is released, moves `dock` with it, and reports the corner it was dropped in. */
export function dragToCorner(start: PointerEvent, dock: HTMLElement, onDrop: (corner: Corner) => void): void {
  if (start.button !== 0 || (start.target as Element).closest('button')) return;
  const stop = new AbortController();
  const { signal } = stop;
  let moved = false;
  dock.setPointerCapture(start.pointerId);
  const follow = (event: PointerEvent): void => {
    const dx = event.clientX - start.clientX;
    const dy = event.clientY - start.clientY;
    moved ||= Math.hypot(dx, dy) > SLACK;
    if (moved) dock.style.transform = `translate(${dx}px, ${dy}px)`;
  };
  const release = (event: PointerEvent): void => {
    stop.abort();
    dock.style.transform = '';
    const view = dock.ownerDocument.documentElement;
    if (moved && event.type === 'pointerup') {
      onDrop(cornerAt(event.clientX, event.clientY, view.clientWidth, view.clientHeight));
    }
  };
  dock.addEventListener('pointermove', follow, { signal });
  dock.addEventListener('pointerup', release, { signal });
  dock.addEventListener('pointercancel', release, { signal });
}
