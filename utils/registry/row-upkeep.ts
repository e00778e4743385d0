import { demoRecords } from './demo-consents';
import { ROWS_BEHIND, type ConsentRow, type RegistryDatabase } from './local-database';
import type { RecordCodec } from './record-codec';
import { openRowChanges } from './row-changes';

/** Rows of one transaction: short enough that a look-up meanwhile does not wait. */
const PIECE = 200;

/**
 * Gives rows of the first version what later ones have: words to search by, the CIN as the member's first number, and the mark of practice
 * data. That needs the keys, which no upgrade of the database can wait for, so it is done afterwards, piece by piece; a worker that dies
 * goes on where it was. Look-ups need none of it.
 */
export async function catchUp(db: RegistryDatabase, { prepare, reveal }: RecordCodec): Promise<void> {
  // Invented members were seeded by version 1 too, under names that never changed.
  const invented = await Promise.all(demoRecords('2026-01-01').consents.map((consent) => prepare({ consent })));
  const practice = new Set(invented.flatMap((one) => ('kind' in one ? [] : [one.row.identity])));

  async function improved(row: ConsentRow): Promise<ConsentRow> {
    const { consent } = await reveal(row);
    const prepared = await prepare({ consent });
    if ('kind' in prepared) return row;
    const { tokens, member } = prepared.row;
    return {
      ...row,
      tokens: [...new Set([...tokens, ...row.tokens])],
      member,
      ...(practice.has(row.identity) ? { practice: 1 as const } : {}),
    };
  }

  for (;;) {
    const after: unknown = await db.get('meta', ROWS_BEHIND);
    if (typeof after !== 'string') return;
    const rows = await db.getAll('consents', after === '' ? null : IDBKeyRange.lowerBound(after, true), PIECE);
    // A row that does not open is damaged: look-ups say so, and it keeps nobody else's words back.
    const better = await Promise.all(rows.map((row) => improved(row).catch(() => row)));
    const changes = openRowChanges(db);
    const standing = await changes.read(better.map(({ identity }) => identity));
    for (const row of better) {
      const current = standing.get(row.identity);
      // What was written meanwhile has its words already.
      if (current?.version === row.version) changes.put(row, current, true);
    }
    const last = rows.at(-1);
    changes.note(ROWS_BEHIND, last && rows.length === PIECE ? last.identity : null);
    await changes.done();
  }
}
