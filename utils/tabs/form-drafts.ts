import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import type { DraftLine } from '../contract/form-drafts';
import type { FormStart } from '../contract/form';
import { vaultOver, type KeyStore, type Vault } from '../registry/vault';

interface DraftRow {
  readonly formId: string;
  /** Epoch milliseconds. */
  readonly savedAtMs: number;
  readonly iv: Uint8Array<ArrayBuffer>;
  readonly sealed: ArrayBuffer;
}

interface DraftSchema extends DBSchema {
  drafts: { key: string; value: DraftRow };
  keys: { key: string; value: CryptoKey };
}
export type DraftDatabase = IDBPDatabase<DraftSchema>;

/** What is kept of an unfinished form. `draft` belongs to the form page, which alone knows its shape. */
export interface KeptForm {
  readonly start: FormStart;
  readonly draft: unknown;
  /** Initials or a masked number, for the list of drafts. */
  readonly who: string;
}

/**
 * Unfinished forms on the disk of this browser: a closed window, a crash or an update loses nothing. Everything about the member is
 * encrypted with a key that cannot be taken out (`utils/registry/vault.ts` says what that protects against); only the random form id and
 * the time of the last change are readable.
 */
export interface FormDrafts {
  save(formId: string, kept: KeptForm): Promise<void>;
  /** Null where there is none, or where it cannot be opened any more. */
  read(formId: string): Promise<KeptForm | null>;
  remove(formId: string): Promise<void>;
  /** Newest first. */
  list(lifeMs: number): Promise<readonly Omit<DraftLine, 'isOpen'>[]>;
  /** Drops what nobody has touched for `lifeMs`. */
  expire(lifeMs: number): Promise<void>;
  /** Keyed digest, by which two pages find that they are about one member without saying whom. */
  token(text: string): Promise<string>;
}

export function openDraftDatabase(name = 'ascmi-form-drafts'): Promise<DraftDatabase> {
  return openDB<DraftSchema>(name, 1, {
    upgrade(db) {
      db.createObjectStore('drafts', { keyPath: 'formId' });
      db.createObjectStore('keys');
    },
  });
}

interface FormDraftsOptions {
  readonly openDb: () => Promise<DraftDatabase>;
  readonly crypto: Pick<typeof globalThis.crypto, 'subtle' | 'getRandomValues'>;
  /** Epoch milliseconds. */
  readonly now: () => number;
}

export function createFormDrafts({ openDb, crypto, now }: FormDraftsOptions): FormDrafts {
  let opening: Promise<{ db: DraftDatabase; vault: Vault }> | null = null;
  const open = () => {
    opening ??= openDb().then(async (db) => ({ db, vault: await vaultOver(keysIn(db), crypto) }));
    // A failed opening is tried again with the next call.
    opening.catch(() => (opening = null));
    return opening;
  };

  async function reveal(vault: Vault, row: DraftRow): Promise<KeptForm | null> {
    try {
      return JSON.parse(await vault.open(row, row.formId)) as KeptForm;
    } catch {
      return null;
    }
  }

  return {
    async save(formId, kept) {
      const { db, vault } = await open();
      const box = await vault.seal(JSON.stringify(kept), formId);
      await db.put('drafts', { formId, savedAtMs: now(), ...box });
    },
    async read(formId) {
      const { db, vault } = await open();
      const row = await db.get('drafts', formId);
      return row ? reveal(vault, row) : null;
    },
    async remove(formId) {
      await (await open()).db.delete('drafts', formId);
    },
    async list(lifeMs) {
      const { db, vault } = await open();
      const rows = (await db.getAll('drafts')).filter(({ savedAtMs }) => now() - savedAtMs <= lifeMs);
      const lines = await Promise.all(
        rows.map(async (row) => {
          const { formId, savedAtMs } = row;
          const who = (await reveal(vault, row))?.who ?? '';
          return { formId, who, savedAtMs, expiresAtMs: savedAtMs + lifeMs };
        }),
      );
      return lines.sort((left, right) => right.savedAtMs - left.savedAtMs);
    },
    async expire(lifeMs) {
      const { db } = await open();
      for (const { formId, savedAtMs } of await db.getAll('drafts')) {
        if (now() - savedAtMs > lifeMs) await db.delete('drafts', formId);
      }
    },
    token: async (text) => (await open()).vault.token(text),
  };
}

function keysIn(db: DraftDatabase): KeyStore {
  return {
    get: (name) => db.get('keys', name),
    async addOnce(name, key) {
      const transaction = db.transaction('keys', 'readwrite');
      const earlier = await transaction.store.get(name);
      if (!earlier) await transaction.store.add(key, name);
      await transaction.done;
      return earlier ?? key;
    },
  };
}
