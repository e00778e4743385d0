import 'fake-indexeddb/auto';
import { openDB, type IDBPDatabase } from 'idb';
import { describe, expect, it } from 'vitest';
import { CIN_SYSTEM, mrnSystem } from '../../../utils/ascmi/identifiers';
import { readDate } from '../../../utils/registry/import-csv';
import {
  MEMBER_COUNT,
  ROWS_BEHIND,
  openRegistryDatabase,
  type ConsentRow,
  type RegistryDatabase,
} from '../../../utils/registry/local-database';
import { createLocalRegistry } from '../../../utils/registry/local-registry';
import { evidenceOfConsent, tokenOf } from '../../../utils/registry/person';
import { createRecordCodec } from '../../../utils/registry/record-codec';
import type { ConsentResource } from '../../../utils/registry/resources';
import { wordsOfQuery } from '../../../utils/registry/search-words';
import { openVault } from '../../../utils/registry/vault';
import { records } from '../../support/members';

const AT = Date.parse('2026-11-24T18:00:00Z');
const never = new AbortController().signal;
let databases = 0;

const OWN: ConsentResource = {
  resourceType: 'Consent',
  id: 'own-1',
  identifier: [{ system: 'urn:example:documents', value: 'own-1' }],
  status: 'active',
  contained: [
    {
      resourceType: 'Patient',
      id: 'member',
      identifier: [
        { system: mrnSystem('portal.example'), value: '7700' },
        { system: CIN_SYSTEM, value: '90009999A' },
      ],
      name: [{ text: 'José Invented' }],
      birthDate: '1984-03-12',
    },
  ],
  patient: { reference: '#member' },
};

function firstVersion(name: string): Promise<IDBPDatabase> {
  return openDB(name, 1, {
    upgrade(db) {
      const consents = db.createObjectStore('consents', { keyPath: 'identity' });
      consents.createIndex('tokens', 'tokens', { multiEntry: true });
      consents.createIndex('idToken', 'idToken');
      db.createObjectStore('history', { keyPath: ['identity', 'version'] });
      for (const store of ['keys', 'meta']) db.createObjectStore(store);
      db.createObjectStore('outbox', { keyPath: 'id' }).createIndex('dueAtMs', 'dueAtMs');
    },
  });
}

/** A database as version 1 left it: rows with the member's own numbers as their only tokens, in the order of the record. */
async function oldDatabase(consents: readonly ConsentResource[]): Promise<string> {
  const name = `upgrade-${(databases += 1)}`;
  const old = await firstVersion(name);
  const vault = await openVault(old as unknown as RegistryDatabase, globalThis.crypto);
  const { prepare } = createRecordCodec(vault, () => AT);
  for (const consent of consents) {
    const prepared = await prepare({ consent });
    if ('kind' in prepared) throw new Error('unstorable');
    const { identity, idToken, digest, updatedAtMs, iv, sealed } = prepared.row;
    const numbers = evidenceOfConsent(consent).identifiers.map(tokenOf);
    const tokens = await Promise.all([...new Set(numbers)].map((one) => vault.token(one)));
    await old.put('consents', { identity, idToken, tokens, digest, updatedAtMs, iv, sealed, version: 1 });
  }
  old.close();
  return name;
}

async function upgraded(name: string) {
  const registry = createLocalRegistry({
    openDb: () => openRegistryDatabase(name),
    now: () => AT,
    crypto: globalThis.crypto,
  });
  const search = async (text: string) =>
    (await (await registry.store()).search(wordsOfQuery(text, readDate), 10)).records.map(({ consent }) => consent.id);
  return { registry, search };
}

describe('a database of the first version', () => {
  it('counts its members and answers look-ups before anything is caught up', async () => {
    const { registry, search } = await upgraded(await oldDatabase([OWN]));
    const answer = await registry.lookup([{ system: CIN_SYSTEM, value: '90009999A' }], never);
    expect(answer).toMatchObject({ outcome: 'FOUND', records: [{ id: 'own-1' }] });
    expect(await (await registry.store()).figures()).toMatchObject({ consents: 1, members: 1 });
    expect(await search('jose')).toEqual([]);
  });

  it('is searched by number, name and birth date afterwards, and knows its practice data', async () => {
    const { consents } = records('2026-11-24');
    const { registry, search } = await upgraded(await oldDatabase([...consents, OWN]));
    await registry.prepare();
    for (const words of ['90009999A', '7700', 'jose invented', '03/12/1984 José'])
      expect([words, await search(words)]).toEqual([words, ['own-1']]);
    const store = await registry.store();
    const { members } = await store.figures();
    expect(await store.figures()).toMatchObject({ consents: consents.length + 1, practice: consents.length });
    while (await store.remove('practice', 50));
    expect(await store.figures()).toMatchObject({ consents: 1, members: 1, practice: 0 });
    expect(members).toBeGreaterThan(1);
    expect((await store.history('own-1')).map(({ version }) => version)).toEqual([1]);
  });

  it('goes on where a dead worker was, and leaves alone what was written meanwhile', async () => {
    const many = Array.from({ length: 450 }, (_, index) => ({
      ...OWN,
      id: `own-${index}`,
      identifier: [{ system: 'urn:example:documents', value: `own-${index}` }],
    }));
    const name = await oldDatabase(many);
    const db = await openRegistryDatabase(name);
    expect(await db.get('meta', ROWS_BEHIND)).toBe('');
    // The rows up to here were done by another worker.
    const rows: ConsentRow[] = await db.getAll('consents');
    const done = rows[299]?.identity ?? '';
    await db.put('meta', done, ROWS_BEHIND);
    const { registry, search } = await upgraded(name);
    await registry.file({ ...many[7], status: 'inactive' }, never);
    await registry.prepare();
    expect(await db.get('meta', ROWS_BEHIND)).toBeUndefined();
    const wordless = (await db.getAll('consents')).filter(({ tokens }) => tokens.length <= 2);
    expect(wordless.length).toBeGreaterThan(298);
    expect(wordless.every(({ identity }) => identity <= done)).toBe(true);
    expect((await (await registry.store()).history('own-7')).map(({ version }) => version)).toEqual([2, 1]);
    expect((await search('invented')).length).toBe(10);
  });
});

it('a new database has nothing to catch up', async () => {
  const db = await openRegistryDatabase(`upgrade-${(databases += 1)}`);
  expect(await db.get('meta', ROWS_BEHIND)).toBeUndefined();
  expect(await db.get('meta', MEMBER_COUNT)).toBe(0);
});
