import type { ServerResponse } from 'node:http';

/** What the real server answered, for a fault to spoil. */
export interface Exchange {
  readonly method: string;
  readonly path: string;
  readonly response: ServerResponse;
  /** The real answer. */
  readonly status: number;
  readonly headers: Record<string, string>;
  readonly text: string;
  /** Consents that belong to somebody else than the member asked for. */
  readonly foreign: readonly object[];
  /** An address on another origin that answers everything. */
  readonly elsewhere: string;
}
export type Fault = (exchange: Exchange) => void;

interface BatchEntry {
  search?: { mode?: string };
  resource?: Record<string, unknown>;
  response?: { status: string };
}
interface BundleLike {
  resourceType?: string;
  type?: string;
  total?: number;
  link?: { relation: string; url: string }[];
  entry?: BatchEntry[];
}

const JSON_TYPE = 'application/fhir+json; charset=utf-8';
function reply({ response }: Exchange, status: number, body: unknown, headers: Record<string, string> = {}): void {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  response.writeHead(status, { 'content-type': JSON_TYPE, ...headers });
  response.end(text);
}
const outcome = (severity: string, code = 'exception') => ({
  resourceType: 'OperationOutcome',
  issue: [{ severity, code }],
});
const status =
  (code: number, headers: Record<string, string> = {}): Fault =>
  (exchange) =>
    reply(exchange, code, outcome('error'), headers);

/** Spoils bundles only; anything else passes as it was. */
const bundle =
  (spoil: (bundle: BundleLike, exchange: Exchange) => void): Fault =>
  (exchange) => {
    const parsed = exchange.text === '' ? {} : (JSON.parse(exchange.text) as BundleLike);
    if (parsed.resourceType === 'Bundle') spoil(parsed, exchange);
    reply(exchange, exchange.status, exchange.text === '' ? '' : parsed);
  };
/** Spoils the answers inside a batch, and nothing else. */
const inBatch = (spoil: (entry: BatchEntry, exchange: Exchange) => void): Fault =>
  bundle((one, exchange) => {
    if (one.type === 'batch-response') for (const entry of one.entry ?? []) spoil(entry, exchange);
  });
const entries = (list: readonly object[]) =>
  list.map((resource) => ({ search: { mode: 'match' }, resource: resource as Record<string, unknown> }));
const isConsentSearch = ({ path }: Exchange) => path.includes('/Consent');

/** Every way that we know for a registry, or what stands before it, to fail or to lie. */
export const FAULTS: Readonly<Record<string, Fault>> = {
  hang: () => undefined,
  reset: ({ response }) => void response.socket?.destroy(),
  'reset-after-headers': ({ response, text }) => {
    response.writeHead(200, { 'content-type': JSON_TYPE, 'content-length': String(text.length + 1000) });
    response.write(text.slice(0, text.length / 2), () => response.socket?.destroy());
  },
  'half-a-body': (exchange) => reply(exchange, 200, exchange.text.slice(0, exchange.text.length / 2)),
  'broken-gzip': (exchange) => reply(exchange, 200, exchange.text, { 'content-encoding': 'gzip' }),
  'empty-body': (exchange) => reply(exchange, 200, ''),
  html: (exchange) => reply(exchange, 200, '<html><body>Please sign in</body></html>', { 'content-type': 'text/html' }),
  'html-called-json': (exchange) => reply(exchange, 200, '<html><body>Please sign in</body></html>'),
  'json-null': (exchange) => reply(exchange, 200, 'null'),
  'text-plain': (exchange) => reply(exchange, 200, exchange.text, { 'content-type': 'text/plain' }),
  'too-large': (exchange) =>
    reply(exchange, 200, `{"resourceType":"Bundle","type":"searchset","x":"${'x'.repeat(17 * 1024 * 1024)}"}`),
  'outcome-200': (exchange) => reply(exchange, 200, outcome('error')),
  'outcome-fatal-200': (exchange) => reply(exchange, 200, outcome('fatal')),
  'outcome-entry': bundle(
    (one) => (one.entry = [...(one.entry ?? []), { search: { mode: 'outcome' }, resource: outcome('error') }]),
  ),
  'unsupported-warning': bundle((one) => {
    one.entry = [{ search: { mode: 'outcome' }, resource: outcome('warning', 'not-supported') }];
    delete one.total;
  }),
  'empty-bundle': bundle((one) => {
    one.entry = [];
    one.total = 0;
    delete one.link;
  }),
  'empty-consents': bundle((one, exchange) => {
    if (!isConsentSearch(exchange)) return;
    one.entry = [];
    one.total = 0;
  }),
  'wrong-member': bundle((one, exchange) => {
    if (isConsentSearch(exchange)) one.entry = entries(exchange.foreign);
  }),
  'wrong-member-too': bundle((one, exchange) => {
    if (isConsentSearch(exchange)) one.entry = [...(one.entry ?? []), ...entries(exchange.foreign)];
  }),
  'wrong-member-relabelled': bundle((one, exchange) => {
    // Records without any reference to a person.
    if (isConsentSearch(exchange))
      one.entry = entries(exchange.foreign.map((consent) => ({ ...consent, patient: undefined })));
  }),
  'wrong-type': bundle((one) => (one.entry = entries([{ resourceType: 'Observation', id: 'o1' }]))),
  'entry-without-resource': bundle((one) => (one.entry = [{ search: { mode: 'match' } }])),
  'not-a-searchset': bundle((one) => (one.type = 'collection')),
  'total-without-entries': bundle((one) => {
    one.total = 3;
    one.entry = [];
  }),
  'self-without-filter': bundle((one) => (one.link = [{ relation: 'self', url: 'Consent?_count=100' }])),
  'endless-pages': bundle(
    (one, { path }) => (one.link = [{ relation: 'next', url: `${path.split('?')[0] ?? ''}?_page=${Math.random()}` }]),
  ),
  'same-page-again': bundle((one) => (one.link = [{ relation: 'next', url: 'Consent?_page=2' }])),
  'next-page-elsewhere': bundle(
    (one, { elsewhere }) => (one.link = [{ relation: 'next', url: `${elsewhere}/Consent?_page=2` }]),
  ),
  'next-page-fails': bundle((one, { path }) => {
    if (!path.includes('_page')) one.link = [{ relation: 'next', url: 'Nowhere/_page/2' }];
  }),
  'batch-reversed': bundle((one) => {
    if (one.type === 'batch-response') one.entry?.reverse();
  }),
  'batch-shifted': bundle((one) => {
    if (one.type === 'batch-response') one.entry = [...(one.entry ?? []).slice(1), ...(one.entry ?? []).slice(0, 1)];
  }),
  'batch-cut-short': bundle((one) => {
    if (one.type === 'batch-response') one.entry = (one.entry ?? []).slice(1);
  }),
  'batch-empty-inside': inBatch(({ resource }) => {
    if (resource?.['resourceType'] === 'Bundle') Object.assign(resource, { entry: [], total: 0, link: [] });
  }),
  'batch-wrong-member-inside': inBatch(({ resource }, { foreign }) => {
    if (resource?.['resourceType'] === 'Bundle') resource['entry'] = entries(foreign);
  }),
  'batch-refused-inside': inBatch((entry) => {
    delete entry.resource;
    entry.response = { status: '400' };
  }),
  'batch-without-status': inBatch((entry) => delete entry.response),
  'redirect-elsewhere': (exchange) => reply(exchange, 307, '', { location: `${exchange.elsewhere}${exchange.path}` }),
  'redirect-here': (exchange) => reply(exchange, 302, '', { location: exchange.path }),
  // The server's clock is a lifetime off; its answers are right all the same.
  'clock-ahead': (exchange) =>
    reply(exchange, exchange.status, exchange.text, { date: 'Fri, 01 Jan 2100 00:00:00 GMT' }),
  'clock-behind': (exchange) =>
    reply(exchange, exchange.status, exchange.text, { date: 'Mon, 01 Jan 1990 00:00:00 GMT' }),
  'status-503-clock-ahead': status(503, {
    'retry-after': 'Fri, 01 Jan 2100 00:00:10 GMT',
    date: 'Fri, 01 Jan 2100 00:00:00 GMT',
  }),
  'status-201': (exchange) => reply(exchange, 201, outcome('information')),
  'status-204': ({ response }) => void response.writeHead(204).end(),
  'status-304': ({ response }) => void response.writeHead(304).end(),
  'status-400': status(400),
  'status-401': status(401),
  'status-403': status(403),
  'status-404': status(404),
  'status-405': status(405),
  'status-409': status(409),
  'status-410': status(410),
  'status-412': status(412),
  'status-429': status(429, { 'retry-after': '30' }),
  'status-429-dated': status(429, {
    'retry-after': 'Wed, 21 Oct 2015 07:28:00 GMT',
    date: 'Wed, 21 Oct 2015 07:27:00 GMT',
  }),
  'status-500': status(500),
  'status-502': status(502),
  'status-503': status(503, { 'retry-after': '10' }),
  'status-504': status(504),
};
