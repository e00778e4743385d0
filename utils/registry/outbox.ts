import type { Result } from '../ascmi/result';
import type { OutboxRow, RegistryDatabase } from './local-database';
import type { RegistryProblem } from './registry';
import { openVault, type Vault } from './vault';

/** Something to deliver: a FHIR resource, and the key under which the other side must hold it once. */
export interface Parcel {
  readonly id: string;
  readonly kind: OutboxRow['kind'];
  readonly resource: object;
}

/** Delivers one parcel. Must be idempotent: a worker may die after the server stored it and before this side knows. */
export type Deliver = (
  parcel: Parcel,
  isRetry: boolean,
  signal: AbortSignal,
) => Promise<Result<unknown, RegistryProblem>>;

/** What popup and console show: no content. */
export type OutboxEntry = Pick<OutboxRow, 'id' | 'kind' | 'state' | 'attempts' | 'queuedAtMs' | 'dueAtMs' | 'problem'>;

export interface Outbox {
  /** Stored before this resolves. Queueing the same id again changes nothing. */
  enqueue(parcel: Parcel): Promise<void>;
  /** Sends what is due, one after the other. Resolves with the number delivered. */
  flush(deliver: Deliver, signal: AbortSignal): Promise<number>;
  entries(): Promise<readonly OutboxEntry[]>;
  /** What waits of one kind, poisoned or not, oldest first. */
  contents(kind: OutboxRow['kind']): Promise<readonly object[]>;
  /** Epoch milliseconds of the next attempt; null where nothing waits. For the alarm. */
  nextDueAtMs(): Promise<number | null>;
  /** A person puts a poisoned entry back into the queue. */
  retry(id: string): Promise<void>;
  /** A person gives an entry up. Nothing else ever removes one that was not delivered. */
  discard(id: string): Promise<void>;
}

export interface OutboxOptions {
  readonly openDb: () => Promise<RegistryDatabase>;
  readonly crypto: Pick<typeof globalThis.crypto, 'subtle' | 'getRandomValues'>;
  /** Epoch milliseconds. */
  readonly now: () => number;
  /** In [0, 1): spreads the attempts of many installations after an outage. */
  readonly random: () => number;
}

const FIRST_DELAY_MS = 5000;
const LAST_DELAY_MS = 60 * 60_000;
/** Longer than any request may take, so that a lease ends only when its worker is dead. */
const LEASE_MS = 2 * 60_000;
/** The server read it and will not have it: trying again changes nothing, a person must look. */
const REJECTED: ReadonlySet<RegistryProblem> = new Set([
  'malformed-answer',
  'unsupported-search',
  'not-configured',
  'conflict',
]);
const REJECTIONS_UNTIL_POISONED = 3;

/** Exponential with full jitter above one half: 2.5 to 5 s, 5 to 10 s, … one hour at most. */
export function backOffMs(attempts: number, random: () => number): number {
  return Math.min(LAST_DELAY_MS, FIRST_DELAY_MS * 2 ** Math.min(attempts, 20)) * (0.5 + random() / 2);
}

/**
 * The queue of everything that must reach a registry: new and revoked consents, and audit events. It lives in IndexedDB, encrypted, so a
 * killed worker, a restart and an outage lose nothing. An entry leaves only when the server has confirmed it, or by a person's hand.
 */
export function createOutbox({ openDb, crypto, now, random }: OutboxOptions): Outbox {
  async function open(): Promise<{ db: RegistryDatabase; vault: Vault }> {
    const db = await openDb();
    return { db, vault: await openVault(db, crypto) };
  }
  let opening: ReturnType<typeof open> | null = null;
  function parts(): ReturnType<typeof open> {
    opening ??= open().catch((error: unknown) => {
      opening = null;
      throw error;
    });
    return opening;
  }

  /** Changes one row in one transaction; null leaves it alone. */
  async function change(id: string, next: (row: OutboxRow) => OutboxRow | 'remove' | null): Promise<OutboxRow | null> {
    const { db } = await parts();
    const transaction = db.transaction('outbox', 'readwrite', { durability: 'strict' });
    const row = await transaction.store.get(id);
    const changed = row ? next(row) : null;
    if (changed === 'remove') await transaction.store.delete(id);
    else if (changed) await transaction.store.put(changed);
    await transaction.done;
    return changed === 'remove' ? null : changed;
  }

  function afterFailure(row: OutboxRow, problem: RegistryProblem): OutboxRow {
    const attempts = row.attempts + 1;
    const poisoned = REJECTED.has(problem) && attempts >= REJECTIONS_UNTIL_POISONED;
    const dueAtMs = now() + backOffMs(row.attempts, random);
    return { ...row, attempts, problem, leaseUntilMs: 0, dueAtMs, state: poisoned ? 'poisoned' : 'queued' };
  }

  async function deliverOne(id: string, deliver: Deliver, signal: AbortSignal): Promise<boolean> {
    const { vault } = await parts();
    // The lease is taken in the same transaction that reads the row: a second worker, or a second flush, passes by.
    const leased = await change(id, (row) =>
      row.state === 'queued' && row.dueAtMs <= now() && row.leaseUntilMs <= now()
        ? { ...row, leaseUntilMs: now() + LEASE_MS }
        : null,
    );
    if (!leased) return false;
    const resource = JSON.parse(await vault.open(leased, leased.id)) as object;
    // A lease that ran out means that a worker died while sending: it may have arrived.
    const isRetry = leased.attempts > 0 || leased.problem !== null;
    await change(id, (row) => ({ ...row, problem: row.problem ?? 'unconfirmed' }));
    const delivered = await deliver({ id, kind: leased.kind, resource }, isRetry, signal);
    await change(id, (row) => (delivered.ok ? 'remove' : afterFailure(row, delivered.error)));
    return delivered.ok;
  }

  return {
    async enqueue({ id, kind, resource }) {
      const { db, vault } = await parts();
      const box = await vault.seal(JSON.stringify(resource), id);
      const row: OutboxRow = {
        id,
        kind,
        state: 'queued',
        attempts: 0,
        queuedAtMs: now(),
        dueAtMs: now(),
        leaseUntilMs: 0,
        problem: null,
        ...box,
      };
      const transaction = db.transaction('outbox', 'readwrite', { durability: 'strict' });
      if (!(await transaction.store.get(id))) await transaction.store.add(row);
      await transaction.done;
    },
    async flush(deliver, signal) {
      const { db } = await parts();
      const due = await db.getAllFromIndex('outbox', 'dueAtMs', IDBKeyRange.upperBound(now()));
      let delivered = 0;
      for (const { id } of due) {
        if (signal.aborted) break;
        if (await deliverOne(id, deliver, signal)) delivered += 1;
      }
      return delivered;
    },
    async entries() {
      const { db } = await parts();
      return (await db.getAll('outbox')).map(({ id, kind, state, attempts, queuedAtMs, dueAtMs, problem }) => ({
        id,
        kind,
        state,
        attempts,
        queuedAtMs,
        dueAtMs,
        problem,
      }));
    },
    async contents(kind) {
      const { db, vault } = await parts();
      const rows = (await db.getAll('outbox')).filter((row) => row.kind === kind);
      rows.sort((left, right) => left.queuedAtMs - right.queuedAtMs);
      return Promise.all(rows.map(async (row) => JSON.parse(await vault.open(row, row.id)) as object));
    },
    async nextDueAtMs() {
      const { db } = await parts();
      const waiting = (await db.getAll('outbox')).filter(({ state }) => state === 'queued');
      return waiting.length === 0
        ? null
        : Math.min(...waiting.map(({ dueAtMs, leaseUntilMs }) => Math.max(dueAtMs, leaseUntilMs)));
    },
    async retry(id) {
      await change(id, (row) => ({ ...row, state: 'queued', attempts: 1, dueAtMs: now(), leaseUntilMs: 0 }));
    },
    async discard(id) {
      await change(id, () => 'remove');
    },
  };
}
