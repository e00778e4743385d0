import type { ImportProblem, ImportRow } from './import-rows';
import type { LocalStore, PutEntry } from './local-store';

export interface ImportReport {
  readonly rows: number;
  readonly created: number;
  readonly updated: number;
  readonly unchanged: number;
  /** Refused rows, each with what it was: nothing is lost on a bad row. */
  readonly refused: readonly { readonly line: number; readonly problem: ImportProblem; readonly raw: string }[];
  /** False where the import was stopped; what was counted is stored. */
  readonly complete: boolean;
}

export interface ImportOptions {
  readonly signal: AbortSignal;
  /** Called after each batch. */
  readonly onProgress: (done: number, rows: number) => void;
}

/** One transaction each: small enough to show progress and to stop, large enough for a million rows in minutes. */
const BATCH = 250;

/** Stores what is good, names what is not. Running the same file again changes nothing. */
export async function importRows(
  store: LocalStore,
  rows: readonly ImportRow[],
  { signal, onProgress }: ImportOptions,
): Promise<ImportReport> {
  const counts = { created: 0, updated: 0, unchanged: 0 };
  const refused: { line: number; problem: ImportProblem; raw: string }[] = [];
  for (let start = 0; start < rows.length; start += BATCH) {
    if (signal.aborted) return { rows: rows.length, ...counts, refused, complete: false };
    const batch = rows.slice(start, start + BATCH);
    const good: { row: ImportRow; entry: PutEntry }[] = [];
    for (const row of batch) {
      if (row.entry) good.push({ row, entry: row.entry });
      else refused.push({ line: row.line, problem: row.problem ?? 'not-a-consent', raw: row.raw });
    }
    const outcomes = await store.putMany(good.map(({ entry }) => entry));
    for (const [index, outcome] of outcomes.entries()) {
      const row = good[index]?.row;
      if (outcome.kind !== 'refused') counts[outcome.kind] += 1;
      else if (row)
        refused.push({
          line: row.line,
          problem: outcome.reason === 'no-member' ? 'no-member' : 'not-a-consent',
          raw: row.raw,
        });
    }
    onProgress(Math.min(start + BATCH, rows.length), rows.length);
  }
  return { rows: rows.length, ...counts, refused, complete: true };
}

/** Every current record, one JSON line each, in FHIR's bulk-data form. The file holds members' data in clear: the person is told so. */
export async function* exportNdjson(store: LocalStore): AsyncGenerator<string> {
  for await (const { consent } of store.readAll()) yield `${JSON.stringify(consent)}\n`;
}
