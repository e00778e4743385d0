import * as z from 'zod/mini';
import { err, ok, type Result } from '../ascmi/result';
import type { Failure, FhirHttp, Reply } from './fhir-http';

const bundleSchema = z.object({
  resourceType: z.literal('Bundle'),
  type: z.literal('searchset'),
  total: z.optional(z.number()),
  link: z.optional(z.array(z.object({ relation: z.string(), url: z.string() }))),
  entry: z.optional(
    z.array(
      z.object({
        fullUrl: z.optional(z.string()),
        search: z.optional(z.object({ mode: z.optional(z.string()) })),
        resource: z.looseObject({ resourceType: z.string(), id: z.optional(z.string()) }),
      }),
    ),
  ),
});
const outcomeSchema = z.object({
  resourceType: z.literal('OperationOutcome'),
  issue: z.array(z.object({ severity: z.string(), code: z.string() })),
});

export interface SearchEntry {
  readonly fullUrl: string | null;
  readonly resource: {
    readonly resourceType: string;
    readonly id?: string | undefined;
    readonly [element: string]: unknown;
  };
}

/** Every page of a search, read to the end. */
export interface SearchResult {
  readonly matches: readonly SearchEntry[];
  /** What came along by `_include`. */
  readonly included: readonly SearchEntry[];
  /** The server's own count, which `_summary=count` gives without any record. */
  readonly total: number;
  /** Whether the server, where it says, kept the filter: see `filterKept`. */
  readonly filtered: boolean;
}

export interface Query {
  readonly type: string;
  readonly params: readonly (readonly [name: string, value: string])[];
  /** What must never stand in a URL: the identifier values asked for. */
  readonly secrets: readonly string[];
  /** A probe: the first page answers, however many follow. */
  readonly firstPage?: true;
}

/** Twenty pages of a hundred consents for one person is a server that pages without end. */
const PAGE_CAP = 20;

/** Names that say nothing about who was asked for. */
const RESULT_PARAMETERS = new Set([
  '_count',
  '_format',
  '_total',
  '_summary',
  '_sort',
  '_elements',
  '_pretty',
  'status',
]);

/**
 * False where the server's `self` link shows that it dropped the filter (FHIR R4 search 3.1.1.4: the link states the parameters that
 * were processed). A missing or opaque link says nothing: a server that merely echoes would lie here too, so this disproves, never proves.
 */
export function filterKept(self: string | undefined, base: URL): boolean {
  if (self === undefined || !URL.canParse(self, base)) return true;
  const names = [...new URL(self, base).searchParams.keys()];
  return names.length === 0 || names.some((name) => !RESULT_PARAMETERS.has(name));
}

function judge(reply: Reply): Result<z.infer<typeof bundleSchema>, Failure> {
  const outcome = outcomeSchema.safeParse(reply.body);
  if (outcome.success) {
    const failed = outcome.data.issue.some(({ severity }) => severity === 'error' || severity === 'fatal');
    return err({ problem: failed ? 'server-error' : 'malformed-answer', status: reply.status });
  }
  const bundle = bundleSchema.safeParse(reply.body);
  if (!bundle.success) return err({ problem: 'malformed-answer', status: reply.status });
  for (const { resource } of bundle.data.entry ?? []) {
    const inside = outcomeSchema.safeParse(resource);
    if (!inside.success) continue;
    for (const { severity, code } of inside.data.issue) {
      if (severity === 'error' || severity === 'fatal') return err({ problem: 'server-error', status: reply.status });
      // A lenient server's way to say that it did not use a parameter.
      if (code === 'not-supported') return err({ problem: 'unsupported-search', status: reply.status });
    }
  }
  return ok(bundle.data);
}

interface PageRequest {
  readonly method: 'GET' | 'POST';
  readonly url: URL;
  readonly body?: string;
}

/**
 * A server behind a gateway may link to its pages by its inner name. Where it also calls the search itself by that name, the same page is
 * asked for at the configured address; nothing is ever sent to the other. Taken only with a `total`, which shows whether the pages were
 * the right ones.
 */
function underOurName(next: URL, self: string | undefined, base: URL, type: string): URL {
  if (self === undefined || !URL.canParse(self)) return next;
  const [inner, ...rest] = self.split(new RegExp(`/${type}(?=[/?]|$)`));
  if (inner === undefined || rest.length === 0 || !/^https?:/.test(inner) || !next.href.startsWith(inner)) return next;
  const path = next.href.slice(inner.length);
  return /^[/?]/.test(path) ? new URL(`${base.href.replace(/\/$/, '')}${path}`) : next;
}

const FORM = 'application/x-www-form-urlencoded';

/**
 * The request for the next page. A link that spells out the identifier becomes a POST with the same parameters in its body, since a GET
 * would put it into the logs of everything on the way. Null: another origin, or an identifier in the path.
 */
function nextRequest(
  link: string,
  { http, query, self, hasTotal }: { http: FhirHttp; query: Query; self: string | undefined; hasTotal: boolean },
): PageRequest | null {
  const { secrets } = query;
  // A bare query belongs to the search that it came from.
  const from = link.startsWith('?') ? http.at(query.type) : http.base;
  if (!URL.canParse(link, from)) return null;
  const own = new URL(link, from);
  const url = own.origin === http.base.origin ? own : hasTotal ? underOurName(own, self, http.base, query.type) : own;
  if (url.origin !== http.base.origin || url.username !== '' || url.password !== '') return null;
  const holdsSecret = (text: string) => secrets.some((secret) => text.includes(secret));
  const names = (text: string) =>
    holdsSecret(text) || holdsSecret(decodeURIComponent(text.replaceAll(/%(?![\da-f]{2})/gi, '%25')));
  if (names(url.pathname) || names(url.hash)) return null;
  if (!names(url.search)) return { method: 'GET', url };
  const body = url.searchParams.toString();
  const path = url.pathname.endsWith('/_search') ? url.pathname : `${url.pathname}/_search`;
  return { method: 'POST', url: new URL(path, url.origin), body };
}

/** Runs a search as POST `_search` and follows all pages. Anything short of the whole is a failure: a missing page may hold the refusal. */
export async function search(
  http: FhirHttp,
  query: Query,
  signal: AbortSignal,
): Promise<Result<SearchResult, Failure>> {
  const headers = { 'content-type': FORM, prefer: 'handling=strict', 'cache-control': 'no-cache' };
  const body = new URLSearchParams(query.params.map(([name, value]) => [name, value])).toString();
  const first = { method: 'POST' as const, url: http.at(`${query.type}/_search`), body };
  const matches: SearchEntry[] = [];
  const included: SearchEntry[] = [];
  const seen = new Set<string>();
  let announced = 0;
  let filtered = true;
  let request: PageRequest = first;
  for (;;) {
    const mark: string = `${request.url.href} ${request.body ?? ''}`;
    if (seen.has(mark) || seen.size >= PAGE_CAP) return err({ problem: 'incomplete' });
    seen.add(mark);
    const reply: Result<Reply, Failure> = await http.send(
      { ...request, headers: request.method === 'POST' ? headers : { prefer: 'handling=strict' } },
      signal,
    );
    if (!reply.ok) return reply;
    const bundle = judge(reply.value);
    if (!bundle.ok) return bundle;
    for (const entry of bundle.value.entry ?? []) {
      const { resource } = entry;
      if (resource.resourceType === 'OperationOutcome') continue;
      const isMatch =
        entry.search?.mode === undefined ? resource.resourceType === query.type : entry.search.mode === 'match';
      if (isMatch && resource.resourceType !== query.type) return err({ problem: 'malformed-answer' });
      (isMatch ? matches : included).push({ fullUrl: entry.fullUrl ?? null, resource });
    }
    const links = bundle.value.link ?? [];
    const self = links.find(({ relation }) => relation === 'self')?.url;
    filtered &&= filterKept(self, http.base);
    announced = Math.max(announced, bundle.value.total ?? 0);
    const next = links.find(({ relation }) => relation === 'next')?.url;
    if (query.firstPage || next === undefined) break;
    const hasTotal = bundle.value.total !== undefined;
    const following = nextRequest(next, { http, query, self, hasTotal });
    if (following === null) return err({ problem: 'incomplete' });
    request = following;
  }
  if (!query.firstPage && announced > matches.length) return err({ problem: 'incomplete' });
  return ok({ matches, included, total: Math.max(announced, matches.length), filtered });
}
