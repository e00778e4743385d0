import type { Category } from '../ascmi/categories';
import type { Confidence } from '../ascmi/identifiers';

/** `SUD` becomes SUD_P2 or SUD_OTHER by context. */
export type CodedCategory = Exclude<Category, 'SUD_P2' | 'SUD_OTHER'> | 'SUD';
/** `[category, confidence, codes]`: codes and inclusive ranges parted by blanks. A code also means everything below it: `F11` holds `F11.20`. */
export type ValueRow = readonly [CodedCategory, Confidence, string];

export interface ValueSet {
  /** Raised with every change of content. */
  readonly version: string;
  readonly source: string;
  readonly rows: readonly ValueRow[];
}

/** Version of all value sets together; goes into traces. */
export const VALUE_SETS_VERSION = '2026-11';

/** The row that holds a code in a set whose codes sort and nest: ICD-10-CM, HCPCS, CPT. Points do not count. */
export function findRow({ rows }: ValueSet, code: string): ValueRow | undefined {
  const flat = code.replace('.', '');
  return rows.find(([, , entries]) => entries.split(' ').some((entry) => covers(entry.replaceAll('.', ''), flat)));
}

function covers(entry: string, code: string): boolean {
  const [low = '', high = low] = entry.split('-');
  return code.slice(0, low.length) >= low && code.slice(0, high.length) <= high;
}
