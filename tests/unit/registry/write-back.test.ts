import { describe, expect, it } from 'vitest';
import { AUDIT_TAG } from '../../../utils/registry/fhir-audit';
import { createFhirRegistry } from '../../../utils/registry/fhir-registry';
import { memoryStore } from '../../support/memory-store';

const never = new AbortController().signal;
const BASE = 'https://registry.example/fhir/R4';
const CIN = '90000001A';
const EVENT = {
  resourceType: 'AuditEvent',
  type: { system: 'http://dicom.nema.org/resources/ontology/DCM', code: '110113' },
  recorded: '2026-11-24T18:00:00Z',
  entity: [{ what: { identifier: { system: 'urn:ascmi-consent-guard:cin', value: CIN } } }],
};

interface Sent {
  readonly method: string;
  readonly path: string;
  readonly headers: Headers;
  readonly body: unknown;
}

/** A server by its answers: status and body for `METHOD path`, in the order asked. */
function registryOver(answer: (sent: Sent) => Response) {
  const sent: Sent[] = [];
  const urls: string[] = [];
  const registry = createFhirRegistry({
    baseUrl: BASE,
    auth: { kind: 'none' },
    now: () => Date.parse('2026-11-24T18:00:00Z'),
    store: memoryStore(),
    fetch: (input, init) => {
      const url = input instanceof Request ? input.url : input.toString();
      urls.push(url);
      const body: unknown = typeof init?.body === 'string' && init.body.startsWith('{') ? JSON.parse(init.body) : null;
      const one = {
        method: init?.method ?? 'GET',
        path: url.slice(BASE.length + 1),
        headers: new Headers(init?.headers),
        body,
      };
      sent.push(one);
      return Promise.resolve(answer(one));
    },
  });
  return { registry, sent, urls, lines: () => sent.map(({ method, path }) => `${method} ${path}`) };
}

const json = (status: number, body: object, headers: Record<string, string> = {}) =>
  new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/fhir+json', ...headers } });
const capability = (operations: readonly string[]) =>
  json(200, {
    resourceType: 'CapabilityStatement',
    rest: [{ resource: [{ type: 'AuditEvent', operation: operations.map((name) => ({ name })) }] }],
  });
const created = () => json(201, { ...EVENT, id: 'a-1' }, { location: `${BASE}/AuditEvent/a-1` });
const refused = (status: number) => json(status, { resourceType: 'OperationOutcome', issue: [] });
const OPTIONS = { id: 'key-1', isRetry: false, consent: 'Consent/c-2/_history/3' };

describe('a decision written back', () => {
  it('is a recorded disclosure where it rests on a consent and the server knows the operation', async () => {
    const { registry, sent, urls, lines } = registryOver(({ path }) =>
      path === 'metadata' ? capability(['recordDisclosure']) : created(),
    );
    expect(await registry.recordAudit(EVENT, OPTIONS, never)).toEqual({ ok: true, value: null });
    expect(lines()).toEqual(['GET metadata', 'POST AuditEvent/$recordDisclosure']);
    expect(sent[1]?.body).toMatchObject({
      resourceType: 'Parameters',
      parameter: [
        { name: 'disclosure', resource: { meta: { tag: [{ system: AUDIT_TAG, code: 'key-1' }] } } },
        { name: 'consent', valueReference: { reference: OPTIONS.consent } },
      ],
    });
    expect(urls.join(' ')).not.toContain(CIN);
  });

  it('is a plain event, created once for its key, where no consent decided or the operation is not known', async () => {
    for (const [consent, operations] of [
      [null, ['recordDisclosure']],
      [OPTIONS.consent, []],
    ] as const) {
      const { registry, sent, lines } = registryOver(({ path }) =>
        path === 'metadata' ? capability(operations) : created(),
      );
      expect(await registry.recordAudit(EVENT, { ...OPTIONS, consent }, never)).toEqual({ ok: true, value: null });
      expect(lines().at(-1)).toBe('POST AuditEvent');
      expect(sent.at(-1)?.headers.get('if-none-exist')).toBe(`_tag=${encodeURIComponent(`${AUDIT_TAG}|key-1`)}`);
    }
  });

  it.each([404, 405, 501])('is a plain event where the operation turns out to be refused with %d', async (status) => {
    const { registry, lines } = registryOver(({ path }) =>
      path === 'metadata'
        ? capability(['recordDisclosure'])
        : path.endsWith('$recordDisclosure')
          ? refused(status)
          : created(),
    );
    expect(await registry.recordAudit(EVENT, OPTIONS, never)).toEqual({ ok: true, value: null });
    expect(lines().at(-1)).toBe('POST AuditEvent');
  });

  it('stays queued where the operation failed without an answer: it may have arrived', async () => {
    const { registry, lines } = registryOver(({ path }) =>
      path === 'metadata' ? capability(['recordDisclosure']) : refused(503),
    );
    expect(await registry.recordAudit(EVENT, OPTIONS, never)).toEqual({ ok: false, error: 'server-error' });
    expect(lines()).toEqual(['GET metadata', 'POST AuditEvent/$recordDisclosure']);
  });

  it('is looked for before it is sent again, by its key in the body', async () => {
    const held = { ...EVENT, id: 'a-1', meta: { tag: [{ system: AUDIT_TAG, code: 'key-1' }] } };
    const { registry, lines } = registryOver(() =>
      json(200, { resourceType: 'Bundle', type: 'searchset', total: 1, entry: [{ resource: held }] }),
    );
    expect(await registry.recordAudit(EVENT, { ...OPTIONS, isRetry: true }, never)).toEqual({ ok: true, value: null });
    expect(lines()).toEqual(['POST AuditEvent/_search']);
  });
});

describe('reading a deciding record again', () => {
  const VERSION = '0b3f2c1e-77aa-4f0e-9d15-5d1c6d7b8e90';
  const RECORD = { resourceType: 'Consent', id: 'c-2', status: 'active', meta: { versionId: VERSION } };

  it('asks conditionally with the opaque version, and takes 304 for unchanged', async () => {
    const { registry, sent, lines } = registryOver(() => new Response(null, { status: 304 }));
    expect(await registry.recheck(RECORD, never)).toEqual({ ok: true, value: 'unchanged' });
    expect(lines()).toEqual(['GET Consent/c-2']);
    expect(sent[0]?.headers.get('if-none-match')).toBe(`W/"${VERSION}"`);
  });

  it('compares versions where the server sends the record instead of 304', async () => {
    const same = registryOver(() => json(200, RECORD));
    expect(await same.registry.recheck(RECORD, never)).toEqual({ ok: true, value: 'unchanged' });
    // Opaque: neither order nor number can be read from it.
    const other = registryOver(() => json(200, { ...RECORD, meta: { versionId: VERSION.toUpperCase() } }));
    expect(await other.registry.recheck(RECORD, never)).toEqual({ ok: true, value: 'changed' });
  });

  it('calls a record changed that is gone, or that has no version to compare', async () => {
    for (const status of [404, 410]) {
      const { registry } = registryOver(() => refused(status));
      expect(await registry.recheck(RECORD, never)).toEqual({ ok: true, value: 'changed' });
    }
    const { registry, sent } = registryOver(() => json(200, RECORD));
    expect(await registry.recheck({ ...RECORD, meta: {} }, never)).toEqual({ ok: true, value: 'changed' });
    expect(sent).toEqual([]);
    const bare = registryOver(() => json(200, { ...RECORD, meta: {} }));
    expect(await bare.registry.recheck(RECORD, never)).toEqual({ ok: true, value: 'changed' });
  });

  it.each([
    ['another record', () => json(200, { ...RECORD, id: 'c-9' })],
    ['an OperationOutcome with 200', () => json(200, { resourceType: 'OperationOutcome', issue: [] })],
    ['a page of HTML', () => new Response('<html>', { status: 200, headers: { 'content-type': 'text/html' } })],
    ['503', () => refused(503)],
  ])('says neither where %s comes back', async (_what, answer) => {
    expect(await registryOver(answer).registry.recheck(RECORD, never)).toMatchObject({ ok: false });
  });
});
