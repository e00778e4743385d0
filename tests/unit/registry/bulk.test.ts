import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import { CIN_SYSTEM } from '../../../utils/ascmi/identifiers';
import { readDate } from '../../../utils/registry/import-csv';
import { openRegistryDatabase } from '../../../utils/registry/local-database';
import { createLocalRegistry, type LocalRegistry } from '../../../utils/registry/local-registry';
import type { ConsentResource } from '../../../utils/registry/resources';
import type { StorePage } from '../../../utils/registry/stored-record';
import { wordsOfQuery } from '../../../utils/registry/search-words';
import { memberById, records } from '../../support/members';

let databases = 0;
function newRegistry(name = `bulk-${(databases += 1)}`) {
  return createLocalRegistry({
    openDb: () => openRegistryDatabase(name),
    now: () => Date.parse('2026-11-24T18:00:00Z'),
    crypto: globalThis.crypto,
  });
}

const consentOf = (cin: string, document: string, more: object = {}): ConsentResource => ({
  resourceType: 'Consent',
  id: document,
  identifier: [{ system: 'urn:example:documents', value: document }],
  status: 'active',
  contained: [{ resourceType: 'Patient', id: 'member', name: [{ text: 'José Invented' }], birthDate: '1984-03-12' }],
  patient: { reference: '#member', identifier: { system: CIN_SYSTEM, value: cin } },
  ...more,
});

async function imported(registry: LocalRegistry, batch: string, ...consents: readonly ConsentResource[]) {
  const store = await registry.store();
  await store.putMany(
    consents.map((consent) => ({ consent })),
    { origin: 'import', batch },
  );
}
const figures = async (registry: LocalRegistry) => {
  const { consents, members, practice } = await (await registry.store()).figures();
  return { consents, members, practice };
};
const story = async (registry: LocalRegistry, id: string) =>
  (await (await registry.store()).history(id)).map(({ version, origin, consent: { status } }) => [
    version,
    origin,
    status,
  ]);

describe('figures', () => {
  it('count a member once, however many consents there are, and follow what is deleted', async () => {
    const registry = newRegistry();
    await imported(registry, 'b-1', consentOf('90000001A', 'd-1'), consentOf('90000001A', 'd-2'));
    await imported(registry, 'b-2', consentOf('90000002C', 'd-3'));
    expect(await figures(registry)).toEqual({ consents: 3, members: 2, practice: 0 });
    await (await registry.store()).undo('b-1', 100);
    expect(await figures(registry)).toEqual({ consents: 1, members: 1, practice: 0 });
  });

  it('tell practice data apart, and removing it touches nothing else', async () => {
    const registry = newRegistry();
    const { consents } = records('2026-11-24');
    await registry.seed(consents);
    await registry.file({ ...consents[0], status: 'inactive' }, new AbortController().signal);
    await imported(registry, 'b-1', consentOf('90009999A', 'd-1'));
    expect(await figures(registry)).toMatchObject({ consents: consents.length + 1, practice: consents.length });
    const store = await registry.store();
    while (await store.remove('practice', 5)) expect((await figures(registry)).consents).toBeGreaterThan(1);
    expect(await figures(registry)).toEqual({ consents: 1, members: 1, practice: 0 });
    expect(await store.history('c-01')).toEqual([]);
  });

  it('stay right where one call brings a record twice, several of one new member, and one that changes its member', async () => {
    const registry = newRegistry();
    await imported(registry, 'b-1', consentOf('90000001A', 'd-1'));
    const moved = consentOf('90000002C', 'd-1');
    const store = await registry.store();
    const outcomes = await store.putMany(
      [
        moved,
        { ...moved, status: 'inactive' },
        consentOf('90000003D', 'd-2'),
        consentOf('90000003D', 'd-3'),
        consentOf('90000003D', 'd-3'),
      ].map((consent) => ({ consent })),
      { origin: 'import', batch: 'b-2' },
    );
    expect(outcomes.map(({ kind }) => kind)).toEqual(['updated', 'updated', 'created', 'created', 'unchanged']);
    expect(await figures(registry)).toMatchObject({ consents: 3, members: 2 });
    expect(await story(registry, 'd-1')).toEqual([
      [3, 'import', 'inactive'],
      [2, 'import', 'active'],
      [1, 'import', 'active'],
    ]);
  });
});

describe('taking an import back', () => {
  it('deletes what it created and lets what it changed stand as before, under a new version', async () => {
    const registry = newRegistry();
    await imported(registry, 'b-1', consentOf('90000001A', 'd-1'));
    const changed = consentOf('90000001A', 'd-1', { status: 'inactive' });
    // The file names the record twice.
    await imported(registry, 'b-2', changed, { ...changed, status: 'rejected' }, consentOf('90000002C', 'd-2'));
    await (await registry.store()).undo('b-2', 100);
    expect(await story(registry, 'd-1')).toEqual([
      [4, 'undo', 'active'],
      [3, 'import', 'rejected'],
      [2, 'import', 'inactive'],
      [1, 'import', 'active'],
    ]);
    expect(await story(registry, 'd-2')).toEqual([]);
    expect(await figures(registry)).toMatchObject({ consents: 1, members: 1 });
  });

  it('leaves alone what a person changed since', async () => {
    const registry = newRegistry();
    await imported(registry, 'b-1', consentOf('90000001A', 'd-1'));
    const store = await registry.store();
    await store.putMany([{ consent: consentOf('90000001A', 'd-1', { status: 'inactive' }) }], { origin: 'person' });
    await store.undo('b-1', 100);
    expect((await story(registry, 'd-1'))[0]).toEqual([2, 'person', 'inactive']);
  });
});

it('a spreadsheet that does not say when it was made cannot bring back what a person closed here', async () => {
  const registry = newRegistry();
  await imported(registry, 'b-1', consentOf('90000001A', 'd-1'));
  const store = await registry.store();
  await store.putMany([{ consent: consentOf('90000001A', 'd-1', { status: 'inactive' }) }], { origin: 'person' });
  await imported(registry, 'b-2', consentOf('90000001A', 'd-1'));
  expect((await story(registry, 'd-1'))[0]).toEqual([2, 'person', 'inactive']);
});

it('pages and back-up blocks stay below what browsers let through in one message, and lose nothing by it', async () => {
  const registry = newRegistry();
  const copy = { sourceAttachment: { data: 'A'.repeat(3_000_000) } };
  const ids = ['d-1', 'd-2', 'd-3', 'd-4', 'd-5', 'd-6', 'd-7'];
  await imported(registry, 'b-1', ...ids.map((id) => consentOf('90000001A', id, copy)));
  const store = await registry.store();
  const pages: number[] = [];
  const seen: (string | undefined)[] = [];
  let next: string | null = null;
  do {
    const page: StorePage = await store.page(next, 200, true);
    pages.push(page.members.length);
    seen.push(...page.members.map(([newest]) => newest?.consent.id));
    next = page.next;
  } while (next !== null);
  expect(seen.sort()).toEqual(ids);
  expect(Math.max(...pages)).toBe(3);
});

describe('search', () => {
  const found = async (registry: LocalRegistry, text: string) => {
    const { records: hits } = await (await registry.store()).search(wordsOfQuery(text, readDate), 10);
    return hits.map(({ consent: { id } }) => id).sort();
  };

  it('finds by each number, by BIC, by parts of the name and by birth date, and narrows with each word', async () => {
    const registry = newRegistry();
    await registry.seed(records('2026-11-24').consents);
    await imported(registry, 'b-1', consentOf('90008888A', 'd-1'), consentOf('90008887A', 'd-2'));
    expect(await found(registry, '90008888a')).toEqual(['d-1']);
    expect(await found(registry, '90008888A12345')).toEqual(['d-1']);
    expect(await found(registry, memberById('m-01').mrn)).toEqual(['c-01']);
    expect(await found(registry, '1EG4-TE5-MK73')).toEqual(['c-07']);
    expect(await found(registry, 'jose invented 3/12/1984')).toEqual(['d-1', 'd-2']);
    expect(await found(registry, 'jose 90008887A')).toEqual(['d-2']);
    expect(await found(registry, 'jose 1990-01-01')).toEqual([]);
    expect(await found(registry, ' ')).toEqual([]);
  });

  it('says where more records match than are listed', async () => {
    const registry = newRegistry();
    await imported(registry, 'b-1', consentOf('90008888A', 'd-1'), consentOf('90008887A', 'd-2'));
    const answer = await (await registry.store()).search(wordsOfQuery('jose', readDate), 1);
    expect(answer).toMatchObject({ more: true, records: [{}] });
  });
});
