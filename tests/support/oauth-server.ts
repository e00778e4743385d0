import { createServer } from 'node:http';
import Provider from 'oidc-provider';
import { listen } from './fhir-server';

export const REDIRECT = 'https://extension.example/callback';
export const CLIENT = 'consent-guard';

export interface OAuthServerOptions {
  readonly pkce?: boolean;
  readonly redirectUri?: string;
  /** The person of `person` sits at the server's side: a browser that opens the sign-in is sent straight back. */
  readonly unattended?: boolean;
}

/** A whole OAuth server on localhost (`oidc-provider`), with the SMART configuration document that it does not serve itself. */
export async function startOAuthServer({
  pkce = true,
  redirectUri = REDIRECT,
  unattended = false,
}: OAuthServerOptions = {}) {
  const state: { provider: Provider | null; requests: string[] } = { provider: null, requests: [] };
  const server = createServer((request, response) => {
    state.requests.push(`${request.method ?? ''} ${request.url ?? ''}`);
    const issuer = `http://127.0.0.1:${port}`;
    if (request.url === '/fhir/.well-known/smart-configuration') {
      response.writeHead(200, { 'content-type': 'application/json' });
      response.end(
        JSON.stringify({
          issuer,
          authorization_endpoint: `${issuer}${unattended ? '/unattended' : '/auth'}`,
          token_endpoint: `${issuer}/token`,
          revocation_endpoint: `${issuer}/token/revocation`,
          jwks_uri: `${issuer}/jwks`,
          code_challenge_methods_supported: pkce ? ['S256'] : ['plain'],
        }),
      );
      return;
    }
    if (unattended && request.url?.startsWith('/unattended?')) {
      const start = new URL(request.url.replace('/unattended', '/auth'), issuer);
      void person(start).then((end) => response.writeHead(302, { location: end?.href ?? '/' }).end());
      return;
    }
    void state.provider?.callback()(request, response);
  });
  const { port, stop } = await listen(server);
  const issuer = `http://127.0.0.1:${port}`;
  state.provider = new Provider(issuer, {
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
    ttl: { AccessToken: 600, RefreshToken: 3600, Grant: 3600, Session: 3600, Interaction: 600, IdToken: 600 },
  });

  /** A person who signs in and agrees: follows the redirects with cookies, as the identity API's window would. */
  async function person(start: URL): Promise<URL | null> {
    const jar = new Map<string, string>();
    let url = start;
    let form: string | null = null;
    for (let step = 0; step < 20; step += 1) {
      if (!url.href.startsWith(issuer)) return url;
      const response: Response = await fetch(url, {
        method: form === null ? 'GET' : 'POST',
        redirect: 'manual',
        headers: {
          cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; '),
          ...(form === null ? {} : { 'content-type': 'application/x-www-form-urlencoded' }),
        },
        ...(form === null ? {} : { body: form }),
      });
      for (const line of response.headers.getSetCookie()) {
        const [pair = ''] = line.split(';');
        const at = pair.indexOf('=');
        jar.set(pair.slice(0, at), pair.slice(at + 1));
      }
      const location = response.headers.get('location');
      form = null;
      if (location !== null) {
        url = new URL(location, url);
        continue;
      }
      const page = await response.text();
      const action = /action="([^"]+)"/.exec(page)?.[1];
      if (action === undefined) return null;
      url = new URL(action, url);
      form = page.includes('value="login"') ? 'prompt=login&login=nurse&password=x' : 'prompt=consent';
    }
    return null;
  }

  return { issuer, baseUrl: `${issuer}/fhir`, requests: state.requests, person, stop };
}
