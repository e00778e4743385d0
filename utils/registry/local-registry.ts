import type { Identifier } from '../ascmi/identifiers';
import { err, ok, type Result } from '../ascmi/result';
import { partsOf, withReferences, type FilingParts } from './filing-parts';
import type { RegistryDatabase } from './local-database';
import { createBulkStore } from './local-bulk';
import { createLocalStore } from './local-store';
import { evidenceOfConsent, severalPersons, stampMember } from './person';
import type { LookupAnswer, Registry, RegistryProblem } from './registry';
import type { ConsentResource } from './resources';
import type { BulkStore, LocalStore, PutEntry } from './stored-record';
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
/** Two tabs may change one record at once; a third collision in a row is not chance. */
const ATTEMPTS = 3;

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

  async function withdraw(id: string, reference: string): Promise<Result<{ reference: string }, RegistryProblem>> {
    for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
      const [current] = await (await store()).history(id);
      if (!current || current.consent['status'] !== 'active') return ok({ reference });
      const consent = { ...current.consent, status: 'inactive' };
      // Taken back by a person here: an older list that is imported again must not bring it back.
      const [outcome] = await (await store()).putMany([{ consent, ifVersion: current.version }], { origin: 'person' });
      if (outcome && outcome.kind !== 'refused') return ok({ reference: outcome.reference });
    }
    return err('conflict');
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
    async file(filing, signal) {
      signal.throwIfAborted();
      const parts = partsOf(filing);
      if (!parts) return err('malformed-answer');
      try {
        const [outcome] = await (await store()).putMany([settled(parts)]);
        return outcome && outcome.kind !== 'refused' ? ok({ reference: outcome.reference }) : err('malformed-answer');
      } catch {
        return err('server-error');
      }
    },
    async withdraw(reference, signal) {
      signal.throwIfAborted();
      const id = /^Consent\/([^/]+)/.exec(reference)?.[1] ?? '';
      try {
        return await withdraw(id, reference);
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

/** The parts of a filing as they are kept here: each under the id of its address in the Bundle, referring to the others by it. */
function settled({ consent, fullUrl, companions }: FilingParts): PutEntry {
  const idOf = (address: string) => address.replace(/^urn:uuid:/, '');
  const references = new Map(
    companions.map(({ fullUrl: address, resource }) => [address, `${resource.resourceType}/${idOf(address)}`]),
  );
  if (fullUrl !== null) references.set(fullUrl, `Consent/${idOf(fullUrl)}`);
  return {
    consent: withReferences(fullUrl === null ? consent : { ...consent, id: idOf(fullUrl) }, references),
    companions: companions.map(({ fullUrl: address, resource }) =>
      withReferences({ ...resource, id: idOf(address) }, references),
    ),
  };
}
