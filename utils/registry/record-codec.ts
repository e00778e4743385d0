import type { Identifier } from '../ascmi/identifiers';
import type { CompanionRow, ConsentRow } from './local-database';
import { completeIdentifiers, evidenceOfConsent, tokenOf } from './person';
import type { ConsentResource } from './resources';
import { cinFirst, wordsOfRecord } from './search-words';
import type { PutEntry, PutOutcome, StoredVersion } from './stored-record';
import type { Vault } from './vault';

/** A record on its way to the disk: all of a row but its place among the versions. */
export interface PreparedRecord {
  readonly row: Omit<ConsentRow, 'version'>;
  readonly id: string;
  /** What was filed with it, where something was. */
  readonly companions: CompanionRow | null;
  readonly ifVersion: number | undefined;
}

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

/** `meta.lastUpdated` as epoch milliseconds, or null. */
function sourceTime({ meta }: ConsentResource): number | null {
  const updated = typeof meta === 'object' && meta !== null ? (meta as { lastUpdated?: unknown }).lastUpdated : null;
  const time = typeof updated === 'string' ? Date.parse(updated) : Number.NaN;
  return Number.isNaN(time) ? null : time;
}

/** Binds the sealed companions to their record, and keeps them from being taken for it. */
const companionsContext = (identity: string): string => `with:${identity}`;

export interface RecordCodec {
  readonly prepare: (entry: PutEntry) => Promise<PreparedRecord | PutOutcome>;
  readonly reveal: (row: ConsentRow) => Promise<StoredVersion>;
  readonly openCompanions: (row: CompanionRow) => Promise<readonly object[]>;
}

/** Turns records into rows of digests and ciphertext, and back. */
export function createRecordCodec(vault: Vault, now: () => number): RecordCodec {
  return {
    async prepare({ consent, identifiers = [], companions = [], ifVersion }) {
      const name = identityOf(consent);
      if (name === null) return { kind: 'refused', reason: 'no-identity' };
      const member: Identifier[] = cinFirst([...evidenceOfConsent(consent).identifiers, ...identifiers]);
      if (member.length === 0) return { kind: 'refused', reason: 'no-member' };
      const identity = await vault.token(name);
      const id = typeof consent.id === 'string' && consent.id !== '' ? consent.id : identity;
      const plain = JSON.stringify({ ...withoutMeta(consent), id });
      const words = new Set([...member.map(tokenOf), ...wordsOfRecord(consent, member)]);
      const tokens = await Promise.all([...words].map((word) => vault.token(word)));
      const sourceAtMs = sourceTime(consent);
      const row = {
        identity,
        idToken: await vault.token(`id:${id}`),
        tokens,
        member: tokens[0] ?? identity,
        digest: await vault.token(plain),
        updatedAtMs: now(),
        ...(sourceAtMs === null ? {} : { sourceAtMs }),
        ...(await vault.seal(plain, identity)),
      };
      const box =
        companions.length > 0 ? await vault.seal(JSON.stringify(companions), companionsContext(identity)) : null;
      return { row, id, companions: box && { identity, ...box }, ifVersion };
    },

    async reveal(row) {
      const plain = JSON.parse(await vault.open(row, row.identity)) as ConsentResource;
      const meta = {
        ...(plain['meta'] as object | undefined),
        versionId: String(row.version),
        lastUpdated: new Date(row.updatedAtMs).toISOString(),
      };
      return {
        consent: { ...plain, meta },
        version: row.version,
        updatedAtMs: row.updatedAtMs,
        ...(row.origin === undefined ? {} : { origin: row.origin }),
        ...(row.practice === undefined ? {} : { isPractice: true }),
      };
    },

    async openCompanions(row) {
      return JSON.parse(await vault.open(row, companionsContext(row.identity))) as object[];
    },
  };
}
