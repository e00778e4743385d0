import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import type { RestoreMode } from '../../../utils/contract/embedded-view';
import { backUp, restore, type Versions } from '../../../utils/registry/backup';
import { identifiersOf } from '../../../utils/registry/demo-members';
import { openRegistryDatabase } from '../../../utils/registry/local-database';
import { createLocalRegistry, type LocalRegistry } from '../../../utils/registry/local-registry';
import type { StoredVersion } from '../../../utils/registry/stored-record';
import { memberOf, records } from '../../support/members';

const never = new AbortController().signal;
let databases = 0;
const newRegistry = () =>
  createLocalRegistry({
    openDb: () => openRegistryDatabase(`backup-${(databases += 1)}`),
    now: () => Date.parse('2026-11-24T18:00:00Z'),
    crypto: globalThis.crypto,
  });
const ROUNDS = 1000;

async function* everyMember(registry: LocalRegistry): AsyncGenerator<Versions> {
  let next: string | null = null;
  do {
    const page = await (await registry.store()).page(next, 7, true);
    yield* page.members;
    next = page.next;
  } while (next !== null);
}

async function filled() {
  const registry = newRegistry();
  const { consents } = records('2026-11-24');
  await registry.seed(consents);
  await registry.file({ ...consents[0], status: 'inactive' }, never);
  let file = '';
  for await (const line of backUp(everyMember(registry), 'correct horse', globalThis.crypto, ROUNDS)) file += line;
  return { registry, file, count: consents.length };
}

async function* linesOf(file: string) {
  for (const line of file.split('\n').filter(Boolean)) yield await Promise.resolve(line);
}

/** Restores as the console does: merged, or in the place of what is there. */
async function bring(registry: LocalRegistry, file: string, passphrase = 'correct horse', mode: RestoreMode = 'merge') {
  const store = await registry.store();
  const answer = await restore({
    lines: () => linesOf(file),
    passphrase,
    crypto: globalThis.crypto,
    begin: () => Promise.resolve(true),
    put: async (members) => {
      await store.putVersions(members as readonly (readonly StoredVersion[])[], { mode, batch: 'r-1' });
      return true;
    },
  });
  if (answer.ok && mode === 'replace') await store.sweep('r-1', null, 1000);
  return answer;
}

const story = async (registry: LocalRegistry) =>
  (await (await registry.store()).history('c-01')).map(({ version, consent: { status } }) => [version, status]);

describe('back-up', () => {
  it('comes back whole, with every version, and names nobody without the passphrase', async () => {
    const { registry, file, count } = await filled();
    expect(file).not.toMatch(/90000\d{3}[A-Z]/);
    const copy = newRegistry();
    expect(await bring(copy, file)).toEqual({ ok: true, consents: count });
    expect(await story(copy)).toEqual([
      [2, 'inactive'],
      [1, 'active'],
    ]);
    expect(await copy.lookup(identifiersOf(memberOf('PART')), never)).toMatchObject({ outcome: 'FOUND' });
    const figures = async (one: LocalRegistry) => (await one.store()).figures();
    expect(await figures(copy)).toEqual(await figures(registry));
  });

  it('merged, never puts an older version over a newer one', async () => {
    const { registry, file } = await filled();
    const { consents } = records('2026-11-24');
    await registry.file({ ...consents[0], status: 'entered-in-error' }, never);
    await bring(registry, file);
    expect(await story(registry)).toEqual([
      [3, 'entered-in-error'],
      [2, 'inactive'],
      [1, 'active'],
    ]);
  });

  it('in the place of what is there, brings the day of the back-up back, and nothing else stays', async () => {
    const { registry, file, count } = await filled();
    const { consents } = records('2026-11-24');
    await registry.file({ ...consents[0], status: 'entered-in-error' }, never);
    await registry.file({ ...consents[0], id: 'later', identifier: [] }, never);
    await bring(registry, file, 'correct horse', 'replace');
    expect(await story(registry)).toEqual([
      [2, 'inactive'],
      [1, 'active'],
    ]);
    expect(await (await registry.store()).figures()).toMatchObject({ consents: count });
  });

  it('tells a wrong passphrase, a cut file and a foreign file apart, and stores nothing of them', async () => {
    const { file } = await filled();
    const copy = newRegistry();
    const [header = '', block = ''] = file.split('\n');
    const problemOf = async (text: string, passphrase?: string) => {
      const answer = await bring(copy, text, passphrase);
      return answer.ok ? null : answer.problem;
    };
    expect(await problemOf(file, 'wrong')).toBe('wrong-passphrase');
    expect(await problemOf(`${header}\n${block.slice(0, -8)}AAAAAAA=\n`)).not.toBeNull();
    expect(await problemOf(`${header}\n`)).toBe('damaged');
    expect(await problemOf('{"resourceType":"Bundle"}')).toBe('not-a-backup');
    expect(await problemOf('')).toBe('not-a-backup');
    expect(await (await copy.store()).count()).toBe(0);
  });
});
