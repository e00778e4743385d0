import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import { identifiersOf } from '../../../utils/registry/demo-members';
import { backUp, restore } from '../../../utils/registry/backup';
import { openRegistryDatabase } from '../../../utils/registry/local-database';
import { createLocalRegistry } from '../../../utils/registry/local-registry';
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

async function filled() {
  const registry = newRegistry();
  const { consents } = records('2026-11-24');
  await registry.seed(consents);
  await registry.file({ ...consents[0], status: 'inactive' }, never);
  let file = '';
  for await (const line of backUp(await registry.store(), 'correct horse', globalThis.crypto, ROUNDS)) file += line;
  return { registry, file, count: consents.length };
}

describe('back-up', () => {
  it('comes back whole, with every version, and names nobody without the passphrase', async () => {
    const { file, count } = await filled();
    expect(file).not.toMatch(/90000\d{3}[A-Z]/);
    const copy = newRegistry();
    const store = await copy.store();
    expect(await restore(file, 'correct horse', store, globalThis.crypto)).toEqual({
      ok: true,
      value: { consents: count },
    });
    expect((await store.history('c-01')).map(({ version, consent: { status } }) => [version, status])).toEqual([
      [2, 'inactive'],
      [1, 'active'],
    ]);
    expect(await copy.lookup(identifiersOf(memberOf('PART')), never)).toMatchObject({ outcome: 'FOUND' });
  });

  it('never puts an older version over a newer one', async () => {
    const { registry, file } = await filled();
    const { consents } = records('2026-11-24');
    await registry.file({ ...consents[0], status: 'entered-in-error' }, never);
    await restore(file, 'correct horse', await registry.store(), globalThis.crypto);
    const history = await (await registry.store()).history('c-01');
    expect(history.map(({ version, consent: { status } }) => [version, status])).toEqual([
      [3, 'entered-in-error'],
      [2, 'inactive'],
      [1, 'active'],
    ]);
  });

  it('tells a wrong passphrase, a cut file and a foreign file apart, and stores nothing of them', async () => {
    const { file } = await filled();
    const copy = newRegistry();
    const store = await copy.store();
    const [header = '', block = ''] = file.split('\n');
    const broken = `${header}\n${block.slice(0, -8)}AAAAAAA=\n`;
    expect(await restore(file, 'wrong', store, globalThis.crypto)).toEqual({ ok: false, error: 'wrong-passphrase' });
    expect((await restore(broken, 'correct horse', store, globalThis.crypto)).ok).toBe(false);
    expect(await restore(`${header}\n`, 'correct horse', store, globalThis.crypto)).toEqual({
      ok: false,
      error: 'damaged',
    });
    expect(await restore('{"resourceType":"Bundle"}', 'x', store, globalThis.crypto)).toEqual({
      ok: false,
      error: 'not-a-backup',
    });
    expect(await store.count()).toBe(0);
  });
});
