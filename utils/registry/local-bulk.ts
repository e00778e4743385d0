import { MEMBER_COUNT, type ConsentRow, type RegistryDatabase } from './local-database';
import { createRecordCodec } from './record-codec';
import { openRowChanges, settleRows } from './row-changes';
import type { BulkStore } from './stored-record';
import type { Vault } from './vault';

const IMPORTS_SHOWN = 20;
/** Batch of versions that stand again after an import was taken back. */
const STANDS_AGAIN = 'undone';
/** Rows read for one word of a search: a name that more people share than this needs a second word. */
const WORD_CAP = 1_000;

export function createBulkStore(db: RegistryDatabase, vault: Vault, now: () => number): BulkStore {
  const { reveal } = createRecordCodec(vault, now);

  /** The content before this version, standing again as the next version: versions that were answered are never used twice. */
  async function takeBack(row: ConsentRow, changes: ReturnType<typeof openRowChanges>): Promise<void> {
    const earlier = await changes.history.getAll(IDBKeyRange.bound([row.identity, 0], [row.identity, row.version]));
    // A file may have named the record twice: what stood before the whole import stands again.
    const former = earlier.findLast(({ batch }) => batch !== row.batch);
    if (!former) {
      changes.delete(row);
      return;
    }
    // The former version is no more of its own batch: taking that import back too would find the wrong one.
    const again: ConsentRow = { ...former, version: row.version + 1, updatedAtMs: now(), origin: 'undo' };
    changes.put({ ...again, batch: STANDS_AGAIN }, row);
  }

  return {
    async figures() {
      const [consents, counted, practice, imports] = await Promise.all([
        db.count('consents'),
        db.get('meta', MEMBER_COUNT),
        db.countFromIndex('consents', 'practice'),
        db.getAllFromIndex('imports', 'startedAtMs'),
      ]);
      return {
        consents,
        members: typeof counted === 'number' ? counted : 0,
        practice,
        imports: imports.reverse().slice(0, IMPORTS_SHOWN),
      };
    },

    async putImport(line) {
      await db.put('imports', line);
    },
    getImport: (id) => db.get('imports', id),
    settle: () => settleRows(db, now()),

    async undo(batch, limit) {
      const changes = openRowChanges(db);
      const rows = await changes.consents.index('batch').getAll(batch, limit);
      await Promise.all(rows.map((row) => takeBack(row, changes)));
      await changes.done();
      return rows.length === limit;
    },

    async remove(what, limit) {
      const changes = openRowChanges(db);
      const rows =
        what === 'practice'
          ? await changes.consents.index('practice').getAll(1, limit)
          : await changes.consents.getAll(null, limit);
      for (const row of rows) changes.delete(row);
      await changes.done();
      return rows.length === limit;
    },

    async sweep(batch, after, limit) {
      const changes = openRowChanges(db);
      const range = after === null ? null : IDBKeyRange.lowerBound(after, true);
      const rows = await changes.consents.getAll(range, limit);
      for (const row of rows) if (row.batch !== batch) changes.delete(row);
      await changes.done();
      return rows.length === limit ? (rows.at(-1)?.identity ?? null) : null;
    },

    async search(words, limit) {
      const tokens = await Promise.all([...new Set(words)].map((word) => vault.token(word)));
      const index = db.transaction('consents').store.index('tokens');
      const lists = await Promise.all(tokens.map((token) => index.getAll(token, WORD_CAP)));
      // The rarest word's rows carry all their other words themselves.
      const [rarest = []] = lists.toSorted((left, right) => left.length - right.length);
      const rows = rarest.filter((row) => tokens.every((token) => row.tokens.includes(token)));
      return {
        records: await Promise.all(rows.slice(0, limit).map(reveal)),
        more: rows.length > limit || rarest.length === WORD_CAP,
      };
    },
  };
}
