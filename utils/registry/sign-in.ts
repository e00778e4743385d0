import { err, type Result } from '../ascmi/result';
import * as z from 'zod/mini';
import { createSmartSession, type SmartSession, type TokenStore } from './auth-smart';
import { SIGN_IN_PROBLEMS, type SignInProblem } from './smart-server';
import type { KeyValue } from './fhir-profile';
import { authorizerOf, type Authorizer, type StaticAuth } from './fhir-http';

/** A person signs in at the registry's own authorization server. `clientId` is what the operator registered there. */
export interface SmartAuth {
  readonly kind: 'smart';
  readonly clientId: string;
  readonly scope?: string;
}
export type ChosenAuth = StaticAuth | SmartAuth;

/** The browser's identity API, as far as it is needed. */
export interface IdentityApi {
  redirectUri(): string;
  /** Opens the sign-in window; resolves with where the server sent the person back, null where they closed it. Rejects where it cannot show the page. */
  launch(url: URL): Promise<URL | null>;
}

export interface SignInOptions {
  readonly identity: IdentityApi;
  readonly store: TokenStore;
  /** Outlives the browser: which origins a registry's sign-in needs. Nothing of a person. */
  readonly local: KeyValue;
  /** Whether the browser granted the origin. */
  readonly mayReach: (origin: string) => Promise<boolean>;
  readonly fetch: typeof globalThis.fetch;
  /** Epoch milliseconds. */
  readonly now: () => number;
}

interface Place {
  readonly baseUrl: string;
  readonly auth: ChosenAuth;
}

/** `none`: this registry needs no person to sign in. */
export type Account = 'none' | 'signed-in' | 'signed-out';

const originsSchema = z.array(z.string());
const problemSchema = z.enum(SIGN_IN_PROBLEMS);
const originsKey = ({ baseUrl }: Place): string => `registry.sign-in-origins:${baseUrl}`;
const problemKey = ({ baseUrl, auth }: Place): string =>
  `registry.sign-in-problem:${baseUrl}|${auth.kind === 'smart' ? auth.clientId : ''}`;

/** The sessions of all registries that this worker has met, one for each address and client. Tokens live in `store`, not here. */
export function createSignIn({ identity, store, local, mayReach, fetch, now }: SignInOptions) {
  const sessions = new Map<string, SmartSession>();

  function sessionOf({ baseUrl, auth }: Place): SmartSession | null {
    if (auth.kind !== 'smart') return null;
    const key = JSON.stringify([baseUrl, auth]);
    const held = sessions.get(key);
    if (held) return held;
    const { clientId, scope } = auth;
    const made = createSmartSession({
      baseUrl,
      clientId,
      redirectUri: identity.redirectUri(),
      launch: (url) => identity.launch(url),
      store,
      fetch,
      now,
      ...(scope === undefined ? {} : { scope }),
    });
    sessions.set(key, made);
    return made;
  }

  async function learn(place: Place, session: SmartSession): Promise<Result<readonly string[], SignInProblem>> {
    const origins = await session.origins();
    if (origins.ok) await local.set(originsKey(place), origins.value);
    return origins;
  }

  return {
    authorizer(place: Place): StaticAuth | Authorizer {
      if (place.auth.kind !== 'smart') return place.auth;
      return sessionOf(place)?.authorize ?? authorizerOf({ kind: 'none' });
    },
    async account(place: Place): Promise<Account> {
      const session = sessionOf(place);
      if (!session) return 'none';
      return (await session.isSignedIn()) ? 'signed-in' : 'signed-out';
    },
    /** Null where nobody needs to sign in. A window opens only where the answer may be fetched afterwards. */
    async signIn(place: Place): Promise<Result<null, SignInProblem> | null> {
      const session = sessionOf(place);
      if (!session) return null;
      const origins = await learn(place, session);
      const mayAll = origins.ok && (await Promise.all(origins.value.map(mayReach))).every(Boolean);
      const signed = origins.ok ? (mayAll ? await session.signIn() : err('no-permission' as const)) : origins;
      if (signed.ok) await store.remove(problemKey(place));
      else await store.set(problemKey(place), signed.error);
      return signed;
    },
    async signOut(place: Place): Promise<void> {
      await sessionOf(place)?.signOut();
      await store.remove(problemKey(place));
    },
    /** Why the last sign-in came to nothing; null where it did not, or the browser was closed since. */
    async problem(place: Place): Promise<SignInProblem | null> {
      const held = problemSchema.safeParse(place.auth.kind === 'smart' ? await store.get(problemKey(place)) : null);
      return held.success ? held.data : null;
    },
    /** Origins of the sign-in server, as far as they are known; asks the registry where `ask` says so and none is. */
    async origins(place: Place, ask: boolean): Promise<readonly string[]> {
      const session = sessionOf(place);
      if (!session) return [];
      const held = originsSchema.safeParse(await local.get(originsKey(place)));
      if (held.success) return held.data;
      const learned = ask ? await learn(place, session) : null;
      return learned?.ok === true ? learned.value : [];
    },
  };
}
