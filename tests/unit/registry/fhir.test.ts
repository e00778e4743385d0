import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CIN_SYSTEM, MBI_SYSTEM } from '../../../utils/ascmi/identifiers';
import { identifiersOf } from '../../../utils/registry/demo-members';
import { createFhirRegistry, type FhirOptions } from '../../../utils/registry/fhir-registry';
import type { ConsentResource } from '../../../utils/registry/resources';
import { serverRecords, startFhirServer, type FhirServer } from '../../support/fhir-server';
import { memberOf, members, records } from '../../support/members';

const never = new AbortController().signal;
const now = () => Date.parse('2026-11-24T18:00:00Z');

function memoryStore() {
  const held = new Map<string, unknown>();
  return {
    held,
    get: (key: string) => Promise.resolve(held.get(key)),
    set: (key: string, value: unknown) => Promise.resolve(void held.set(key, value)),
  };
}
const client = (baseUrl: string, more: Partial<FhirOptions> = {}) =>
  createFhirRegistry({ baseUrl, auth: { kind: 'none' }, fetch: globalThis.fetch, now, store: memoryStore(), ...more });

describe.each(['literal', 'logical'] as const)('FHIR client against the real engine, %s references', (style) => {
  let server: FhirServer;
  beforeAll(async () => {
    server = await startFhirServer({ style });
  }, 60_000);
  afterAll(() => server.stop());

  it('gives every member the outcome of the cast, with nothing set up', async () => {
    const registry = client(server.baseUrl);
    for (const member of members) {
      const answer = await registry.lookup(identifiersOf(member), never);
      const expected = member.state === 'AMBIG' ? 'AMBIGUOUS' : member.scenario === 'NONE' ? 'NONE_ON_FILE' : 'FOUND';
      // This engine does not search by logical reference: nothing can be found, and it must not read as "none".
      if (style === 'logical' && member.state !== 'AMBIG')
        expect([member.id, answer.outcome]).toEqual([member.id, 'UNAVAILABLE']);
      else expect([member.id, answer.outcome]).toEqual([member.id, expected]);
    }
  });
});

describe('FHIR client against the real engine', () => {
  let server: FhirServer;
  beforeAll(async () => {
    server = await startFhirServer();
  }, 60_000);
  afterAll(() => server.stop());

  it('says "none on file" at the very first question', async () => {
    const answer = await client(server.baseUrl).lookup(identifiersOf(memberOf('NONE')), never);
    expect(answer.outcome).toBe('NONE_ON_FILE');
  });

  it('says "none on file" of a member that the registry does not know at all', async () => {
    const answer = await client(server.baseUrl).lookup([{ system: CIN_SYSTEM, value: '99999999Z' }], never);
    expect(answer.outcome).toBe('NONE_ON_FILE');
  });

  it('puts no identifier into a URL or a header, and asks no cache and no cookie', async () => {
    server.requests.length = 0;
    const registry = client(server.baseUrl);
    await registry.lookupMany(members.map(identifiersOf), never);
    expect(server.requests.length).toBeGreaterThan(20);
    for (const { url, headers } of server.requests) {
      const outside = decodeURIComponent(`${url} ${JSON.stringify({ ...headers, host: '' })}`);
      for (const member of members) for (const { value } of identifiersOf(member)) expect(outside).not.toContain(value);
      expect(headers.cookie).toBeUndefined();
      expect(headers.referer).toBeUndefined();
    }
  });

  it('asks about nobody while it learns', async () => {
    server.requests.length = 0;
    await client(server.baseUrl).check(never);
    const bodies = server.requests.map(({ body }) => decodeURIComponent(body)).join('\n');
    expect(bodies).not.toMatch(/90000\d{3}[A-Z]/);
    expect(bodies).toContain(`${CIN_SYSTEM}|&`);
  });

  it('learns once per server, and a second instance uses what the first one learned', async () => {
    const store = memoryStore();
    await client(server.baseUrl, { store }).lookup(identifiersOf(memberOf('ALL')), never);
    server.requests.length = 0;
    await client(server.baseUrl, { store }).lookup([{ system: CIN_SYSTEM, value: memberOf('PART').cin ?? '' }], never);
    expect(server.requests.filter(({ url }) => url.endsWith('/metadata'))).toEqual([]);
    expect(server.requests.length).toBeLessThanOrEqual(3);
  });

  it('maps the identifier system, and stamps records with ours', async () => {
    const theirs = 'urn:example:medi-cal:cin';
    const seed = JSON.parse(JSON.stringify(serverRecords()).replaceAll(CIN_SYSTEM, theirs)) as object[];
    const other = await startFhirServer({ seed });
    const asked = [{ system: CIN_SYSTEM, value: memberOf('ALL').cin ?? '' }];
    const mapped = client(other.baseUrl, { identifierSystems: { [CIN_SYSTEM]: theirs } });
    expect(await mapped.lookup(asked, never)).toMatchObject({
      outcome: 'FOUND',
      records: [{ patient: { identifier: asked[0] } }],
    });
    expect(await client(other.baseUrl).lookup(asked, never)).toMatchObject({ outcome: 'UNAVAILABLE' });
    await other.stop();
  });

  it('answers a batch in order', async () => {
    const batch = [memberOf('DECL'), memberOf('NONE'), memberOf('ALL')].map(identifiersOf);
    const answers = await client(server.baseUrl).lookupMany(batch, never);
    expect(answers.map(({ outcome }) => outcome)).toEqual(['FOUND', 'NONE_ON_FILE', 'FOUND']);
    expect(answers[2]?.records).toMatchObject([{ id: 'c-01' }]);
  });

  it('reads the deciding record again: unchanged although the server never says 304, changed after an update', async () => {
    const registry = client(server.baseUrl);
    const { records: held } = await registry.lookup(identifiersOf(memberOf('EXP')), never);
    const record = held[0] as ConsentResource;
    expect(await registry.recheck(record, never)).toEqual({ ok: true, value: 'unchanged' });
    await server.engine.handle({
      method: 'PUT',
      url: `/Consent/${record.id ?? ''}`,
      body: { ...record, status: 'inactive' },
      headers: {},
    });
    expect(await registry.recheck(record, never)).toEqual({ ok: true, value: 'changed' });
    expect(await registry.recheck({ ...record, id: 'c-none' }, never)).toEqual({ ok: true, value: 'changed' });
  });

  it('files a Consent once, under the Patient that the server knows, and finds it again', async () => {
    const registry = client(server.baseUrl);
    const member = memberOf('NONE');
    const [template] = records().consents;
    const consent = {
      ...template,
      identifier: [{ system: 'urn:ascmi-consent-guard:consent', value: 'filed-1' }],
      patient: { identifier: { system: CIN_SYSTEM, value: member.cin } },
      contained: undefined,
    };
    const first = await registry.file(consent, never);
    const again = await registry.file(consent, never);
    expect(first.ok).toBe(true);
    expect(again).toEqual(first);
    expect(await registry.lookup(identifiersOf(member), never)).toMatchObject({
      outcome: 'FOUND',
      records: [{ status: 'active' }],
    });
  });

  it('tells 401 from 403 and both from "none"', async () => {
    const locked = await startFhirServer({ token: 'secret' });
    const asked = identifiersOf(memberOf('ALL'));
    expect(await client(locked.baseUrl).lookup(asked, never)).toMatchObject({
      outcome: 'UNAVAILABLE',
      problem: 'unauthorized',
    });
    const header = { kind: 'header', name: 'authorization', value: 'Bearer secret' } as const;
    expect(await client(locked.baseUrl, { auth: header }).lookup(asked, never)).toMatchObject({ outcome: 'FOUND' });
    await locked.stop();
  });

  it('finds a Medicare member by MBI', async () => {
    const answer = await client(server.baseUrl).lookup(
      [{ system: MBI_SYSTEM, value: memberOf('NON_MEDICAL').mbi ?? '' }],
      never,
    );
    expect(answer.outcome).toBe('FOUND');
  });

  it('refuses addresses that would send identifiers in clear', async () => {
    for (const baseUrl of ['http://registry.example/fhir', 'ftp://x', 'https://user:pw@registry.example/', 'nonsense'])
      expect(await client(baseUrl).lookup(identifiersOf(memberOf('ALL')), never)).toMatchObject({
        problem: 'not-configured',
      });
  });
});
