import type { Result } from '../ascmi/result';
import { createSmartSession, type SmartSession, type TokenStore } from './auth-smart';
import type { SignInProblem } from './smart-server';
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

/** The sessions of all registries that this worker has met, one for each address and client. Tokens live in `store`, not here. */
export function createSignIn({ identity, store, fetch, now }: SignInOptions) {
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
    signIn(place: Place): Promise<Result<null, SignInProblem>> | null {
      return sessionOf(place)?.signIn() ?? null;
    },
    async signOut(place: Place): Promise<void> {
      await sessionOf(place)?.signOut();
    },
  };
}
