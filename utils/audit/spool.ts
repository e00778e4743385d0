import type { Area } from '../platform/areas';
import type { AuditEvent } from './entry';

/** What the disk did not take, in the order in which it happened. `atMs`: epoch milliseconds. */
interface Spooled {
  readonly kept: readonly { readonly atMs: number; readonly event: AuditEvent }[];
  /** Events beyond the limit, of which only the number is known. */
  readonly dropped: number;
}

export interface AuditSpool {
  add(event: AuditEvent): Promise<void>;
  /** Writes what is kept by `append`, oldest first, and stops at the first that is refused again. */
  drain(append: (event: AuditEvent, atMs: number) => Promise<unknown>): Promise<void>;
}

export const SPOOL_KEY = 'audit.spool';
/** A line is about 2 kB, and the browser grants 10 MB of such memory to everything that we keep in it. */
const MOST_KEPT = 1_000;
const EMPTY: Spooled = { kept: [], dropped: 0 };

/**
 * Keeps audit events in the browser's memory while the disk refuses them. It outlives the worker. A line that is written just when the worker
 * dies may be written again: the log then says one thing twice, and never too little.
 *
 * Residual gap: what is kept is gone when the browser ends, or the extension is loaded again, before the disk has room.
 */
export function createAuditSpool(session: Area, now: () => number): AuditSpool {
  let queue: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(task: () => Promise<T>): Promise<T> => {
    const run = queue.then(task, task);
    queue = run.catch(() => undefined);
    return run;
  };
  // Written here only, so the shape is trusted; the area is empty after an update.
  const read = async (): Promise<Spooled> => ((await session.get(SPOOL_KEY)) as Spooled | undefined) ?? EMPTY;
  const write = ({ kept, dropped }: Spooled): Promise<void> =>
    kept.length + dropped > 0 ? session.set(SPOOL_KEY, { kept, dropped }) : session.remove(SPOOL_KEY);

  return {
    add: (event) =>
      inTurn(async () => {
        const { kept, dropped } = await read();
        await write(
          kept.length < MOST_KEPT
            ? { kept: [...kept, { atMs: now(), event }], dropped }
            : { kept, dropped: dropped + 1 },
        );
      }),
    drain: (append) =>
      inTurn(async () => {
        let { kept, dropped } = await read();
        for (let first = kept[0]; first; first = kept[0]) {
          await append(first.event, first.atMs);
          kept = kept.slice(1);
          await write({ kept, dropped });
        }
        if (dropped === 0) return;
        await append({ type: 'enforcement', portal: '', what: 'audit-lines-dropped', count: dropped }, now());
        dropped = 0;
        await write({ kept, dropped });
      }),
  };
}
