import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import Provider from 'oidc-provider';
import { listen, readBody } from './fhir-server';
import { followSignIn, type Mood } from './oauth-person';

export const REDIRECT = 'https://extension.example/callback';
export const CLIENT = 'consent-guard';

/** What a test may change while the server runs. */
export interface OAuthBehaviour {
  /** False: the configuration document offers `plain` only. */
  pkce: boolean;
  /** False: there is no SMART configuration document. */
  smart: boolean;
  /** Only for `unattended` servers. */
  mood: Mood;
  /** The authorization request is bound to somebody else's challenge, so that the client's own verifier is the wrong one. */
  foreignChallenge: boolean;
  /** Where the configuration document says that tokens are fetched; null: at this server. */
  tokenOrigin: string | null;
}

export interface OAuthServerOptions {
  readonly pkce?: boolean;
  readonly redirectUri?: string;
  /** The person of `person` sits at the server's side: a browser that opens the sign-in is sent straight back. */
  readonly unattended?: boolean;
  /** Life of an access token in seconds. */
  readonly accessTokenLifeS?: number;
  /** A FHIR base URL: what is asked under `/fhir` goes there, with a live token only. */
  readonly fhir?: string;
  /** The registry has an origin of its own: `/fhir` is there only, and everything of the sign-in is here. */
  readonly apart?: true;
}

/** The challenge of a verifier that nobody here knows (RFC 7636, appendix B). */
const FOREIGN_CHALLENGE = 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM';
const CONFIGURATION = '/fhir/.well-known/smart-configuration';

/** A whole OAuth server on localhost (`oidc-provider`), with the SMART configuration document that it does not serve itself. */
export async function startOAuthServer(options: OAuthServerOptions = {}) {
  const { redirectUri = REDIRECT, unattended = false, accessTokenLifeS = 600 } = options;
  const behaviour: OAuthBehaviour = {
    pkce: options.pkce ?? true,
    smart: true,
    mood: 'agrees',
    foreignChallenge: false,
    tokenOrigin: null,
  };
  const requests: string[] = [];
  /** Value and grant of every access token. */
  const issued: { readonly token: string; readonly grant: string }[] = [];

  /** `serves`: which addresses exist at this origin. */
  const open = (serves: (url: string) => boolean) =>
    listen(
      createServer((request, response) => {
        requests.push(`${request.method ?? ''} ${request.url ?? ''}`);
        if (!serves(request.url ?? '')) response.writeHead(404).end();
        else void answer(request, response).catch(() => response.socket?.destroy());
      }),
    );
  const isRegistry = (url: string) => url.startsWith('/fhir/');
  const { port, stop } = await open((url) => options.apart !== true || !isRegistry(url));
  const registry = options.apart ? await open(isRegistry) : null;
  const issuer = `http://127.0.0.1:${port}`;
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: CLIENT,
        redirect_uris: [redirectUri],
        token_endpoint_auth_method: 'none',
        grant_types: ['authorization_code', 'refresh_token'],
        response_types: ['code'],
      },
    ],
    scopes: ['openid', 'offline_access', 'fhirUser', 'user/Consent.rs', 'user/Patient.rs'],
    pkce: { required: () => true },
    // An extension asks from its own origin, which a server has to allow for the client.
    clientBasedCORS: () => true,
    rotateRefreshToken: true,
    features: { devInteractions: { enabled: true }, revocation: { enabled: true }, userinfo: { enabled: true } },
    cookies: { keys: ['test-only'] },
    ttl: {
      AccessToken: accessTokenLifeS,
      RefreshToken: 3600,
      Grant: 3600,
      Session: 3600,
      Interaction: 600,
      IdToken: 600,
    },
  });
  provider.on('access_token.saved', ({ jti, grantId }) => issued.push({ token: jti, grant: grantId }));

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { url = '/' } = request;
    if (url === CONFIGURATION) configuration(response);
    else if (url.startsWith('/fhir/')) await protectedFhir(request, response);
    else if (unattended && url.startsWith('/unattended?')) {
      const start = new URL(url.replace('/unattended', '/auth'), issuer);
      if (behaviour.foreignChallenge) start.searchParams.set('code_challenge', FOREIGN_CHALLENGE);
      const end = await followSignIn(issuer, start, behaviour.mood);
      // Where the server would not let the person on, the person sees its page of refusal.
      response.writeHead(end ? 302 : 400, end ? { location: end.href } : {}).end();
    } else await provider.callback()(request, response);
  }

  function configuration(response: ServerResponse): void {
    response.writeHead(behaviour.smart ? 200 : 404, { 'content-type': 'application/json' });
    response.end(
      JSON.stringify({
        issuer,
        authorization_endpoint: `${issuer}${unattended ? '/unattended' : '/auth'}`,
        token_endpoint: `${behaviour.tokenOrigin ?? issuer}/token`,
        revocation_endpoint: `${behaviour.tokenOrigin ?? issuer}/token/revocation`,
        jwks_uri: `${issuer}/jwks`,
        code_challenge_methods_supported: behaviour.pkce ? ['S256'] : ['plain'],
      }),
    );
  }

  async function protectedFhir(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const token = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1] ?? '';
    if (options.fhir === undefined || !(await provider.AccessToken.find(token))) {
      response.writeHead(options.fhir === undefined ? 404 : 401, { 'content-type': 'application/fhir+json' });
      response.end('{"resourceType":"OperationOutcome","issue":[{"severity":"error","code":"login"}]}');
      return;
    }
    const body = await readBody(request);
    const real = await fetch(options.fhir + (request.url ?? '').slice('/fhir'.length), {
      method: request.method ?? 'GET',
      headers: Object.fromEntries(
        ['content-type', 'accept', 'prefer', 'if-none-match', 'if-none-exist'].flatMap((name) => {
          const value = request.headers[name];
          return typeof value === 'string' ? [[name, value]] : [];
        }),
      ),
      ...(body === '' ? {} : { body }),
    });
    const etag = real.headers.get('etag');
    response.writeHead(real.status, {
      'content-type': real.headers.get('content-type') ?? 'application/fhir+json',
      ...(etag === null ? {} : { etag }),
    });
    response.end(await real.text());
  }

  return {
    issuer,
    baseUrl: registry ? `http://127.0.0.1:${registry.port}/fhir` : `${issuer}/fhir`,
    requests,
    behaviour,
    person: (start: URL) => followSignIn(issuer, start, behaviour.mood),
    /** Whether the server still takes this access token. */
    isLive: async (token: string) => (await provider.AccessToken.find(token)) !== undefined,
    /** The operator takes back everything that was granted so far; `access` leaves refresh tokens as they are. */
    async revokeAll(what: 'access' | 'everything'): Promise<void> {
      for (const { token, grant } of issued) {
        await (await provider.AccessToken.find(token))?.destroy();
        if (what === 'everything') await provider.RefreshToken.revokeByGrantId(grant);
      }
    },
    stop: async () => {
      await Promise.all([stop(), registry?.stop()]);
    },
  };
}
