import type { IDBPTransaction } from 'idb';
import {
  MEMBER_COUNT,
  type CompanionRow,
  type ConsentRow,
  type RegistryDatabase,
  type RegistrySchema,
} from './local-database';

const STORES = ['consents', 'history', 'companions', 'meta'] as const;
type Changes = IDBPTransaction<RegistrySchema, (typeof STORES)[number][], 'readwrite'>;

/** `sealed`: on the disk before anybody hears of it. `bulk`: on the disk when `settle` has been called; a file can be fed in again. */
export type Durability = 'sealed' | 'bulk';

/**
 * One transaction over the rows, which keeps the number of members right: each change of a row goes through here, and `done` writes the
 * number with the rows or not at all. Changes are handed to the database at once and awaited together: waiting for each costs more than
 * all the writing.
 */
export function openRowChanges(db: RegistryDatabase, durability: Durability = 'sealed') {
  const transaction: Changes = db.transaction([...STORES], 'readwrite', {
    durability: durability === 'bulk' ? 'relaxed' : 'strict',
  });
  const consents = transaction.objectStore('consents');
  const history = transaction.objectStore('history');
  const companions = transaction.objectStore('companions');
  const meta = transaction.objectStore('meta');
  const writes: Promise<unknown>[] = [];
  /** Rows that each member gained or lost here. */
  const gains = new Map<string, number>();

  const versions = (identity: string) => IDBKeyRange.bound([identity, 0], [identity, Number.MAX_SAFE_INTEGER]);
  const gain = (member: string, rows: number) => gains.set(member, (gains.get(member) ?? 0) + rows);

  async function writeMemberCount(): Promise<void> {
    const touched = [...gains].filter(([, rows]) => rows !== 0);
    if (touched.length === 0) return;
    const [count, ...rowsNow] = await Promise.all([
      meta.get(MEMBER_COUNT),
      ...touched.map(([member]) => consents.index('member').count(member)),
    ]);
    const change = touched.reduce((sum, [, rows], index) => {
      const now = rowsNow[index] ?? 0;
      return sum + Math.sign(now) - Math.sign(now - rows);
    }, 0);
    if (change !== 0) await meta.put((typeof count === 'number' ? count : 0) + change, MEMBER_COUNT);
  }

  return {
    consents,
    history,
    /** The rows that stand under these names now; those that none has are left out. */
    async read(identities: Iterable<string>): Promise<Map<string, ConsentRow>> {
      const rows = await Promise.all(Array.from(new Set(identities), (identity) => consents.get(identity)));
      return new Map(rows.flatMap((row) => (row ? [[row.identity, row] as const] : [])));
    },
    /** Puts what was filed with a record beside it. */
    putCompanions(row: CompanionRow): void {
      writes.push(companions.put(row));
    },
    /** Puts the row in the place of `current`, whose content is kept as history unless `forget`. */
    put(row: ConsentRow, current: ConsentRow | undefined, forget = false): void {
      if (current && !forget) writes.push(history.put(current));
      writes.push(consents.put(row));
      gain(row.member, 1);
      if (current) gain(current.member, -1);
    },
    keep(earlier: ConsentRow): void {
      writes.push(history.put(earlier));
    },
    /** Deletes a row, all its versions and what was filed with it. */
    delete({ identity, member }: ConsentRow): void {
      writes.push(consents.delete(identity), history.delete(versions(identity)), companions.delete(identity));
      gain(member, -1);
    },
    /** Numbers of the versions kept as history. */
    async keptVersions(identity: string): Promise<Set<number>> {
      return new Set((await history.getAllKeys(versions(identity))).map(([, version]) => version));
    },
    forgetHistory(identity: string): void {
      writes.push(history.delete(versions(identity)));
    },
    /** Writes a note beside the rows, with them or not at all; null takes it away. */
    note(key: string, value: string | null): void {
      writes.push(value === null ? meta.delete(key) : meta.put(value, key));
    },
    async done(): Promise<void> {
      await Promise.all([...writes, writeMemberCount().then(() => transaction.done)]);
    },
  };
}

/** Everything written before is on the disk when this resolves: databases write one log, in order. */
export async function settleRows(db: RegistryDatabase, nowMs: number): Promise<void> {
  const transaction = db.transaction('meta', 'readwrite', { durability: 'strict' });
  await Promise.all([transaction.store.put(nowMs, 'settled'), transaction.done]);
}
