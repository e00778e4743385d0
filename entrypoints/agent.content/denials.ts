import type { ActionCode } from '../../utils/ascmi/actions';

/** Denials are told in heaps: a page that tries a hundred times a second must not fill the log. */
const HEAP_MS = 2_000;

interface DenialParts {
  readonly tell: (action: ActionCode, count: number) => void;
  readonly later: (task: () => void, delayMs: number) => void;
  /** Called with a function that empties the heap at once: the page is leaving. */
  readonly onLeave: (flush: () => void) => void;
}

/** Counts what was denied without a sheet, such as a beacon to somewhere else, and tells it by action. */
export function createDenials({ tell, later, onLeave }: DenialParts): (action: ActionCode) => void {
  const counts = new Map<ActionCode, number>();
  function flush(): void {
    const heap = [...counts];
    counts.clear();
    for (const [action, count] of heap) tell(action, count);
  }
  onLeave(flush);
  return (action) => {
    if (counts.size === 0) later(flush, HEAP_MS);
    counts.set(action, (counts.get(action) ?? 0) + 1);
  };
}
