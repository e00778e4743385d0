import type { Identifier } from '../ascmi/identifiers';
import type { CompanionRow, ConsentRow, RegistryDatabase } from './local-database';
import { completeIdentifiers, evidenceOfConsent, tokenOf } from './person';
import type { ConsentResource } from './resources';
import type { Vault } from './vault';

export interface StoredVersion {
  readonly consent: ConsentResource;
  readonly version: number;
  readonly updatedAtMs: number;
}

export interface PutEntry {
  readonly consent: ConsentResource;
  /** Further identifiers of the member, from a Patient that the record only refers to. */
  readonly identifiers?: readonly Identifier[];
  /** Filed with it: stored in the same moment, or none of it. */
  readonly companions?: readonly object[];
  /** Only where the current version is still this one. */
  readonly ifVersion?: number;
}

export type PutOutcome =
  | { readonly kind: 'created' | 'updated' | 'unchanged'; readonly reference: string }
  | { readonly kind: 'refused'; readonly reason: 'no-member' | 'no-identity' | 'changed' };

export interface LocalStore {
  putMany(entries: readonly PutEntry[]): Promise<readonly PutOutcome[]>;
  /** Versions as a back-up kept them, newest first for each consent. Leaves alone what is as new or newer here. */
  putVersions(members: readonly (readonly StoredVersion[])[]): Promise<void>;
  /** Current records under any of the identifiers; null where more than `cap` match. */
  find(identifiers: readonly Identifier[], cap: number): Promise<readonly StoredVersion[] | null>;
  /** Versions of one consent, newest first. */
  history(consentId: string): Promise<readonly StoredVersion[]>;
  /** What was filed with a consent; empty where it came without. */
  companions(consentId: string): Promise<readonly object[]>;
  /** Every current record, in no particular order. */
  readAll(): AsyncIterable<StoredVersion>;
  count(): Promise<number>;
}

const READ_BATCH = 500;

/** A record's own name, by which filing is idempotent: its business identifier, else its id. */
function identityOf(consent: ConsentResource): string | null {
  const [first] = completeIdentifiers(consent.identifier);
  if (first) return `identifier:${tokenOf(first)}`;
  return typeof consent.id === 'string' && consent.id !== '' ? `id:${consent.id}` : null;
}

/** Version and time are the store's own; a copy of them inside the record would make each import look like a change. */
function withoutMeta(consent: ConsentResource): ConsentResource {
  const { meta, ...rest } = consent;
  if (typeof meta !== 'object' || meta === null) return rest;
  const kept = Object.fromEntries(
    Object.entries(meta).filter(([name]) => name !== 'versionId' && name !== 'lastUpdated'),
  );
  return Object.keys(kept).length > 0 ? { ...rest, meta: kept } : rest;
}

export function createLocalStore(db: RegistryDatabase, vault: Vault, now: () => number): LocalStore {
  type Prepared = {
    readonly row: Omit<ConsentRow, 'version'>;
    readonly id: string;
    readonly with: CompanionRow | null;
    readonly ifVersion: number | undefined;
  };

  async function prepare({
    consent,
    identifiers = [],
    companions = [],
    ifVersion,
  }: PutEntry): Promise<Prepared | PutOutcome> {
    const name = identityOf(consent);
    if (name === null) return { kind: 'refused', reason: 'no-identity' };
    const member = [...evidenceOfConsent(consent).identifiers, ...identifiers];
    if (member.length === 0) return { kind: 'refused', reason: 'no-member' };
    const identity = await vault.token(name);
    const id = typeof consent.id === 'string' && consent.id !== '' ? consent.id : identity;
    const plain = JSON.stringify({ ...withoutMeta(consent), id });
    const tokens = new Set(await Promise.all(member.map((one) => vault.token(tokenOf(one)))));
    const row = {
      identity,
      idToken: await vault.token(`id:${id}`),
      tokens: [...tokens],
      digest: await vault.token(plain),
      updatedAtMs: now(),
      ...(await vault.seal(plain, identity)),
    };
    const box = companions.length > 0 ? await vault.seal(JSON.stringify(companions), `with:${identity}`) : null;
    return { row, id, with: box && { identity, ...box }, ifVersion };
  }

  async function reveal(row: ConsentRow): Promise<StoredVersion> {
    const plain = JSON.parse(await vault.open(row, row.identity)) as ConsentResource;
    const meta = {
      ...(plain['meta'] as object | undefined),
      versionId: String(row.version),
      lastUpdated: new Date(row.updatedAtMs).toISOString(),
    };
    return { consent: { ...plain, meta }, version: row.version, updatedAtMs: row.updatedAtMs };
  }

  return {
    async putMany(entries) {
      // Web Crypto is asynchronous and would end an IndexedDB transaction: everything is sealed before one is opened.
      const prepared = await Promise.all(entries.map(prepare));
      const transaction = db.transaction(['consents', 'history', 'companions'], 'readwrite', { durability: 'strict' });
      const consents = transaction.objectStore('consents');
      const outcomes: PutOutcome[] = [];
      for (const one of prepared) {
        if ('kind' in one) {
          outcomes.push(one);
          continue;
        }
        const current = await consents.get(one.row.identity);
        if (one.ifVersion !== undefined && current?.version !== one.ifVersion) {
          outcomes.push({ kind: 'refused', reason: 'changed' });
          continue;
        }
        if (one.with) await transaction.objectStore('companions').put(one.with);
        const reference = (version: number) => `Consent/${one.id}/_history/${version}`;
        if (current?.digest === one.row.digest && one.row.tokens.every((token) => current.tokens.includes(token))) {
          outcomes.push({ kind: 'unchanged', reference: reference(current.version) });
          continue;
        }
        if (current) await transaction.objectStore('history').put(current);
        const version = (current?.version ?? 0) + 1;
        await consents.put({ ...one.row, version });
        outcomes.push({ kind: current ? 'updated' : 'created', reference: reference(version) });
      }
      await transaction.done;
      return outcomes;
    },

    async putVersions(members) {
      const all = members.flat();
      const prepared = await Promise.all(all.map(({ consent }) => prepare({ consent })));
      const rows = prepared.flatMap((one, index): ConsentRow[] => {
        const version = all[index];
        return 'kind' in one || !version
          ? []
          : [{ ...one.row, version: version.version, updatedAtMs: version.updatedAtMs }];
      });
      const transaction = db.transaction(['consents', 'history'], 'readwrite', { durability: 'strict' });
      const consents = transaction.objectStore('consents');
      const history = transaction.objectStore('history');
      for (const row of rows) {
        const current = await consents.get(row.identity);
        if (!current || current.version < row.version) {
          if (current) await history.put(current);
          await consents.put(row);
        } else if (current.version > row.version && !(await history.get([row.identity, row.version])))
          await history.put(row);
      }
      await transaction.done;
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
      if (!current) return [];
      const range = IDBKeyRange.bound([current.identity, 0], [current.identity, Number.MAX_SAFE_INTEGER]);
      const earlier = await db.getAll('history', range);
      return Promise.all([current, ...earlier.reverse()].map(reveal));
    },

    async companions(consentId) {
      const current = await db.getFromIndex('consents', 'idToken', await vault.token(`id:${consentId}`));
      const row = current && (await db.get('companions', current.identity));
      return row ? (JSON.parse(await vault.open(row, `with:${row.identity}`)) as object[]) : [];
    },

    async *readAll() {
      let after: string | null = null;
      for (;;) {
        const range: IDBKeyRange | null = after === null ? null : IDBKeyRange.lowerBound(after, true);
        const rows: ConsentRow[] = await db.getAll('consents', range, READ_BATCH);
        for (const row of rows) yield await reveal(row);
        const last = rows.at(-1);
        if (!last) return;
        after = last.identity;
      }
    },

    count: () => db.count('consents'),
  };
}
