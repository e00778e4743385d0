import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import { createFhirEngine, type FhirEngine } from './fhir-engine';
import { records } from './members';

/** What reached the server: for the privacy tests, which read everything that left the client. */
export interface LoggedRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

export interface FhirServer {
  /** `http://127.0.0.1:PORT/fhir/R4` */
  readonly baseUrl: string;
  readonly requests: LoggedRequest[];
  readonly engine: FhirEngine;
  stop(): Promise<void>;
}

export interface FhirServerOptions {
  readonly port?: number;
  /** Default: the whole invented cast, Patients by reference. */
  readonly seed?: readonly object[];
  /** How Consents name their Patient. `logical` keeps `patient.identifier` only, as FAST servers do. */
  readonly style?: 'literal' | 'logical';
  /** Bearer token that requests must carry. */
  readonly token?: string;
  /** Answers for the engine where it is given something; null lets the engine answer. */
  readonly refuse?: (request: { readonly method: string; readonly path: string }) => number | null;
  /** While true, every request is answered 503 with `Retry-After`. */
  readonly isDown?: () => boolean;
}

const BASE = '/fhir/R4';

export async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}

/** Starts `server` on localhost; `stop` also ends connections that are kept alive. */
export async function listen(server: Server, port = 0): Promise<{ port: number; stop: () => Promise<void> }> {
  const sockets = new Set<Socket>();
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}

/** The cast as a FHIR server holds it: Patients of their own, and Consents that refer to them. */
export function serverRecords(style: 'literal' | 'logical' = 'literal', today?: string): object[] {
  const { patients, consents } = records(today);
  const patientOf = (consent: (typeof consents)[number]) =>
    consent.contained?.[0]?.['birthDate'] === '1958-04-21' ? 'm-09-other' : `m-${consent.id?.slice(2, 4) ?? ''}`;
  return [
    ...patients,
    ...consents.map(({ contained: _contained, patient, ...rest }) => ({
      ...rest,
      patient:
        style === 'logical'
          ? { identifier: patient?.identifier }
          : { reference: `Patient/${patientOf({ ...rest, contained: _contained ?? [] })}` },
    })),
  ];
}

function statusOf(outcome: { id?: string | undefined; issue: readonly { code: string }[] }): number {
  switch (outcome.id) {
    case 'created':
      return 201;
    case 'ok':
      return 200;
    case 'not-modified':
      return 304;
    case 'not-found':
      return 404;
    case 'gone':
      return 410;
    case 'precondition-failed':
      return 412;
    case undefined:
    default:
      return outcome.issue.some(({ code }) => code === 'not-found') ? 404 : 400;
  }
}

const METADATA = {
  resourceType: 'CapabilityStatement',
  status: 'active',
  kind: 'instance',
  fhirVersion: '4.0.1',
  format: ['application/fhir+json'],
  software: { name: 'fhir-router test edge' },
  rest: [
    {
      mode: 'server',
      resource: [
        { type: 'Patient', searchParam: ['identifier', 'birthdate', 'name'].map((name) => ({ name, type: 'token' })) },
        {
          type: 'Consent',
          searchParam: ['patient', 'status', 'date', 'identifier'].map((name) => ({ name, type: 'token' })),
        },
        { type: 'AuditEvent' },
      ],
    },
  ],
};

/** The engine behind a thin HTTP edge: headers, ETag, CORS, 401, metadata, gzip. */
export async function startFhirServer(options: FhirServerOptions = {}): Promise<FhirServer> {
  const engine = createFhirEngine();
  await engine.seed(options.seed ?? serverRecords(options.style));
  const requests: LoggedRequest[] = [];

  const server = createServer((request, response) => {
    void (async () => {
      const body = await readBody(request);
      const { method = 'GET', url = '/', headers } = request;
      requests.push({ method, url, headers, body });
      const send = (status: number, resource: object | null, extra: Record<string, string> = {}) => {
        const text = resource === null ? '' : JSON.stringify(resource);
        const zipped = text !== '' && /gzip/.test(headers['accept-encoding']?.toString() ?? '');
        response.writeHead(status, {
          'content-type': 'application/fhir+json; charset=utf-8',
          'access-control-allow-origin': '*',
          'access-control-allow-headers': '*, authorization',
          'access-control-allow-methods': '*',
          'access-control-expose-headers': 'etag, location',
          ...(zipped ? { 'content-encoding': 'gzip' } : {}),
          ...extra,
        });
        response.end(zipped ? gzipSync(text) : text);
      };
      if (method === 'OPTIONS') {
        send(204, null);
        return;
      }
      const [path = '', search = ''] = url.split('?');
      if (!path.startsWith(BASE)) {
        send(404, { resourceType: 'OperationOutcome', issue: [{ severity: 'error', code: 'not-found' }] });
        return;
      }
      const pathname = path.slice(BASE.length) || '/';
      if (pathname === '/metadata') {
        send(200, METADATA);
        return;
      }
      if (options.isDown?.() === true) {
        const issue = [{ severity: 'error', code: 'transient' }];
        send(503, { resourceType: 'OperationOutcome', issue }, { 'retry-after': '30' });
        return;
      }
      if (options.token !== undefined && headers.authorization !== `Bearer ${options.token}`) {
        send(401, { resourceType: 'OperationOutcome', issue: [{ severity: 'error', code: 'login' }] });
        return;
      }

      const refusal = options.refuse?.({ method, path: pathname }) ?? null;
      if (refusal !== null) {
        send(refusal, { resourceType: 'OperationOutcome', issue: [{ severity: 'error', code: 'not-supported' }] });
        return;
      }
      const isSearch = method === 'POST' && pathname.endsWith('/_search');
      const answer = await engine.handle({
        method: isSearch ? 'GET' : (method as 'GET'),
        url: isSearch
          ? `${pathname.slice(0, -'/_search'.length)}?${[search, body].filter(Boolean).join('&')}`
          : url.slice(BASE.length),
        body: method === 'GET' || isSearch || body === '' ? undefined : (JSON.parse(body) as unknown),
        headers,
      });
      const { resource, outcome } = answer;
      const version = resource?.meta?.versionId;
      const etag: Record<string, string> = version === undefined ? {} : { etag: `W/"${version}"` };
      if (method === 'POST' && !isSearch && resource)
        etag['location'] = `${BASE}/${resource.resourceType}/${resource.id ?? ''}/_history/${version ?? ''}`;
      send(statusOf(outcome), resource ?? outcome, etag);
    })().catch((error: unknown) => {
      response.writeHead(500, { 'content-type': 'text/plain' });
      response.end(error instanceof Error ? error.message : 'failed');
    });
  });
  const { port, stop } = await listen(server, options.port);
  return { baseUrl: `http://127.0.0.1:${port}${BASE}`, requests, engine, stop };
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const at = process.argv.indexOf('--port');
  const server = await startFhirServer({
    port: at > 0 ? Number(process.argv[at + 1]) : 8093,
    style: process.argv.includes('--logical') ? 'logical' : 'literal',
  });
  console.log(`FHIR R4 test server on ${server.baseUrl}`);
}
