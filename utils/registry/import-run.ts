import type { EmbeddedEntry, ImportReport, RefusedRow, StoreOutcome } from '../contract/embedded-view';
import type { ImportRow } from './import-rows';
import type { PutOutcome } from './stored-record';

/** One transaction each: small enough to show progress and to stop, large enough for a million rows in minutes. */
export const IMPORT_BATCH = 250;
/** Fewer where records carry signed copies: a batch is a message, and browsers refuse messages beyond 64 MB. */
const BATCH_CHARS = 8_000_000;

/** Stores a few records; null where no answer came. */
export type PutRecords = (entries: readonly EmbeddedEntry[]) => Promise<readonly StoreOutcome[] | null>;

export interface ImportOptions {
  readonly signal: AbortSignal;
  /** Called with the rows done so far, after each batch. */
  readonly onProgress: (rows: number) => void;
}

/** A version that was not the expected one is a record that changed here since. */
export function outcomeOf(outcome: PutOutcome): StoreOutcome {
  if (outcome.kind !== 'refused') return outcome.kind;
  return outcome.reason === 'changed' ? 'newer-here' : outcome.reason;
}

/** Stores what is good, names what is not. Running the same file again changes nothing. */
export async function importRows(
  rows: AsyncIterable<ImportRow>,
  put: PutRecords,
  { signal, onProgress }: ImportOptions,
): Promise<ImportReport> {
  const counts = { created: 0, updated: 0, unchanged: 0 };
  const refused: RefusedRow[] = [];
  let done = 0;
  const report = (end: ImportReport['end']): ImportReport => ({ rows: done, ...counts, refused, end });
  const refuse = ({ line, raw }: ImportRow, problems: RefusedRow['problems']) => refused.push({ line, raw, problems });

  async function store(batch: readonly ImportRow[]): Promise<boolean> {
    const good = batch.flatMap((row) => (row.entry ? [{ row, entry: row.entry }] : []));
    const outcomes = good.length === 0 ? [] : await put(good.map(({ entry }) => entry));
    if (outcomes === null) return false;
    for (const row of batch) if (!row.entry) refuse(row, row.problems);
    for (const [index, outcome] of outcomes.entries()) {
      if (outcome === 'created' || outcome === 'updated' || outcome === 'unchanged') counts[outcome] += 1;
      else if (good[index]) refuse(good[index].row, [{ code: outcome, column: null }]);
    }
    done += batch.length;
    onProgress(done);
    return true;
  }

  for await (const batch of batches(rows)) {
    if (signal.aborted) return report('cancelled');
    if (!(await store(batch))) return report('no-answer');
  }
  return report(signal.aborted ? 'cancelled' : 'complete');
}

async function* batches(rows: AsyncIterable<ImportRow>): AsyncGenerator<ImportRow[]> {
  let batch: ImportRow[] = [];
  let chars = 0;
  for await (const row of rows) {
    batch.push(row);
    chars += row.raw.length;
    if (batch.length < IMPORT_BATCH && chars < BATCH_CHARS) continue;
    yield batch;
    batch = [];
    chars = 0;
  }
  if (batch.length > 0) yield batch;
}
