import 'fake-indexeddb/auto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CIN_SYSTEM, MBI_SYSTEM } from '../../../utils/ascmi/identifiers';
import { identifiersOf } from '../../../utils/registry/demo-members';
import { createRegistryProvider, type RegistryChoice } from '../../../utils/registry/provider';
import { startFhirServer, type FhirServer } from '../../support/fhir-server';
import { memoryStore } from '../../support/memory-store';
import { memberOf } from '../../support/members';

const never = new AbortController().signal;
const identifierSystems = { cin: CIN_SYSTEM, mbi: MBI_SYSTEM };

describe('registry provider', () => {
  let server: FhirServer;
  beforeAll(async () => {
    server = await startFhirServer({ token: 'secret' });
  }, 60_000);
  afterAll(() => server.stop());

  function rig(registry: RegistryChoice) {
    const state = { registry };
    const session = memoryStore();
    const local = memoryStore();
    const make = () =>
      createRegistryProvider({
        policy: () => Promise.resolve({ registry: state.registry, identifierSystems }),
        fetch: globalThis.fetch,
        now: () => Date.now(),
        session,
        local,
        identity: { redirectUri: () => 'https://extension.example/callback', launch: () => Promise.resolve(null) },
      });
    return { state, session, local, provider: make(), make };
  }
  const fhir = (value = 'Bearer secret'): RegistryChoice => ({
    kind: 'fhir',
    baseUrl: server.baseUrl,
    auth: { kind: 'header', name: 'authorization', value },
  });

  it('seeds the embedded registry once, before the first look-up', async () => {
    const { provider } = rig({ kind: 'local' });
    const registry = await provider.current();
    expect(await registry.lookup(identifiersOf(memberOf('ALL')), never)).toMatchObject({ outcome: 'FOUND' });
    const before = await (await provider.embedded.store()).count();
    await provider.prepare();
    expect(await (await provider.embedded.store()).count()).toBe(before);
  });

  it('follows policy, and takes no answer of one registry for another', async () => {
    const { provider, state, session } = rig(fhir());
    const first = await provider.current();
    expect(await provider.current()).toBe(first);
    await first.lookup(identifiersOf(memberOf('ALL')), never);
    expect(session.held.get('registry.answers')).toBeDefined();
    state.registry = fhir('Bearer wrong');
    const second = await provider.current();
    expect(second).not.toBe(first);
    expect(session.held.get('registry.answers')).toBeUndefined();
    expect(await second.lookup(identifiersOf(memberOf('ALL')), never)).toMatchObject({ problem: 'unauthorized' });
  });

  it('never writes a member, an answer or a secret where it outlives the browser', async () => {
    const { provider, local } = rig(fhir());
    await (await provider.current()).lookup(identifiersOf(memberOf('ALL')), never);
    const kept = JSON.stringify([...local.held]);
    expect(kept).toContain('registry-profile');
    expect(kept).not.toMatch(/90000001A|secret|Consent\//);
  });

  it('checks a choice with its own secret, or with the stored one at the same address only', async () => {
    const { provider } = rig(fhir());
    const choice = {
      kind: 'fhir',
      baseUrl: server.baseUrl,
      auth: { kind: 'header', name: 'authorization', secretStored: true },
    } as const;
    expect(await provider.check(choice)).toMatchObject({ ok: true });
    expect(await provider.check({ ...choice, auth: { ...choice.auth, secret: 'Bearer no' } })).toEqual({
      ok: false,
      problem: 'unauthorized',
    });
    server.requests.length = 0;
    await provider.check({ ...choice, baseUrl: `${server.baseUrl}/` });
    expect(server.requests.some(({ headers }) => headers.authorization === 'Bearer secret')).toBe(false);
  });

  it('names the origin that the network wall must leave open', async () => {
    const { provider } = rig({ kind: 'local' });
    expect(await provider.serviceOrigins({ registry: { kind: 'local' }, identifierSystems })).toEqual([]);
    expect(await provider.serviceOrigins({ registry: fhir(), identifierSystems })).toEqual([
      new URL(server.baseUrl).origin,
    ]);
  });
});
