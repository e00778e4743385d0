import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSmartSession, type SmartOptions } from '../../../utils/registry/auth-smart';
import { memoryStore } from '../../support/memory-store';
import { CLIENT, REDIRECT, startOAuthServer } from '../../support/oauth-server';

type Server = Awaited<ReturnType<typeof startOAuthServer>>;
const never = new AbortController().signal;

describe('SMART sign-in against oidc-provider', () => {
  let server: Server;
  beforeAll(async () => {
    server = await startOAuthServer();
  }, 60_000);
  afterAll(() => server.stop());

  function session(more: Partial<SmartOptions> = {}) {
    const store = memoryStore();
    const clock = { nowMs: Date.now() };
    const smart = createSmartSession({
      baseUrl: server.baseUrl,
      clientId: CLIENT,
      redirectUri: REDIRECT,
      launch: server.person,
      store,
      fetch: globalThis.fetch,
      now: () => clock.nowMs,
      ...more,
    });
    const bearer = async () => {
      const authorized = await smart.authorize(never);
      return authorized.ok ? (authorized.value['authorization'] ?? '') : authorized.error;
    };
    const userinfo = async (authorization: string) =>
      (await fetch(`${server.issuer}/me`, { headers: { authorization } })).status;
    return { smart, store, clock, bearer, userinfo };
  }

  it('signs in with code and PKCE S256, and the token is good', async () => {
    const { smart, bearer, userinfo } = session();
    expect(await bearer()).toBe('unauthorized');
    expect(await smart.signIn()).toEqual({ ok: true, value: null });
    expect(await userinfo(await bearer())).toBe(200);
    const auth = server.requests.find((line) => line.startsWith('GET /auth?')) ?? '';
    expect(auth).toContain('code_challenge_method=S256');
    expect(auth).not.toContain('code_verifier');
  });

  it('renews once for all who wait, and keeps the rotated refresh token', async () => {
    const { smart, store, clock, bearer, userinfo } = session();
    await smart.signIn();
    const before = [...store.held.values()][0] as { refresh: string };
    const first = await bearer();
    server.requests.length = 0;
    clock.nowMs += 590_000;
    const renewed = await Promise.all([bearer(), bearer(), bearer()]);
    expect(new Set(renewed).size).toBe(1);
    expect(renewed[0]).not.toBe(first);
    expect(server.requests.filter((line) => line === 'POST /token')).toHaveLength(1);
    expect(([...store.held.values()][0] as { refresh: string }).refresh).not.toBe(before.refresh);
    expect(await userinfo(renewed[0])).toBe(200);
  });

  it('is signed out when a spent refresh token is refused', async () => {
    const { smart, store, clock, bearer } = session();
    await smart.signIn();
    const [[key, first]] = [...store.held] as [[string, object]];
    clock.nowMs += 590_000;
    await bearer();
    await store.set(key, first);
    expect(await bearer()).toBe('unauthorized');
    expect(await smart.isSignedIn()).toBe(false);
  });

  it('keeps the refresh token through an outage', async () => {
    const line = { up: true };
    const flaky: typeof fetch = (...args) => (line.up ? fetch(...args) : Promise.reject(new TypeError('network')));
    const { smart, clock, bearer } = session({ fetch: flaky });
    await smart.signIn();
    clock.nowMs += 590_000;
    line.up = false;
    expect(await bearer()).toBe('offline');
    expect(await smart.isSignedIn()).toBe(true);
    line.up = true;
    expect(await bearer()).toMatch(/^Bearer /);
  });

  it('renews a token that the server refused although it looked good, once for all who were refused', async () => {
    const { smart, bearer, userinfo } = session();
    await smart.signIn();
    const first = await bearer();
    await server.revokeAll('access');
    expect(await userinfo(first)).toBe(401);
    const refused = { authorization: first };
    const again = await Promise.all([smart.authorize(never, refused), smart.authorize(never, refused)]);
    expect(again[0]).toEqual(again[1]);
    expect(await userinfo(await bearer())).toBe(200);
    // The refusal of a token that was replaced meanwhile costs no second renewal.
    server.requests.length = 0;
    expect(await smart.authorize(never, refused)).toEqual(again[0]);
    expect(server.requests).toEqual([]);
  });

  it('is signed out where the operator took everything back', async () => {
    const { smart, bearer } = session();
    await smart.signIn();
    const authorization = await bearer();
    await server.revokeAll('everything');
    expect(await smart.authorize(never, { authorization })).toEqual({ ok: false, error: 'unauthorized' });
    expect(await smart.isSignedIn()).toBe(false);
  });

  it('stays signed out where the sign-out came while a token was being renewed', async () => {
    let open: () => void = () => undefined;
    const gate = new Promise<void>((resolve) => (open = resolve));
    const line = { slow: false };
    const slow: typeof fetch = async (input, init) => {
      const response = await fetch(input, init);
      if (line.slow && (input instanceof Request ? input.url : String(input)).endsWith('/token')) await gate;
      return response;
    };
    const { smart, store, clock, bearer } = session({ fetch: slow });
    await smart.signIn();
    clock.nowMs += 590_000;
    line.slow = true;
    const renewal = bearer();
    await smart.signOut();
    open();
    expect(await renewal).toBe('unauthorized');
    expect(store.held.size).toBe(0);
  });

  it('revokes on sign-out', async () => {
    const { smart, store, bearer, userinfo } = session();
    await smart.signIn();
    const token = await bearer();
    await smart.signOut();
    expect(store.held.size).toBe(0);
    expect(await userinfo(token)).toBe(401);
  });

  it('tells a closed window, a foreign answer, a wrong verifier and a wrong client apart', async () => {
    expect(await session({ launch: () => Promise.resolve(null) }).smart.signIn()).toEqual({
      ok: false,
      error: 'cancelled',
    });
    expect(await session({ launch: () => Promise.reject(new Error('page')) }).smart.signIn()).toEqual({
      ok: false,
      error: 'no-page',
    });
    const withState = async (url: URL) => {
      const back = await server.person(url);
      back?.searchParams.set('state', 'somebody-elses');
      return back;
    };
    expect(await session({ launch: withState }).smart.signIn()).toEqual({ ok: false, error: 'mismatch' });
    const wrongVerifier: typeof fetch = (input, init) => {
      if (!String(input instanceof Request ? input.url : input).endsWith('/token')) return fetch(input, init);
      const body = new URLSearchParams(init?.body as URLSearchParams);
      body.set('code_verifier', 'x'.repeat(43));
      return fetch(input, { ...init, body });
    };
    expect(await session({ fetch: wrongVerifier }).smart.signIn()).toEqual({ ok: false, error: 'mismatch' });
    expect((await session({ clientId: 'nobody' }).smart.signIn()).ok).toBe(false);
  });

  it('refuses servers without a SMART configuration, without S256, or out of reach', async () => {
    expect(await session({ baseUrl: `${server.issuer}/other` }).smart.signIn()).toEqual({
      ok: false,
      error: 'not-smart',
    });
    expect(await session({ baseUrl: 'http://registry.example' }).smart.signIn()).toEqual({
      ok: false,
      error: 'not-configured',
    });
    const plain = await startOAuthServer({ pkce: false });
    expect(await session({ baseUrl: plain.baseUrl }).smart.signIn()).toEqual({ ok: false, error: 'no-pkce' });
    await plain.stop();
    expect(await session({ baseUrl: plain.baseUrl }).smart.signIn()).toEqual({ ok: false, error: 'offline' });
  });
});
