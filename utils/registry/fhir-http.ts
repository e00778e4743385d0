import { err, ok, type Result } from '../ascmi/result';
import { isLoopback } from '../ascmi/loopback';
import type { RegistryProblem } from './registry';

/** A request that brought no usable answer. Codes only: neither URL nor body of the other side. */
export interface Failure {
  readonly problem: RegistryProblem;
  /** HTTP status, where there was one. */
  readonly status?: number;
  /** Epoch milliseconds before which the server asked not to be called again. */
  readonly retryAtMs?: number;
}

/** This client may not ask there: scopes often cover consents and not people. */
export const isClosed = ({ status }: Failure): boolean => status === 401 || status === 403;

export interface Reply {
  readonly status: number;
  readonly body: unknown;
  readonly etag: string | null;
  readonly location: string | null;
}

/** The authentication that a policy file can carry: none, or one fixed header, as gateways use. */
export type StaticAuth =
  { readonly kind: 'none' } | { readonly kind: 'header'; readonly name: string; readonly value: string };

type Credentials = Readonly<Record<string, string>>;

/**
 * Headers that authenticate one request. `refused`: headers that the server answered 401 to although they looked good; whoever has no
 * others gives the same again.
 */
export type Authorizer = (signal: AbortSignal, refused?: Credentials) => Promise<Result<Credentials, RegistryProblem>>;

export interface HttpOptions {
  /** `https://registry.example/fhir/R4`, with or without a slash at the end. */
  readonly baseUrl: string;
  readonly authorize: Authorizer;
  readonly fetch: typeof globalThis.fetch;
  /** Epoch milliseconds. */
  readonly now: () => number;
  /** A signal that aborts after so many milliseconds. Default `AbortSignal.timeout`. */
  readonly deadline?: (ms: number) => AbortSignal;
  readonly timeoutMs?: number;
  /** Asked after a network failure: a missing host permission looks the same to `fetch`. */
  readonly mayReach?: (origin: string) => Promise<boolean>;
}

export interface FhirHttp {
  readonly base: URL;
  /** The path under the base, as an absolute URL. */
  at(path: string): URL;
  send(request: HttpRequest, signal: AbortSignal): Promise<Result<Reply, Failure>>;
}

export interface HttpRequest {
  readonly method: 'GET' | 'POST' | 'PUT';
  readonly url: URL;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** More than this in one answer is an export or a runaway, not one member's consents. */
const BODY_CAP_BYTES = 16 * 1024 * 1024;
/** A registry may ask for patience, not for ever. */
const RETRY_AFTER_CAP_MS = 10 * 60_000;
const DEFAULT_TIMEOUT_MS = 8000;

export function authorizerOf(auth: StaticAuth): Authorizer {
  const headers = auth.kind === 'header' ? { [auth.name]: auth.value } : {};
  return () => Promise.resolve(ok(headers));
}

const sameCredentials = (one: Credentials, other: Credentials) => JSON.stringify(one) === JSON.stringify(other);

/** Null where the address cannot be a registry's: no URL, user info in it, or plain HTTP to another computer. */
export function parseBaseUrl(text: string): URL | null {
  if (!URL.canParse(text)) return null;
  const url = new URL(text.endsWith('/') ? text : `${text}/`);
  if (url.username !== '' || url.password !== '' || url.search !== '' || url.hash !== '') return null;
  if (url.protocol === 'https:') return url;
  return url.protocol === 'http:' && isLoopback(url.hostname) ? url : null;
}

/** What an HTTP status that is no success says about the question. */
export function problemOf(status: number): RegistryProblem {
  if (status === 401) return 'unauthorized';
  if (status === 403) return 'forbidden';
  if (status === 429) return 'rate-limited';
  if (status === 408) return 'timeout';
  if (status === 409 || status === 412) return 'conflict';
  // 400, 404, 405, 410, 415, 422 and 501 say that this question is not understood here.
  if ([400, 404, 405, 410, 415, 422, 501].includes(status)) return 'unsupported-search';
  return 'server-error';
}

/** `Retry-After`: seconds, or a date (RFC 9110, 10.2.3). The date is read against the server's own clock where it sent one. */
export function retryAt(headers: Headers, nowMs: number): number | undefined {
  const text = headers.get('retry-after')?.trim();
  if (text === undefined || text === '') return undefined;
  const serverNow = Date.parse(headers.get('date') ?? '');
  const waitMs = /^\d+$/.test(text)
    ? Number(text) * 1000
    : Date.parse(text) - (Number.isNaN(serverNow) ? nowMs : serverNow);
  return Number.isFinite(waitMs) && waitMs > 0 ? nowMs + Math.min(waitMs, RETRY_AFTER_CAP_MS) : undefined;
}

async function readCapped(response: Response): Promise<string | null> {
  if (!response.body) return '';
  const reader = response.body.getReader();
  const decoder = new TextDecoder();
  let text = '';
  let bytes = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return text + decoder.decode();
    bytes += value.byteLength;
    if (bytes > BODY_CAP_BYTES) {
      await reader.cancel();
      return null;
    }
    text += decoder.decode(value, { stream: true });
  }
}

function parseJson(text: string): Result<unknown, 'malformed'> {
  try {
    return ok(JSON.parse(text) as unknown);
  } catch {
    return err('malformed');
  }
}

/**
 * One HTTP exchange with a registry. Nothing of it lands in a cache, cookies stay at home, the referrer is withheld, and a redirect is an
 * error: the token and the body were meant for this origin only.
 */
export function createFhirHttp(base: URL, options: Omit<HttpOptions, 'baseUrl'>): FhirHttp {
  const {
    authorize,
    now,
    timeoutMs = DEFAULT_TIMEOUT_MS,
    deadline = (ms: number) => AbortSignal.timeout(ms),
  } = options;
  let quietUntilMs = 0;

  const ask = (request: HttpRequest, credentials: Credentials, signal: AbortSignal) =>
    options.fetch(request.url, {
      method: request.method,
      headers: { accept: 'application/fhir+json', ...request.headers, ...credentials },
      ...(request.body === undefined ? {} : { body: request.body }),
      credentials: 'omit',
      cache: 'no-store',
      redirect: 'error',
      referrerPolicy: 'no-referrer',
      signal,
    });

  async function exchange(
    request: HttpRequest,
    signal: AbortSignal,
    limit: AbortSignal,
  ): Promise<Result<Reply, Failure>> {
    const until = AbortSignal.any([signal, limit]);
    const credentials = await authorize(signal);
    if (!credentials.ok) return err({ problem: credentials.error });
    let response = await ask(request, credentials.value, until);
    if (response.status === 401) {
      // A token that was revoked early: 401 says that nothing was done, so the same request may go again with another.
      const others = await authorize(signal, credentials.value);
      if (others.ok && !sameCredentials(others.value, credentials.value)) {
        await response.body?.cancel();
        response = await ask(request, others.value, until);
      }
    }
    const { status, headers } = response;
    const received = { status, etag: headers.get('etag'), location: headers.get('location') };
    if (status === 304)
      return request.headers?.['if-none-match'] === undefined
        ? err({ problem: 'malformed-answer', status })
        : ok({ ...received, body: null });
    if (!response.ok) {
      const retryAtMs = retryAt(headers, now());
      if (retryAtMs !== undefined && (status === 429 || status === 503)) quietUntilMs = retryAtMs;
      await response.body?.cancel();
      return err({ problem: problemOf(status), status, ...(retryAtMs === undefined ? {} : { retryAtMs }) });
    }
    const text = await readCapped(response).catch((error: unknown) => {
      if (signal.aborted || limit.aborted) throw error;
      return null; // The connection broke in the middle of the body.
    });
    if (text === null) return err({ problem: 'malformed-answer', status });
    if (text === '') return ok({ ...received, body: null });
    if (!/[/+]json\b/.test(headers.get('content-type') ?? '')) return err({ problem: 'malformed-answer', status });
    const body = parseJson(text);
    return body.ok ? ok({ ...received, body: body.value }) : err({ problem: 'malformed-answer', status });
  }

  return {
    base,
    at: (path) => new URL(path, base),
    async send(request, signal) {
      signal.throwIfAborted();
      if (now() < quietUntilMs) return err({ problem: 'rate-limited', retryAtMs: quietUntilMs });
      const limit = deadline(timeoutMs);
      try {
        return await exchange(request, signal, limit);
      } catch {
        signal.throwIfAborted();
        if (limit.aborted) return err({ problem: 'timeout' });
        const reachable = (await options.mayReach?.(request.url.origin)) ?? true;
        return err({ problem: reachable ? 'offline' : 'no-permission' });
      }
    },
  };
}
