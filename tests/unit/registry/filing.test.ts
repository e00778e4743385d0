import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CIN_SYSTEM } from '../../../utils/ascmi/identifiers';
import { writeConsent, writeRevocation, type ConsentJson } from '../../../utils/fhir/consent-writer';
import { writeFiling, type FilingBundle } from '../../../utils/fhir/filing';
import { createFhirRegistry, type FhirRegistry } from '../../../utils/registry/fhir-registry';
import { openRegistryDatabase } from '../../../utils/registry/local-database';
import { createLocalRegistry } from '../../../utils/registry/local-registry';
import { withdrawEarlier } from '../../../utils/registry/withdrawal';
import { startFhirServer, type FhirServer, type FhirServerOptions } from '../../support/fhir-server';
import { memoryStore } from '../../support/memory-store';

const CIN = { system: CIN_SYSTEM, value: '90000099A' };
const never = new AbortController().signal;
const SIGNED = '2026-11-24T10:00:00-08:00';
const TAKEN_BACK = '2026-11-24T12:00:00-08:00';
const shared = {
  member: { identifiers: [CIN] },
  organization: 'Example County',
  signer: { role: 'self', name: '' },
} as const;

function agreement(formId: string): ConsentJson {
  const written = writeConsent({
    ...shared,
    formId,
    form: 'ascmi-non-ab133',
    choices: { GENERAL: 'AGREE', SUD_P2: 'AGREE' },
    recipients: { classes: ['TREATING_CE'], named: [] },
    purposes: ['TREAT'],
    signedAt: SIGNED,
  });
  if (!written.ok) throw new Error(written.error);
  return written.value;
}

function revocation(formId: string): ConsentJson {
  const written = writeRevocation({ ...shared, formId, form: 'ascmi-revocation', signedAt: TAKEN_BACK });
  if (!written.ok) throw new Error(written.error);
  return written.value;
}

const filing = (consent: ConsentJson, formId: string): FilingBundle =>
  writeFiling({
    formId,
    consent,
    member: CIN,
    signers: [{ signer: shared.signer, mark: { contentType: 'text/plain', data: 'Um9zYQ==' } }],
    signedAt: SIGNED,
    shownTextSha256: 'ab'.repeat(32),
    copies: [{ contentType: 'text/plain', data: 'dGV4dA==', title: 'Text' }],
    questionnaire: 'urn:example:form|1',
    answers: [{ linkId: 'general', answer: [{ valueBoolean: true }] }],
  });

const FIRST = '5f0c1f9e-7a41-4f5e-9a55-0d6b1f4b7c1a';
const SECOND = '7d1b6c52-03a4-4a0e-8a3c-6cbb6f2f9a10';
const TYPES = ['Consent', 'DocumentReference', 'QuestionnaireResponse', 'Provenance'] as const;

let server: FhirServer;
let registry: FhirRegistry;
async function start(options: FhirServerOptions = {}): Promise<void> {
  server = await startFhirServer({ seed: [], ...options });
  registry = createFhirRegistry({
    baseUrl: server.baseUrl,
    auth: { kind: 'none' },
    fetch: globalThis.fetch,
    now: () => Date.parse('2026-11-24T20:00:00Z'),
    store: memoryStore(),
  });
}
type Found = { id: string; status?: string; [element: string]: unknown };
async function held(type: string): Promise<Found[]> {
  const { resource } = await server.engine.handle({ method: 'GET', url: `/${type}`, body: undefined });
  return ((resource as { entry?: { resource: Found }[] }).entry ?? []).map((entry) => entry.resource);
}
const counts = async () => Promise.all(TYPES.map(async (type) => (await held(type)).length));
const transactions = () => server.requests.filter(({ method, url }) => method === 'POST' && url === '/fhir/R4').length;

describe('a signed form at a FHIR server', () => {
  afterEach(() => server.stop());

  it('arrives as one transaction whose parts refer to each other', async () => {
    await start();
    const filed = await registry.file(filing(agreement(FIRST), FIRST), never);
    const [consent] = await held('Consent');
    const [document] = await held('DocumentReference');
    expect(filed).toMatchObject({
      ok: true,
      value: { reference: expect.stringMatching(`^Consent/${consent?.id}`) as string },
    });
    expect([await counts(), transactions()]).toEqual([[1, 1, 1, 1], 1]);
    expect(consent?.['sourceReference']).toEqual({ reference: `DocumentReference/${document?.id}` });
    const [provenance] = await held('Provenance');
    expect(provenance?.['target']).toContainEqual({ reference: `Consent/${consent?.id}` });
  });

  it('is there once, however often it is sent', async () => {
    await start();
    const bundle = filing(agreement(FIRST), FIRST);
    const first = await registry.file(bundle, never);
    const again = await registry.file(bundle, never);
    const idOf = (answer: typeof first) => (answer.ok ? answer.value.reference.split('/')[1] : answer.error);
    expect(idOf(again)).toBe(idOf(first));
    expect(await counts()).toEqual([1, 1, 1, 1]);
  });

  it('goes part by part where transactions are refused, the Consent first and with its copy inside', async () => {
    await start({ refuse: ({ method, path }) => (method === 'POST' && path === '/' ? 405 : null) });
    const bundle = filing(agreement(FIRST), FIRST);
    expect(await registry.file(bundle, never)).toMatchObject({ ok: true });
    await registry.file(bundle, never);
    expect(await counts()).toEqual([1, 1, 1, 1]);
    const [consent] = await held('Consent');
    expect(consent?.['sourceAttachment']).toMatchObject({ contentType: 'text/plain' });
    const created = server.requests.filter(({ method, url }) => method === 'POST' && /4\/[A-Z]\w+$/.test(url));
    expect(created[0]?.url).toBe('/fhir/R4/Consent');
    expect(JSON.stringify(await held('Provenance'))).not.toContain('urn:uuid:');
  });

  it('files the Consent also where the server has no place for the rest', async () => {
    await start({ refuse: ({ method, path }) => (path === '/Consent' || method === 'GET' ? null : 404) });
    expect(await registry.file(filing(agreement(FIRST), FIRST), never)).toMatchObject({ ok: true });
    expect(await counts()).toEqual([1, 0, 0, 0]);
  });

  it('a half-done filing is completed by the next attempt', async () => {
    let isBroken = true;
    await start({
      refuse: ({ method, path }) =>
        method === 'POST' && path === '/' ? 501 : isBroken && path === '/QuestionnaireResponse' ? 500 : null,
    });
    const bundle = filing(agreement(FIRST), FIRST);
    expect(await registry.file(bundle, never)).toEqual({ ok: false, error: 'server-error' });
    isBroken = false;
    expect(await registry.file(bundle, never)).toMatchObject({ ok: true });
    expect(await counts()).toEqual([1, 1, 1, 1]);
  });
});

describe('a revocation at a FHIR server', () => {
  afterEach(() => server.stop());
  const withdrawal = { identifiers: [CIN], signedAt: TAKEN_BACK, references: [] };

  it('ends the earlier form under its own version, keeps the revocation, and may be repeated', async () => {
    const patient = { resourceType: 'Patient', id: 'p-99', identifier: [CIN] };
    await start({ seed: [patient] });
    await registry.file(filing(agreement(FIRST), FIRST), never);
    const old = (await held('Consent'))[0]?.id;
    await registry.file(filing(revocation(SECOND), SECOND), never);
    expect(await withdrawEarlier(registry, { ...withdrawal, references: [`Consent/${old}`] }, never)).toEqual({
      ok: true,
      value: null,
    });
    const statuses = new Map((await held('Consent')).map(({ id, status }) => [id, status]));
    expect(statuses.get(old ?? '')).toBe('inactive');
    expect([...statuses.values()].sort()).toEqual(['active', 'inactive']);
    const puts = () => server.requests.filter(({ method }) => method === 'PUT');
    expect(puts().map(({ headers }) => headers['if-match'])).toEqual([expect.stringMatching(/^W\/".+"$/) as string]);
    await withdrawEarlier(registry, { ...withdrawal, references: [`Consent/${old}`] }, never);
    expect(puts()).toHaveLength(1);
  });

  it('reads the record again where somebody changed it meanwhile, and says conflict where that does not end', async () => {
    let collisions = 1;
    await start({
      refuse: ({ method }) => (method === 'PUT' && (collisions -= 1) >= 0 ? 412 : null),
    });
    await registry.file(filing(agreement(FIRST), FIRST), never);
    const [{ id } = { id: '' }] = await held('Consent');
    expect(await registry.withdraw?.(`Consent/${id}`, never)).toMatchObject({ ok: true });
    expect((await held('Consent'))[0]?.status).toBe('inactive');
    await registry.file(filing(agreement(SECOND), SECOND), never);
    const other = (await held('Consent')).find(({ status }) => status === 'active');
    collisions = 99;
    expect(await registry.withdraw?.(`Consent/${other?.id}`, never)).toEqual({ ok: false, error: 'conflict' });
  });
});

describe('the embedded registry', () => {
  beforeEach(() => {
    globalThis.indexedDB = new IDBFactory();
  });
  const embedded = () =>
    createLocalRegistry({ openDb: () => openRegistryDatabase(), now: () => Date.now(), crypto: globalThis.crypto });

  it('keeps document, answers and signature with the consent, encrypted', async () => {
    const local = embedded();
    await local.file(filing(agreement(FIRST), FIRST), never);
    const answer = await local.lookup([CIN], never);
    const consent = answer.records[0] as { id: string; sourceReference: { reference: string } };
    const kept = (await (await local.store()).companions(consent.id)) as { resourceType: string; id: string }[];
    expect(kept.map(({ resourceType }) => resourceType)).toEqual(TYPES.slice(1));
    expect(consent.sourceReference.reference).toBe(`DocumentReference/${kept[0]?.id}`);
    expect(JSON.stringify(kept)).not.toContain('urn:uuid:');
    const [row] = await (await openRegistryDatabase()).getAll('companions');
    expect(new TextDecoder('latin1').decode(row?.sealed)).not.toContain('QuestionnaireResponse');
  });

  it('ends the earlier form and keeps its signed version in the history', async () => {
    const local = embedded();
    await local.file(filing(agreement(FIRST), FIRST), never);
    await local.file(filing(revocation(SECOND), SECOND), never);
    const withdrawal = { identifiers: [CIN], signedAt: TAKEN_BACK, references: [] };
    expect(await withdrawEarlier(local, withdrawal, never)).toMatchObject({ ok: true });
    const records = (await local.lookup([CIN], never)).records as { id: string; status: string }[];
    expect(records.map(({ status }) => status).sort()).toEqual(['active', 'inactive']);
    const ended = records.find(({ status }) => status === 'inactive');
    const history = await (await local.store()).history(ended?.id ?? '');
    expect(history.map(({ version, consent }) => [version, consent['status']])).toEqual([
      [2, 'inactive'],
      [1, 'active'],
    ]);
  });

  it('leaves alone what was signed after the revocation', async () => {
    const local = embedded();
    await local.file(filing(agreement(FIRST), FIRST), never);
    const earlier = { identifiers: [CIN], signedAt: '2026-11-24T09:00:00-08:00', references: [] };
    await withdrawEarlier(local, earlier, never);
    expect((await local.lookup([CIN], never)).records).toMatchObject([{ status: 'active' }]);
  });
});
