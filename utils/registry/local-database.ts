import { openDB, type DBSchema, type IDBPDatabase } from 'idb';

/** What lies on the disk of one consent: keyed digests to find it by, and ciphertext. */
export interface ConsentRow {
  /** HMAC of `Consent.identifier`: filing the same form twice meets the same row. */
  readonly identity: string;
  /** HMAC of `Consent.id`. */
  readonly idToken: string;
  /** HMAC of each `system|value` of the member. */
  readonly tokens: readonly string[];
  readonly version: number;
  /** HMAC of the plain text, to see whether a second filing changes anything. */
  readonly digest: string;
  readonly updatedAtMs: number;
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
  consents: { key: string; value: ConsentRow; indexes: { tokens: string; idToken: string } };
  /** Earlier versions, never changed. */
  history: { key: [string, number]; value: ConsentRow };
  companions: { key: string; value: CompanionRow };
  keys: { key: string; value: CryptoKey };
  meta: { key: string; value: unknown };
  outbox: { key: string; value: OutboxRow; indexes: { dueAtMs: number } };
}

export type RegistryDatabase = IDBPDatabase<RegistrySchema>;

/** `name` differs in tests only. */
export function openRegistryDatabase(name = 'ascmi-registry'): Promise<RegistryDatabase> {
  return openDB<RegistrySchema>(name, 2, {
    upgrade(db, before) {
      if (before < 2) db.createObjectStore('companions', { keyPath: 'identity' });
      if (before > 0) return;
      const consents = db.createObjectStore('consents', { keyPath: 'identity' });
      consents.createIndex('tokens', 'tokens', { multiEntry: true });
      consents.createIndex('idToken', 'idToken');
      db.createObjectStore('history', { keyPath: ['identity', 'version'] });
      db.createObjectStore('keys');
      db.createObjectStore('meta');
      db.createObjectStore('outbox', { keyPath: 'id' }).createIndex('dueAtMs', 'dueAtMs');
    },
  });
}
