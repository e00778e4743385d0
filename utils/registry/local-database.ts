import { openDB, type DBSchema, type IDBPDatabase, type IDBPTransaction, type StoreNames } from 'idb';
import type { ImportLine, RecordOrigin } from '../contract/embedded-view';

/** What lies on the disk of one consent: keyed digests to find it by, and ciphertext. */
export interface ConsentRow {
  /** HMAC of `Consent.identifier`: filing the same form twice meets the same row. */
  readonly identity: string;
  /** HMAC of `Consent.id`. */
  readonly idToken: string;
  /** HMAC of each `system|value` of the member, and of what a person may search by. */
  readonly tokens: readonly string[];
  /** The first of them, by which members are counted. */
  readonly member: string;
  readonly version: number;
  /** HMAC of the plain text, to see whether a second filing changes anything. */
  readonly digest: string;
  readonly updatedAtMs: number;
  /** When its source last changed it, where the source says so. */
  readonly sourceAtMs?: number;
  readonly origin?: RecordOrigin;
  /** The import or restore that brought this version. */
  readonly batch?: string;
  /** Of an invented member; kept by later versions. */
  readonly practice?: 1;
  readonly iv: Uint8Array<ArrayBuffer>;
  readonly sealed: ArrayBuffer;
}

/** What was filed with a consent: the signed document, the answers, the signature. Read only by who asks for it. */
export interface CompanionRow {
  /** HMAC of `Consent.identifier`, as in `ConsentRow`. */
  readonly identity: string;
  readonly iv: Uint8Array<ArrayBuffer>;
  readonly sealed: ArrayBuffer;
}

/** Something that must reach a registry, and has not yet. */
export interface OutboxRow {
  /** Idempotency key: queueing the same thing twice meets the same row. */
  readonly id: string;
  readonly kind: 'consent' | 'withdrawal' | 'audit-event';
  readonly state: 'queued' | 'poisoned';
  readonly attempts: number;
  readonly queuedAtMs: number;
  readonly dueAtMs: number;
  /** A worker is sending it until then; one that died lets go by this. */
  readonly leaseUntilMs: number;
  readonly problem: string | null;
  readonly iv: Uint8Array<ArrayBuffer>;
  readonly sealed: ArrayBuffer;
}

export interface RegistrySchema extends DBSchema {
  consents: {
    key: string;
    value: ConsentRow;
    indexes: { tokens: string; idToken: string; member: string; batch: string; practice: number };
  };
  /** Earlier versions, never changed. */
  history: { key: [string, number]; value: ConsentRow };
  imports: { key: string; value: ImportLine; indexes: { startedAtMs: number } };
  companions: { key: string; value: CompanionRow };
  keys: { key: string; value: CryptoKey };
  meta: { key: string; value: unknown };
  outbox: { key: string; value: OutboxRow; indexes: { dueAtMs: number } };
}

export type RegistryDatabase = IDBPDatabase<RegistrySchema>;
type Upgrade = IDBPTransaction<RegistrySchema, StoreNames<RegistrySchema>[], 'versionchange'>;

/** Key in `meta` of the number of members, which is kept with each change since counting a million takes minutes. */
export const MEMBER_COUNT = 'member-count';

/**
 * Key in `meta` of the last row that `row-upkeep.ts` has brought up to date; empty before the first, absent where no row is behind.
 */
export const ROWS_BEHIND = 'rows-behind';

/** `name` differs in tests only. */
export function openRegistryDatabase(name = 'ascmi-registry'): Promise<RegistryDatabase> {
  return openDB<RegistrySchema>(name, 3, {
    upgrade(db, before, _after, transaction) {
      if (before < 1) createFirstStores(db);
      if (before < 2) {
        const consents = transaction.objectStore('consents');
        consents.createIndex('member', 'member');
        consents.createIndex('batch', 'batch');
        consents.createIndex('practice', 'practice');
        db.createObjectStore('imports', { keyPath: 'id' }).createIndex('startedAtMs', 'startedAtMs');
      }
      if (before < 3) db.createObjectStore('companions', { keyPath: 'identity' });
      const upgrading = before < 2 ? countMembers(transaction) : Promise.resolve();
      upgrading.then(() => (before < 1 ? null : markRowsBehind(transaction))).catch(() => transaction.abort());
    },
  });
}

function createFirstStores(db: RegistryDatabase): void {
  const consents = db.createObjectStore('consents', { keyPath: 'identity' });
  consents.createIndex('tokens', 'tokens', { multiEntry: true });
  consents.createIndex('idToken', 'idToken');
  db.createObjectStore('history', { keyPath: ['identity', 'version'] });
  db.createObjectStore('keys');
  db.createObjectStore('meta');
  db.createObjectStore('outbox', { keyPath: 'id' }).createIndex('dueAtMs', 'dueAtMs');
}

/** A database of the second version may hold rows that it took over from the first. */
async function markRowsBehind(transaction: Upgrade): Promise<void> {
  await transaction.objectStore('meta').put('', ROWS_BEHIND);
}

/** Rows of the first version name their member by the first token; nothing else of theirs changes. */
async function countMembers(transaction: Upgrade): Promise<void> {
  const members = new Set<string>();
  let cursor = await transaction.objectStore('consents').openCursor();
  while (cursor) {
    const row: ConsentRow = cursor.value;
    const member = row.tokens[0] ?? row.identity;
    members.add(member);
    await cursor.update({ ...row, member });
    cursor = await cursor.continue();
  }
  await transaction.objectStore('meta').put(members.size, MEMBER_COUNT);
}
