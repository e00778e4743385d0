import type { AuthorizationServer } from 'oauth4webapi';
import * as z from 'zod/mini';
import { err, ok, type Result } from '../ascmi/result';
import { parseBaseUrl } from './fhir-http';

/** Why a sign-in came to nothing. Codes: `utils/ui/strings/sign-in.*` has the words. */
export const SIGN_IN_PROBLEMS = [
  'not-configured',
  'offline',
  /** The server has no SMART configuration document. */
  'not-smart',
  /** It does not offer PKCE with S256, which a public client must have (SMART App Launch 2.2, RFC 9700). */
  'no-pkce',
  /** The browser could not show the server's sign-in page: it does not know the client, or does not answer. */
  'no-page',
  'cancelled',
  /** The browser has not granted the origin of the sign-in server. */
  'no-permission',
  /** The authorization server said no: wrong client, scope, or person. */
  'refused',
  /** The answer does not belong to this sign-in: another state, issuer, or a code that is spent. */
  'mismatch',
] as const;
export type SignInProblem = (typeof SIGN_IN_PROBLEMS)[number];

/** A person waits for it. */
const DISCOVERY_MS = 10_000;

const configurationSchema = z.looseObject({
  issuer: z.optional(z.string()),
  authorization_endpoint: z.string(),
  token_endpoint: z.string(),
  revocation_endpoint: z.optional(z.string()),
  jwks_uri: z.optional(z.string()),
  code_challenge_methods_supported: z.optional(z.array(z.string())),
});

/** Reads the SMART configuration document of the registry at `base` (SMART App Launch 2.2, `.well-known/smart-configuration`). */
export async function discoverSmart(
  base: URL | null,
  fetch: typeof globalThis.fetch,
): Promise<Result<AuthorizationServer, SignInProblem>> {
  if (!base) return err('not-configured');
  let body: unknown;
  try {
    const response = await fetch(new URL('.well-known/smart-configuration', base), {
      headers: { accept: 'application/json' },
      credentials: 'omit',
      cache: 'no-store',
      redirect: 'error',
      referrerPolicy: 'no-referrer',
      signal: AbortSignal.timeout(DISCOVERY_MS),
    });
    if (!response.ok) return err('not-smart');
    body = await response.json();
  } catch (error) {
    return err(error instanceof SyntaxError ? 'not-smart' : 'offline');
  }
  const parsed = configurationSchema.safeParse(body);
  if (!parsed.success) return err('not-smart');
  const { authorization_endpoint, token_endpoint, revocation_endpoint, jwks_uri, issuer } = parsed.data;
  const endpoints = [
    authorization_endpoint,
    token_endpoint,
    ...(revocation_endpoint === undefined ? [] : [revocation_endpoint]),
  ];
  if (endpoints.some((url) => parseBaseUrl(url) === null)) return err('not-smart');
  if (!parsed.data.code_challenge_methods_supported?.includes('S256')) return err('no-pkce');
  return ok({
    issuer: issuer ?? base.href,
    authorization_endpoint,
    token_endpoint,
    ...(revocation_endpoint === undefined ? {} : { revocation_endpoint }),
    ...(jwks_uri === undefined ? {} : { jwks_uri }),
  });
}

/** Origins that are called without a person: where tokens are fetched, renewed and revoked. The page to sign in at is a window of its own. */
export function calledOrigins({ token_endpoint, revocation_endpoint }: AuthorizationServer): readonly string[] {
  return [
    ...new Set([token_endpoint, revocation_endpoint].flatMap((url) => (url === undefined ? [] : new URL(url).origin))),
  ];
}
