import 'fake-indexeddb/auto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CIN_SYSTEM, MBI_SYSTEM } from '../../../utils/ascmi/identifiers';
import { createRegistryProvider, type RegistryChoice } from '../../../utils/registry/provider';
import { memoryStore } from '../../support/memory-store';
import { CLIENT, REDIRECT, startOAuthServer } from '../../support/oauth-server';

type Server = Awaited<ReturnType<typeof startOAuthServer>>;
const never = new AbortController().signal;
const NOBODY = [{ system: CIN_SYSTEM, value: '90000001A' }];

describe('a registry that wants a person to sign in', () => {
  let server: Server;
  beforeAll(async () => {
    server = await startOAuthServer();
  }, 60_000);
  afterAll(() => server.stop());

  function rig(launch: (url: URL) => Promise<URL | null> = (url) => server.person(url)) {
    const session = memoryStore();
    const local = memoryStore();
    const registry: RegistryChoice = {
      kind: 'fhir',
      baseUrl: server.baseUrl,
      auth: { kind: 'smart', clientId: CLIENT },
    };
    const state = { registry };
    /** What the FHIR side got to see as authorization. */
    const bearers: (string | null)[] = [];
    const provider = createRegistryProvider({
      policy: () =>
        Promise.resolve({ registry: state.registry, identifierSystems: { cin: CIN_SYSTEM, mbi: MBI_SYSTEM } }),
      fetch: (input, init) => {
        const url = input instanceof Request ? input.url : String(input);
        if (/_search|metadata/.test(url)) {
          bearers.push(new Headers(init?.headers).get('authorization'));
          return Promise.resolve(new Response('', { status: 503 }));
        }
        return fetch(input, init);
      },
      now: () => Date.now(),
      session,
      local,
      identity: { redirectUri: () => REDIRECT, launch },
    });
    return { provider, session, local, bearers, state };
  }

  it('is not asked anything before the sign-in, and with the person’s token after it', async () => {
    const { provider, bearers } = rig();
    expect(await provider.account()).toBe('signed-out');
    await provider.prepare();
    const registry = await provider.current();
    expect(await registry.lookup(NOBODY, never)).toMatchObject({ outcome: 'UNAVAILABLE', problem: 'unauthorized' });
    expect(bearers).toEqual([]);
    expect(await provider.signIn()).toBeNull();
    expect(await provider.account()).toBe('signed-in');
    await (await provider.current()).lookup(NOBODY, never);
    expect(bearers.length).toBeGreaterThan(0);
    expect(bearers.every((bearer) => bearer?.startsWith('Bearer '))).toBe(true);
  });

  it('keeps tokens in session storage only, and nothing after the sign-out', async () => {
    const { provider, session, local } = rig();
    await provider.signIn();
    expect([...session.held.keys()].some((key) => key.startsWith('registry.tokens'))).toBe(true);
    expect(JSON.stringify([...local.held])).not.toMatch(/access|refresh/);
    await provider.signOut();
    expect(await provider.account()).toBe('signed-out');
    expect([...session.held.keys()].filter((key) => /tokens|answers/.test(key))).toEqual([]);
  });

  it('holds one account for each registry', async () => {
    const { provider, state } = rig();
    await provider.signIn();
    const first = state.registry;
    state.registry = { kind: 'fhir', baseUrl: `${server.baseUrl}/other`, auth: { kind: 'smart', clientId: CLIENT } };
    expect(await provider.account()).toBe('signed-out');
    state.registry = first;
    expect(await provider.account()).toBe('signed-in');
  });

  it('says so where the person closes the window, also later, until a sign-in works or somebody signs out', async () => {
    const { provider, state } = rig(() => Promise.resolve(null));
    expect(await provider.signIn()).toBe('cancelled');
    expect(await provider.account()).toBe('signed-out');
    expect(await provider.signInProblem()).toBe('cancelled');
    const { registry } = state;
    state.registry = { kind: 'fhir', baseUrl: `${server.baseUrl}/other`, auth: { kind: 'smart', clientId: CLIENT } };
    expect(await provider.signInProblem()).toBeNull();
    state.registry = registry;
    await provider.signOut();
    expect(await provider.signInProblem()).toBeNull();
  });
});

describe('a sign-in server at an origin of its own', () => {
  let server: Server;
  beforeAll(async () => {
    server = await startOAuthServer({ apart: true });
  }, 60_000);
  afterAll(() => server.stop());

  function rig() {
    const granted = new Set([new URL(server.baseUrl).origin]);
    const windows: URL[] = [];
    const registry = {
      kind: 'fhir',
      baseUrl: server.baseUrl,
      auth: { kind: 'smart', clientId: CLIENT },
    } as const satisfies RegistryChoice;
    const view = { registry, identifierSystems: { cin: CIN_SYSTEM, mbi: MBI_SYSTEM } };
    const provider = createRegistryProvider({
      policy: () => Promise.resolve(view),
      fetch,
      now: () => Date.now(),
      session: memoryStore(),
      local: memoryStore(),
      mayReach: (origin) => Promise.resolve(granted.has(origin)),
      identity: {
        redirectUri: () => REDIRECT,
        launch: (url) => {
          windows.push(url);
          return server.person(url);
        },
      },
    });
    return { provider, granted, windows, view };
  }

  it('is learned at set-up, and no window opens before the browser has granted it', async () => {
    const { provider, granted, windows } = rig();
    expect(await provider.signInOrigins()).toEqual([server.issuer]);
    expect(await provider.signIn()).toBe('no-permission');
    expect(windows).toEqual([]);
    granted.add(server.issuer);
    expect(await provider.signIn()).toBeNull();
    expect(await provider.account()).toBe('signed-in');
  });

  it('is left open by the network wall as the registry itself is', async () => {
    const { provider, view } = rig();
    const registry = new URL(server.baseUrl).origin;
    expect(await provider.serviceOrigins(view)).toEqual([registry]);
    await provider.signInOrigins();
    expect(await provider.serviceOrigins(view)).toEqual([registry, server.issuer]);
  });
});
