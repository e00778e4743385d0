import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import { CIN_SYSTEM, mrnSystem } from '../../../utils/ascmi/identifiers';
import { DEMO_PORTAL_ID, identifiersOf } from '../../../utils/registry/demo-members';
import { openRegistryDatabase } from '../../../utils/registry/local-database';
import { createLocalRegistry } from '../../../utils/registry/local-registry';
import { memberById, memberOf, members, records } from '../../support/members';

const TODAY = '2026-11-24';
const never = new AbortController().signal;
const at = Date.parse('2026-11-24T18:00:00Z');
let databases = 0;

function registryOn(name = `registry-${(databases += 1)}`) {
  return createLocalRegistry({ openDb: () => openRegistryDatabase(name), now: () => at, crypto: globalThis.crypto });
}

describe('embedded registry', () => {
  it('answers each invented member with the outcome of the cast', async () => {
    const registry = registryOn();
    await registry.seed(records(TODAY).consents);
    for (const member of members) {
      const answer = await registry.lookup(identifiersOf(member), never);
      const expected = member.state === 'AMBIG' ? 'AMBIGUOUS' : member.scenario === 'NONE' ? 'NONE_ON_FILE' : 'FOUND';
      expect([member.id, answer.outcome]).toEqual([member.id, expected]);
      expect(answer.checkedAtMs).toBe(at);
    }
  });

  it('finds a record by CIN alone and by record number alone', async () => {
    const registry = registryOn();
    await registry.seed(records(TODAY).consents);
    const member = memberOf('ALL');
    for (const identifier of identifiersOf(member)) {
      const answer = await registry.lookup([identifier], never);
      expect(answer.outcome).toBe('FOUND');
    }
  });

  it('finds the record signed under a merged CIN and stamps it with the CIN that was asked for', async () => {
    const registry = registryOn();
    await registry.seed(records(TODAY).consents);
    const member = memberOf('MERGED_CIN');
    const asked = [{ system: CIN_SYSTEM, value: member.cin ?? '' }];
    const answer = await registry.lookup(asked, never);
    expect(answer.records).toMatchObject([{ patient: { identifier: asked[0] } }]);
  });

  it('does not mix up twins', async () => {
    const registry = registryOn();
    await registry.seed(records(TODAY).consents);
    const alba = await registry.lookup(identifiersOf(memberById('m-11')), never);
    const alma = await registry.lookup(identifiersOf(memberById('m-12')), never);
    expect(alba.records).toMatchObject([{ id: 'c-11' }]);
    expect(alma.records).toMatchObject([{ id: 'c-12', provision: { type: 'deny' } }]);
  });

  it('calls a record number that two CINs share ambiguous', async () => {
    const registry = registryOn();
    await registry.seed(records(TODAY).consents);
    const answer = await registry.lookup(
      [
        { system: CIN_SYSTEM, value: '90000001A' },
        { system: mrnSystem(DEMO_PORTAL_ID), value: '104202' },
      ],
      never,
    );
    expect(answer.outcome).toBe('AMBIGUOUS');
  });

  it('files idempotently on Consent.identifier and keeps each version', async () => {
    const registry = registryOn();
    const [consent] = records(TODAY).consents;
    const first = await registry.file(consent ?? {}, never);
    const again = await registry.file(consent ?? {}, never);
    const changed = await registry.file({ ...consent, status: 'inactive' }, never);
    expect([first, again, changed]).toEqual([
      { ok: true, value: { reference: 'Consent/c-01/_history/1' } },
      { ok: true, value: { reference: 'Consent/c-01/_history/1' } },
      { ok: true, value: { reference: 'Consent/c-01/_history/2' } },
    ]);
    const store = await registry.store();
    expect((await store.history('c-01')).map(({ version, consent: { status } }) => [version, status])).toEqual([
      [2, 'inactive'],
      [1, 'active'],
    ]);
    expect(await store.count()).toBe(1);
  });

  it('writes neither identifiers nor content in clear, and its keys cannot be exported', async () => {
    const name = `registry-${(databases += 1)}`;
    const registry = registryOn(name);
    await registry.seed(records(TODAY).consents);
    const db = await openRegistryDatabase(name);
    for (const row of await db.getAll('consents')) {
      const text = `${JSON.stringify(row)}${new TextDecoder('latin1').decode(row.sealed)}`;
      expect(text).not.toMatch(/90000\d{3}[A-Z]|1042\d\d|ascmi-ab133|c-\d\d/);
    }
    for (const key of await db.getAll('keys')) expect(key.extractable).toBe(false);
  });

  it('answers UNAVAILABLE, never "none", when the database fails or a record was damaged', async () => {
    const broken = createLocalRegistry({
      openDb: () => Promise.reject(new Error('disk')),
      now: () => at,
      crypto: globalThis.crypto,
    });
    expect((await broken.lookup(identifiersOf(memberOf('ALL')), never)).outcome).toBe('UNAVAILABLE');
    const name = `registry-${(databases += 1)}`;
    const registry = registryOn(name);
    await registry.seed(records(TODAY).consents);
    const db = await openRegistryDatabase(name);
    for (const row of await db.getAll('consents')) {
      new Uint8Array(row.sealed)[0]! ^= 1;
      await db.put('consents', row);
    }
    expect(await registry.lookup(identifiersOf(memberOf('ALL')), never)).toMatchObject({
      outcome: 'UNAVAILABLE',
      problem: 'server-error',
    });
  });

  it('refuses a record that names nobody', async () => {
    const filed = await registryOn().file({ resourceType: 'Consent', id: 'x', status: 'active' }, never);
    expect(filed).toEqual({ ok: false, error: 'malformed-answer' });
  });
});
