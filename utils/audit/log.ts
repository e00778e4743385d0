import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import { chainRecord, verifyChain, type Digest } from './chain';
import type { AuditEvent, AuditLog, AuditRecord } from './entry';

interface AuditSchema extends DBSchema {
  records: { key: number; value: AuditRecord };
  keys: { key: string; value: CryptoKey };
}

export type AuditDatabase = IDBPDatabase<AuditSchema>;

export function openAuditDatabase(): Promise<AuditDatabase> {
  return openDB<AuditSchema>('ascmi-audit', 1, {
    upgrade(db) {
      db.createObjectStore('records', { keyPath: 'sequence' });
      db.createObjectStore('keys');
    },
  });
}

interface LogOptions {
  readonly db: AuditDatabase;
  readonly now: () => number;
  readonly digest: Digest;
}

const READ_BATCH = 500;
const DAY_MS = 86_400_000;

/**
 * The append-only log. Records are added by key and never put, so that an existing one cannot be overwritten by this code; the hash
 * chain shows it if anything else did. `durability: strict`: a record that was answered for survives a crash of the browser.
 *
 * Residual gap: whoever controls the computer can rewrite the whole chain. Uploading it elsewhere is what closes that.
 */
export function createAuditLog({ db, now, digest }: LogOptions) {
  // Hashing is asynchronous and would end an IndexedDB transaction, so appends queue here; the key conflict below catches a second writer.
  let queue: Promise<unknown> = Promise.resolve();

  async function newest(): Promise<AuditRecord | null> {
    const cursor = await db.transaction('records').store.openCursor(null, 'prev');
    return cursor?.value ?? null;
  }

  async function appendNow(event: AuditEvent, atMs: number): Promise<AuditRecord> {
    for (;;) {
      const record = await chainRecord(await newest(), new Date(atMs).toISOString(), event, digest);
      const transaction = db.transaction('records', 'readwrite', { durability: 'strict' });
      try {
        await Promise.all([transaction.store.add(record), transaction.done]);
        return record;
      } catch (error) {
        // Another worker (an update in progress) took this sequence number first: chain again after its record.
        if (!(error instanceof DOMException) || error.name !== 'ConstraintError') throw error;
      }
    }
  }

  async function* readAll(): AsyncGenerator<AuditRecord> {
    let after = 0;
    for (;;) {
      const batch = await db.getAll('records', IDBKeyRange.lowerBound(after, true), READ_BATCH);
      yield* batch;
      const last = batch.at(-1);
      if (!last) return;
      after = last.sequence;
    }
  }

  const log: Omit<AuditLog, 'append'> = {
    async page(limit, before) {
      const range = before === undefined ? null : IDBKeyRange.upperBound(before, true);
      const records: AuditRecord[] = [];
      let cursor = await db.transaction('records').store.openCursor(range, 'prev');
      while (cursor && records.length < limit) {
        records.push(cursor.value);
        cursor = await cursor.continue();
      }
      return records;
    },
    count: () => db.count('records'),
    readAll,
    verify: () => verifyChain(readAll(), digest),
  };
  return {
    ...log,
    /** `atMs`: when it happened, where that is not now; a line that had to wait stands behind what was written meanwhile. */
    append(event: AuditEvent, atMs?: number): Promise<AuditRecord> {
      const appended = queue.then(() => appendNow(event, atMs ?? now()));
      queue = appended.catch(() => undefined);
      return appended;
    },
    /** Removes records past the retention time, oldest first; the chain stays checkable from the oldest that is left. Returns how many. */
    async prune(retentionDays: number, nowMs: number): Promise<number> {
      const oldest = new Date(nowMs - retentionDays * DAY_MS).toISOString();
      const transaction = db.transaction('records', 'readwrite');
      let removed = 0;
      for (
        let cursor = await transaction.store.openCursor();
        cursor && cursor.value.at < oldest;
        cursor = await cursor.continue()
      ) {
        await cursor.delete();
        removed += 1;
      }
      await transaction.done;
      return removed;
    },
  };
}
