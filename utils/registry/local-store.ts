import type { ConsentRow, RegistryDatabase } from './local-database';
import { tokenOf } from './person';
import { createRecordCodec } from './record-codec';
import { openRowChanges } from './row-changes';
import type { LocalStore, Provenance, PutOutcome, StoredVersion, StorePage } from './stored-record';
import type { Vault } from './vault';

const READ_BATCH = 500;
/** A page is a message to the console, and browsers refuse messages beyond 64 MB. Signed copies make records large. */
const PAGE_BYTES = 8_000_000;
const FILED: Provenance = { origin: 'form' };

export function createLocalStore(db: RegistryDatabase, vault: Vault, now: () => number): LocalStore {
  const { prepare, reveal, openCompanions } = createRecordCodec(vault, now);

  async function rowsOf(current: ConsentRow): Promise<ConsentRow[]> {
    const range = IDBKeyRange.bound([current.identity, 0], [current.identity, Number.MAX_SAFE_INTEGER]);
    return [current, ...(await db.getAll('history', range)).reverse()];
  }

  async function page(from: string | null, limit: number, withHistory: boolean): Promise<StorePage> {
    const range = from === null ? null : IDBKeyRange.lowerBound(from, true);
    const rows: ConsentRow[] = await db.getAll('consents', range, limit);
    const members: StoredVersion[][] = [];
    let bytes = 0;
    for (const row of rows) {
      const versions = withHistory ? await rowsOf(row) : [row];
      members.push(await Promise.all(versions.map(reveal)));
      for (const { sealed } of versions) bytes += sealed.byteLength;
      if (bytes > PAGE_BYTES) break;
    }
    const isLast = members.length === rows.length && rows.length < limit;
    return { members, next: isLast ? null : (rows[members.length - 1]?.identity ?? null) };
  }

  return {
    async putMany(entries, provenance = FILED) {
      // Web Crypto is asynchronous and would end an IndexedDB transaction: everything is sealed before one is opened.
      const prepared = await Promise.all(entries.map(prepare));
      const changes = openRowChanges(db, provenance.origin === 'import' ? 'bulk' : 'sealed');
      const standing = await changes.read(prepared.flatMap((one) => ('kind' in one ? [] : [one.row.identity])));
      const outcomes = prepared.map((one): PutOutcome => {
        if ('kind' in one) return one;
        const current = standing.get(one.row.identity);
        if (one.ifVersion !== undefined && current?.version !== one.ifVersion) {
          return { kind: 'refused', reason: 'changed' };
        }
        const reference = (version: number) => `Consent/${one.id}/_history/${version}`;
        const isKnown =
          current?.digest === one.row.digest && one.row.tokens.every((token) => current.tokens.includes(token));
        if (!isKnown && current && provenance.origin === 'import' && isOverruled(one.row, current)) {
          return { kind: 'refused', reason: 'newer-here' };
        }
        if (one.companions) changes.putCompanions(one.companions);
        if (isKnown) return { kind: 'unchanged', reference: reference(current.version) };
        const version = (current?.version ?? 0) + 1;
        const isPractice = provenance.origin === 'practice' || current?.practice !== undefined;
        const row = { ...one.row, ...provenance, version, ...(isPractice ? { practice: 1 as const } : {}) };
        changes.put(row, current);
        // A file may name a record twice: the second meets the first.
        standing.set(row.identity, row);
        return { kind: current ? 'updated' : 'created', reference: reference(version) };
      });
      await changes.done();
      return outcomes;
    },

    async putVersions(members, { mode, batch } = { mode: 'merge' }) {
      const prepared = await Promise.all(
        members.map(async (versions) => {
          const rows = await Promise.all(versions.map(async (version) => ({ version, one: await prepare(version) })));
          return rows.flatMap(({ version, one }) => ('kind' in one ? [] : [restoredRow(one.row, version, batch)]));
        }),
      );
      const changes = openRowChanges(db, batch === undefined ? 'sealed' : 'bulk');
      const newestRows = prepared.flatMap(([newest]) => newest ?? []);
      const [standing, kept] = await Promise.all([
        changes.read(newestRows.map(({ identity }) => identity)),
        Promise.all(newestRows.map(async ({ identity }) => [identity, await changes.keptVersions(identity)] as const)),
      ]);
      const keptOf = new Map(kept);
      for (const [newest, ...earlier] of prepared) {
        if (!newest) continue;
        const current = standing.get(newest.identity);
        if (mode === 'replace') {
          changes.forgetHistory(newest.identity);
          changes.put(newest, current, true);
          for (const row of earlier) changes.keep(row);
          continue;
        }
        const held = keptOf.get(newest.identity) ?? new Set();
        if (current) held.add(current.version);
        if (!current || current.version < newest.version) changes.put(newest, current);
        const top = Math.max(current?.version ?? 0, newest.version);
        for (const row of [newest, ...earlier]) if (row.version < top && !held.has(row.version)) changes.keep(row);
      }
      await changes.done();
    },

    async find(identifiers, cap) {
      const tokens = await Promise.all(identifiers.map((one) => vault.token(tokenOf(one))));
      const index = db.transaction('consents').store.index('tokens');
      const rows = new Map<string, ConsentRow>();
      for (const found of await Promise.all(tokens.map((token) => index.getAll(token, cap + 1)))) {
        for (const row of found) rows.set(row.identity, row);
      }
      return rows.size > cap ? null : Promise.all([...rows.values()].map(reveal));
    },

    async history(consentId) {
      const current = await db.getFromIndex('consents', 'idToken', await vault.token(`id:${consentId}`));
      return current ? Promise.all((await rowsOf(current)).map(reveal)) : [];
    },

    async companions(consentId) {
      const current = await db.getFromIndex('consents', 'idToken', await vault.token(`id:${consentId}`));
      const row = current && (await db.get('companions', current.identity));
      return row ? openCompanions(row) : [];
    },

    page,

    async *readAll() {
      let from: string | null = null;
      do {
        const { members, next }: StorePage = await page(from, READ_BATCH, false);
        for (const [current] of members) if (current) yield current;
        from = next;
      } while (from !== null);
    },

    count: () => db.count('consents'),
  };
}

/**
 * A file says less than what is here where its version of the record is older, or where it does not say when it changed and a person here
 * closed the record since: feeding an old list in again must not bring a revoked consent back.
 */
function isOverruled(row: PreparedRow, current: ConsentRow): boolean {
  const isClosedHere = current.origin === 'person';
  if (row.sourceAtMs === undefined) return isClosedHere;
  return row.sourceAtMs < (isClosedHere ? current.updatedAtMs : (current.sourceAtMs ?? Number.NEGATIVE_INFINITY));
}
type PreparedRow = Omit<ConsentRow, 'version'>;

function restoredRow(row: PreparedRow, version: StoredVersion, batch: string | undefined): ConsentRow {
  return {
    ...row,
    version: version.version,
    updatedAtMs: version.updatedAtMs,
    origin: version.origin ?? 'restore',
    ...(batch === undefined ? {} : { batch }),
    ...(version.isPractice ? { practice: 1 as const } : {}),
  };
}
