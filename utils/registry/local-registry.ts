import type { Identifier } from '../ascmi/identifiers';
import { err, ok } from '../ascmi/result';
import type { RegistryDatabase } from './local-database';
import { createBulkStore } from './local-bulk';
import { createLocalStore } from './local-store';
import { evidenceOfConsent, isConsent, severalPersons, stampMember } from './person';
import type { LookupAnswer, Registry } from './registry';
import type { ConsentResource } from './resources';
import type { BulkStore, LocalStore } from './stored-record';
import { createRecordCodec } from './record-codec';
import { catchUp } from './row-upkeep';
import { openVault } from './vault';

export interface LocalRegistry extends Registry {
  readonly kind: 'local';
  /** Files the records of a demonstration; those already there are left alone. */
  seed(consents: readonly ConsentResource[]): Promise<void>;
  store(): Promise<LocalStore & BulkStore>;
  /** Rows of an older version get what newer ones have. Whoever searches or counts waits for it; look-ups need not. */
  prepare(): Promise<void>;
}

export interface LocalOptions {
  readonly openDb: () => Promise<RegistryDatabase>;
  /** Epoch milliseconds. */
  readonly now: () => number;
  readonly crypto: Pick<typeof globalThis.crypto, 'subtle' | 'getRandomValues'>;
}

interface Opened {
  readonly store: LocalStore & BulkStore;
  readonly catchUp: () => Promise<void>;
}

/** More consents than this under one member is a broken import, not a person. */
const RECORD_CAP = 500;

/**
 * The embedded registry: IndexedDB, encrypted at rest. The default of a clinic that has no server. A look-up costs one index read for
 * each identifier, however many consents there are.
 */
export function createLocalRegistry({ openDb, now, crypto }: LocalOptions): LocalRegistry {
  // One opening for all callers; a failed one is not remembered.
  let opening: Promise<Opened> | null = null;
  let catchingUp: Promise<void> | null = null;
  function opened(): Promise<Opened> {
    opening ??= openDb()
      .then(async (db) => {
        db.addEventListener('close', () => (opening = null));
        const vault = await openVault(db, crypto);
        const store = { ...createLocalStore(db, vault, now), ...createBulkStore(db, vault, now) };
        return { store, catchUp: () => catchUp(db, createRecordCodec(vault, now)) };
      })
      .catch((error: unknown) => {
        opening = null;
        throw error;
      });
    return opening;
  }
  const store = async () => (await opened()).store;

  async function lookup(identifiers: readonly Identifier[]): Promise<LookupAnswer> {
    const found = await (await store()).find(identifiers, RECORD_CAP);
    const checkedAtMs = now();
    if (found === null) return { outcome: 'UNAVAILABLE', records: [], checkedAtMs, problem: 'incomplete' };
    if (found.length === 0) return { outcome: 'NONE_ON_FILE', records: [], checkedAtMs };
    const evidence = found.map(({ consent }) => evidenceOfConsent(consent));
    if (severalPersons([{ identifiers }, ...evidence])) return { outcome: 'AMBIGUOUS', records: [], checkedAtMs };
    return { outcome: 'FOUND', records: found.map(({ consent }) => stampMember(consent, identifiers)), checkedAtMs };
  }

  return {
    kind: 'local',
    store,
    prepare() {
      catchingUp ??= opened()
        .then((one) => one.catchUp())
        .finally(() => (catchingUp = null));
      return catchingUp;
    },
    async lookup(identifiers, signal) {
      signal.throwIfAborted();
      if (identifiers.length === 0)
        return { outcome: 'UNAVAILABLE', records: [], checkedAtMs: now(), problem: 'unsupported-search' };
      try {
        return await lookup(identifiers);
      } catch {
        // The disk is full, the profile is damaged, or a record does not decrypt: never "none on file".
        return { outcome: 'UNAVAILABLE', records: [], checkedAtMs: now(), problem: 'server-error' };
      }
    },
    async file(consent, signal) {
      signal.throwIfAborted();
      if (!isConsent(consent)) return err('malformed-answer');
      try {
        const [outcome] = await (await store()).putMany([{ consent }]);
        return outcome && outcome.kind !== 'refused' ? ok({ reference: outcome.reference }) : err('malformed-answer');
      } catch {
        return err('server-error');
      }
    },
    async check() {
      try {
        return ok({ summary: `${await (await store()).count()} consents in this browser.` });
      } catch {
        return err('server-error');
      }
    },
    async seed(consents) {
      await (
        await store()
      ).putMany(
        consents.map((consent) => ({ consent })),
        { origin: 'practice' },
      );
    },
  };
}
