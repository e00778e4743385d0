import type { Decision } from '../decision/types';
import type { LookupAnswer, Registry } from '../registry/registry';

/** References of the records that a decision rests on: `Consent/c-2/_history/3`. */
export function decidingRecords({ perCategory }: Decision): readonly string[] {
  return [...new Set(Object.values(perCategory).flatMap(({ record }) => record ?? []))];
}

/** `Consent/c-2` and `c-2/_history/3` alike name `c-2`. */
const idOf = (reference: string): string => reference.replace(/\/_history\/.*$/, '').replace(/^.*\//, '');

/**
 * The moment of sending: reads the deciding records again, conditionally (`If-None-Match`). False where one is gone, changed, or could not
 * be read now: then only a new look-up can answer. The embedded registry tells of each change by itself; a decision service, which cannot
 * be asked for one record, is asked for its decision anew.
 */
export async function stillStand(
  registry: Registry,
  answer: LookupAnswer,
  references: readonly string[],
  signal: AbortSignal,
): Promise<boolean> {
  if (!registry.recheck) return registry.kind === 'local';
  const held = new Map(
    answer.records.flatMap((record) => {
      const { id } = record as { id?: unknown };
      return typeof id === 'string' && typeof record === 'object' && record !== null ? [[id, record] as const] : [];
    }),
  );
  const read = await Promise.all(
    references.map(async (reference) => {
      const record = held.get(idOf(reference));
      if (!record) return false;
      const checked = await registry.recheck?.(record, signal).catch(() => null);
      return checked?.ok === true && checked.value === 'unchanged';
    }),
  );
  return read.every(Boolean);
}
