import { describe, expect, it } from 'vitest';
import { CIN_SYSTEM } from '../../../utils/ascmi/identifiers';
import { createFhirRegistry } from '../../../utils/registry/fhir-registry';
import { startPlainServer } from '../../support/lying-server';
import { memoryStore } from '../../support/memory-store';

const never = new AbortController().signal;
const CIN = '90000001A';

/** A server that takes the member's number for the id of the Patient, and of the Consent. */
const resources = [CIN, '90000002C'].flatMap((cin) => [
  { resourceType: 'Patient', id: cin, identifier: [{ system: CIN_SYSTEM, value: cin }] },
  {
    resourceType: 'Consent',
    id: `consent-${cin}`,
    status: 'active',
    meta: { versionId: '1' },
    patient: { reference: `Patient/${cin}` },
  },
]);
const KNOWS = ['Consent.patient', 'Patient.identifier', 'Patient._id', 'Consent._id'];

describe.each([
  [
    'by the chain, learned by a bare system',
    { knows: [...KNOWS, 'Consent.patient:Patient.identifier'], bareSystem: true },
  ],
  ['by the chain, learned from a sample', { knows: [...KNOWS, 'Consent.patient:Patient.identifier'] }],
  ['in two steps', { knows: KNOWS }],
])('a server whose ids are members’ numbers, %s', (_how, options) => {
  it('is asked in bodies only, at the look-up and at the moment of sending', async () => {
    const server = await startPlainServer({ resources, unknown: 'refuse', ...options });
    const urls: string[] = [];
    const registry = createFhirRegistry({
      baseUrl: server.baseUrl,
      auth: { kind: 'none' },
      now: () => Date.parse('2026-11-24T18:00:00Z'),
      store: memoryStore(),
      fetch: (input, init) => {
        urls.push(input instanceof Request ? input.url : input.toString());
        return fetch(input, init);
      },
    });
    const answer = await registry.lookup([{ system: CIN_SYSTEM, value: CIN }], never);
    expect(answer).toMatchObject({ outcome: 'FOUND', records: [{ id: `consent-${CIN}` }] });
    const [record] = answer.records as readonly object[];
    // Only a look-up can tell whether it still stands.
    expect(await registry.recheck(record ?? {}, never)).toEqual({ ok: true, value: 'changed' });
    expect(urls.length).toBeGreaterThan(3);
    expect(urls.filter((url) => /9000000/.test(url))).toEqual([]);
    await server.stop();
  });
});
