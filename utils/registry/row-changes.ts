import type { IDBPTransaction } from 'idb';
import { MEMBER_COUNT, type ConsentRow, type RegistryDatabase, type RegistrySchema } from './local-database';

const STORES = ['consents', 'history', 'companions', 'meta'] as const;
type Changes = IDBPTransaction<RegistrySchema, (typeof STORES)[number][], 'readwrite'>;

/**
 * One transaction over the rows, which keeps the number of members right: each change of a row goes through here, and `done` writes the
 * number with the rows or not at all.
 */
export function openRowChanges(db: RegistryDatabase) {
  const transaction: Changes = db.transaction([...STORES], 'readwrite', { durability: 'strict' });
  const consents = transaction.objectStore('consents');
  const history = transaction.objectStore('history');
  const companions = transaction.objectStore('companions');
  const meta = transaction.objectStore('meta');
  let change = 0;

  const others = (member: string) => consents.index('member').count(member);
  const versions = (identity: string) => IDBKeyRange.bound([identity, 0], [identity, Number.MAX_SAFE_INTEGER]);

  return {
    consents,
    history,
    companions,
    /** Puts the row in the place of `current`, whose content is kept as history unless `forget`. */
    async put(row: ConsentRow, current: ConsentRow | undefined, forget = false): Promise<void> {
      if (current && !forget) await history.put(current);
      if (current?.member !== row.member && (await others(row.member)) === 0) change += 1;
      await consents.put(row);
      if (current && current.member !== row.member && (await others(current.member)) === 0) change -= 1;
    },
    /** Deletes a row, all its versions and what was filed with it. */
    async delete({ identity, member }: ConsentRow): Promise<void> {
      await consents.delete(identity);
      await history.delete(versions(identity));
      await companions.delete(identity);
      if ((await others(member)) === 0) change -= 1;
    },
    forgetHistory: (identity: string) => history.delete(versions(identity)),
    async done(): Promise<void> {
      if (change !== 0) {
        const count = await meta.get(MEMBER_COUNT);
        await meta.put((typeof count === 'number' ? count : 0) + change, MEMBER_COUNT);
      }
      await transaction.done;
    },
  };
}
