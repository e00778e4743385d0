import * as oauth from 'oauth4webapi';
import * as z from 'zod/mini';
import { err, ok, type Result } from '../ascmi/result';
import { parseBaseUrl, type Authorizer } from './fhir-http';
import { calledOrigins, discoverSmart, type SignInProblem } from './smart-server';

/** Memory that ends with the browser: tokens are never written to disk. */
export interface TokenStore {
  get(key: string): Promise<unknown>;
  set(key: string, value: unknown): Promise<void>;
  remove(key: string): Promise<void>;
}

export interface SmartOptions {
  /** FHIR base URL of the registry; also the audience of the token. */
  readonly baseUrl: string;
  readonly clientId: string;
  /** Default: `openid fhirUser offline_access user/Consent.rs user/Patient.rs`. */
  readonly scope?: string;
  /** What `identity.getRedirectURL()` gives. */
  readonly redirectUri: string;
  /** The browser's identity API: opens the address and resolves with where the server sent the person back; null where they closed it. Rejects where it cannot show the page. */
  readonly launch: (url: URL) => Promise<URL | null>;
  readonly store: TokenStore;
  readonly fetch: typeof globalThis.fetch;
  /** Epoch milliseconds. */
  readonly now: () => number;
}

export interface SmartSession {
  /** Origins that the extension itself calls for this account, as the registry names them. */
  origins(): Promise<Result<readonly string[], SignInProblem>>;
  signIn(): Promise<Result<null, SignInProblem>>;
  /** Revokes at the server what can be revoked, and forgets in any case. */
  signOut(): Promise<void>;
  isSignedIn(): Promise<boolean>;
  readonly authorize: Authorizer;
}

const SCOPE = 'openid fhirUser offline_access user/Consent.rs user/Patient.rs';
/** A token that ends during the request would look like a refusal: it is renewed this much earlier. */
const EARLY_MS = 30_000;
/** For servers that do not say how long a token lives. */
const ASSUMED_LIFE_S = 300;

/** The library marks this symbol as deprecated so that nobody takes it lightly. It serves a server on the same computer only. */
const LOOPBACK_HTTP = Reflect.get(oauth, 'allowInsecureRequests') as symbol;

const bearer = ({ access }: Tokens) => ({ authorization: `Bearer ${access}` });
const tokensSchema = z.object({ access: z.string(), refresh: z.optional(z.string()), expiresAtMs: z.number() });
type Tokens = z.infer<typeof tokensSchema>;

/**
 * SMART App Launch 2.2, standalone, as a public client: authorization code with PKCE S256, refresh with rotation, revocation (RFC 7009).
 * The protocol is `oauth4webapi`'s; this decides what to ask for, where tokens live, and what errors mean.
 */
export function createSmartSession(options: SmartOptions): SmartSession {
  const { clientId, redirectUri, store, now } = options;
  const base = parseBaseUrl(options.baseUrl);
  const key = `registry.tokens:${base?.href ?? ''}|${clientId}`;
  const client: oauth.Client = { client_id: clientId, token_endpoint_auth_method: 'none' };
  const http = {
    [oauth.customFetch]: (url: string, init: RequestInit) =>
      options.fetch(url, {
        ...init,
        credentials: 'omit',
        cache: 'no-store',
        redirect: 'error',
        referrerPolicy: 'no-referrer',
      }),
    // Only what `parseBaseUrl` let through as loopback: anything else is HTTPS already.
    [LOOPBACK_HTTP]: base?.protocol === 'http:',
  };
  // One renewal for all who wait: with rotation a second one would present a spent token and end the session.
  let renewing: Promise<Tokens | null> | null = null;

  const discover = () => discoverSmart(base, options.fetch);

  async function tokens(): Promise<Tokens | null> {
    const parsed = tokensSchema.safeParse(await store.get(key));
    return parsed.success ? parsed.data : null;
  }

  async function keep(answer: oauth.TokenEndpointResponse, before: Tokens | null): Promise<Tokens> {
    const refresh = answer.refresh_token ?? before?.refresh;
    const kept: Tokens = {
      access: answer.access_token,
      expiresAtMs: now() + (answer.expires_in ?? ASSUMED_LIFE_S) * 1000,
      ...(refresh === undefined ? {} : { refresh }),
    };
    await store.set(key, kept);
    return kept;
  }

  async function renew(before: Tokens): Promise<Tokens | null> {
    const server = before.refresh === undefined ? null : await discover();
    if (server === null || before.refresh === undefined) return null;
    // Offline: the old refresh token stays, and the next look-up tries again.
    if (!server.ok) return null;
    try {
      const response = await oauth.refreshTokenGrantRequest(server.value, client, oauth.None(), before.refresh, http);
      const answer = await oauth.processRefreshTokenResponse(server.value, client, response);
      if ((await tokens())?.refresh === before.refresh) return await keep(answer, before);
      // Signed out, or in anew, while the server answered: what it gave belongs to a session that has ended.
      await revoke(server.value, [answer.refresh_token, answer.access_token]);
      return await tokens();
    } catch (error) {
      // Spent, revoked or expired: signed out. A network failure keeps the token.
      if (error instanceof oauth.ResponseBodyError) await store.remove(key);
      return null;
    }
  }

  /** Best effort: here the tokens are forgotten already, there they end by themselves. */
  async function revoke(server: oauth.AuthorizationServer, held: readonly (string | undefined)[]): Promise<void> {
    if (server.revocation_endpoint === undefined) return;
    for (const token of held)
      if (token !== undefined)
        await oauth.revocationRequest(server, client, oauth.None(), token, http).catch(() => null);
  }

  return {
    async origins() {
      const server = await discover();
      return server.ok ? ok(calledOrigins(server.value)) : server;
    },
    async signIn() {
      const server = await discover();
      if (!server.ok) return server;
      const verifier = oauth.generateRandomCodeVerifier();
      const state = oauth.generateRandomState();
      const nonce = oauth.generateRandomNonce();
      const url = new URL(server.value.authorization_endpoint ?? '');
      const parameters = {
        response_type: 'code',
        client_id: clientId,
        redirect_uri: redirectUri,
        scope: options.scope ?? SCOPE,
        state,
        nonce,
        aud: base?.href.replace(/\/$/, '') ?? '',
        code_challenge: await oauth.calculatePKCECodeChallenge(verifier),
        code_challenge_method: 'S256',
        // OpenID Connect gives a refresh token for `offline_access` only where the person was asked.
        ...((options.scope ?? SCOPE).includes('offline_access') ? { prompt: 'consent' } : {}),
      };
      for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value);
      const returned = await options.launch(url).catch(() => 'no-page' as const);
      if (returned === 'no-page') return err(returned);
      if (!returned) return err('cancelled');
      try {
        const callback = oauth.validateAuthResponse(server.value, client, returned, state);
        const response = await oauth.authorizationCodeGrantRequest(
          server.value,
          client,
          oauth.None(),
          callback,
          redirectUri,
          verifier,
          http,
        );
        const answer = await oauth.processAuthorizationCodeResponse(server.value, client, response, {
          expectedNonce: nonce,
        });
        await keep(answer, null);
        return ok(null);
      } catch (error) {
        if (error instanceof oauth.AuthorizationResponseError)
          return err(error.error === 'access_denied' ? 'cancelled' : 'refused');
        if (error instanceof oauth.ResponseBodyError)
          return err(error.error === 'invalid_grant' ? 'mismatch' : 'refused');
        return err(error instanceof oauth.OperationProcessingError ? 'mismatch' : 'offline');
      }
    },
    async signOut() {
      const held = await tokens();
      await store.remove(key);
      const server = held ? await discover() : null;
      if (held && server?.ok) await revoke(server.value, [held.refresh, held.access]);
    },
    isSignedIn: async () => (await tokens()) !== null,
    async authorize(_signal, refused) {
      const held = await tokens();
      if (!held) return err('unauthorized');
      const isSpent = refused?.['authorization'] === bearer(held)['authorization'];
      if (!isSpent && held.expiresAtMs - EARLY_MS > now()) return ok(bearer(held));
      // Revoked by the operator, and nothing to renew it with: the person has to sign in again.
      if (isSpent && held.refresh === undefined) await store.remove(key);
      renewing ??= renew(held).finally(() => (renewing = null));
      const renewed = await renewing;
      if (renewed) return ok(bearer(renewed));
      return err((await tokens()) ? 'offline' : 'unauthorized');
    },
  };
}
