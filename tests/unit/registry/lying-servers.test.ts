import { afterEach, describe, expect, it } from 'vitest';
import { CIN_SYSTEM } from '../../../utils/ascmi/identifiers';
import { createFhirRegistry } from '../../../utils/registry/fhir-registry';
import { serverRecords } from '../../support/fhir-server';
import { startPlainServer, type PlainServerOptions } from '../../support/lying-server';
import { memoryStore } from '../../support/memory-store';
import { memberById } from '../../support/members';

const never = new AbortController().signal;
const now = () => Date.parse('2026-11-24T18:00:00Z');
const cin = (value: string) => [{ system: CIN_SYSTEM, value }];
const ALL = cin(memberById('m-01').cin ?? '');
/** Known to the server as a Patient, without a consent. */
const NONE = cin(memberById('m-06').cin ?? '');
const STRANGER = cin('99999999Z');
const LITERAL = serverRecords('literal', '2026-11-24');
const LOGICAL = serverRecords('logical', '2026-11-24');
const TWO_STEP = ['Patient.identifier', 'Consent.patient'];

const stops: (() => Promise<void>)[] = [];
afterEach(async () => {
  await Promise.all(stops.splice(0).map((stop) => stop()));
});
async function clientOf(options: PlainServerOptions) {
  const server = await startPlainServer(options);
  stops.push(server.stop);
  const registry = createFhirRegistry({
    baseUrl: server.baseUrl,
    auth: { kind: 'none' },
    fetch,
    now,
    store: memoryStore(),
  });
  const outcome = async (who: typeof ALL) => {
    const answer = await registry.lookup(who, never);
    return answer.outcome === 'UNAVAILABLE' ? answer.problem : answer.outcome;
  };
  return { registry, outcome, asked: server.asked };
}

describe('servers that lie about searches', () => {
  it.each([false, true])(
    "knows no parameter and returns everybody's consents with 200 (echoing the query: %s)",
    async (echoes) => {
      const { outcome } = await clientOf({ resources: LITERAL, knows: [], unknown: 'everybody', echoes });
      expect(await outcome(ALL)).toBe('foreign-records');
      expect(await outcome(NONE)).toBe('foreign-records');
      expect(await outcome(STRANGER)).toBe('foreign-records');
    },
  );

  it('knows no parameter and answers everything with an empty 200', async () => {
    for (const echoes of [false, true]) {
      const { outcome } = await clientOf({ resources: LITERAL, knows: [], unknown: 'nothing', echoes });
      expect(await outcome(ALL)).toBe('unsupported-search');
      expect(await outcome(NONE)).toBe('unsupported-search');
      expect(await outcome(STRANGER)).toBe('unsupported-search');
    }
  });

  it('finds Patients, but answers every search for consents with an empty 200', async () => {
    const { outcome } = await clientOf({
      resources: LITERAL,
      knows: ['Patient.identifier'],
      unknown: 'nothing',
      bareSystem: true,
    });
    expect(await outcome(ALL)).toBe('unsupported-search');
    expect(await outcome(NONE)).toBe('unsupported-search');
  });

  it('keeps logical references and answers the search for them with an empty 200', async () => {
    const knows = [...TWO_STEP, 'Consent.patient:Patient.identifier'];
    for (const bareSystem of [false, true]) {
      const { outcome } = await clientOf({ resources: LOGICAL, knows, unknown: 'nothing', bareSystem });
      expect(await outcome(ALL)).toBe('unsupported-search');
    }
  });

  it('ignores the chain, but the two-step way works', async () => {
    const { outcome } = await clientOf({ resources: LITERAL, knows: TWO_STEP, unknown: 'everybody' });
    expect(await outcome(ALL)).toBe('FOUND');
    expect(await outcome(NONE)).toBe('NONE_ON_FILE');
    expect(await outcome(STRANGER)).toBe('NONE_ON_FILE');
  });

  it('answers the chain with an empty 200, but the two-step way works', async () => {
    const { outcome } = await clientOf({ resources: LITERAL, knows: TWO_STEP, unknown: 'nothing' });
    expect(await outcome(NONE)).toBe('NONE_ON_FILE');
    expect(await outcome(ALL)).toBe('FOUND');
    expect(await outcome(STRANGER)).toBe('NONE_ON_FILE');
  });

  it.each(['refuse', 'everybody', 'nothing'] as const)(
    'keeps logical references and searches by Patient only, %s what is unknown',
    async (unknown) => {
      const { outcome } = await clientOf({ resources: LOGICAL, knows: TWO_STEP, unknown });
      expect(await outcome(ALL)).not.toBe('NONE_ON_FILE');
      expect(await outcome(NONE)).not.toBe('NONE_ON_FILE');
    },
  );

  it.each(['refuse', 'everybody', 'nothing'] as const)(
    'spells the identifier system otherwise, %s what is unknown',
    async (unknown) => {
      const resources = JSON.parse(JSON.stringify(LITERAL).replaceAll(CIN_SYSTEM, 'urn:example:cin')) as object[];
      for (const bareSystem of [false, true]) {
        const knows = [...TWO_STEP, 'Consent.patient:Patient.identifier'];
        const { outcome } = await clientOf({ resources, knows, unknown, bareSystem });
        expect(await outcome(ALL)).not.toBe('NONE_ON_FILE');
      }
    },
  );
});

describe('honest servers of several kinds, with nothing set up', () => {
  const spellings = ['patient:Patient.identifier', 'patient.identifier'] as const;
  const cases = spellings.flatMap((spelling) =>
    (['refuse', 'everybody', 'nothing'] as const).flatMap((unknown) =>
      [false, true].map((bareSystem) => ({ spelling, unknown, bareSystem })),
    ),
  );
  it.each(cases)('%o', async ({ spelling, unknown, bareSystem }) => {
    const { outcome } = await clientOf({ resources: LITERAL, knows: [`Consent.${spelling}`], unknown, bareSystem });
    expect(await outcome(NONE)).toBe('NONE_ON_FILE');
    expect(await outcome(ALL)).toBe('FOUND');
    expect(await outcome(STRANGER)).toBe('NONE_ON_FILE');
  });

  it.each(['refuse', 'everybody', 'nothing'] as const)(
    'logical references only, %s what is unknown',
    async (unknown) => {
      const knows = ['Consent.patient:identifier', 'Patient.identifier'];
      const { outcome } = await clientOf({ resources: LOGICAL, knows, unknown });
      expect(await outcome(ALL)).toBe('FOUND');
      expect(await outcome(NONE)).toBe('NONE_ON_FILE');
    },
  );

  it.each(['refuse', 'everybody', 'nothing'] as const)(
    "FAST's own patientId, declared, %s what is unknown",
    async (unknown) => {
      const metadata = {
        resourceType: 'CapabilityStatement',
        rest: [{ resource: [{ type: 'Consent', searchParam: [{ name: 'patientId' }] }] }],
      };
      const { outcome } = await clientOf({
        resources: LOGICAL,
        knows: ['Consent.patientId'],
        unknown,
        bareSystem: true,
        metadata,
      });
      expect(await outcome(ALL)).toBe('FOUND');
      expect(await outcome(NONE)).toBe('NONE_ON_FILE');
    },
  );

  it('refuses the chain with 400 and takes two steps', async () => {
    const { outcome, asked } = await clientOf({ resources: LITERAL, knows: TWO_STEP, unknown: 'refuse' });
    expect(await outcome(ALL)).toBe('FOUND');
    expect(await outcome(NONE)).toBe('NONE_ON_FILE');
    expect(await outcome(STRANGER)).toBe('NONE_ON_FILE');
    expect(asked.filter((line) => !/^(GET \/fhir\/(metadata|Patient\/m-\d\d) |POST)/.test(line))).toEqual([]);
  });

  it('reads all pages, and keeps the identifier out of the URL of the next one', async () => {
    const knows = ['Consent.patient:Patient.identifier', 'Patient.identifier'];
    const { registry, asked } = await clientOf({
      resources: LITERAL,
      knows,
      unknown: 'refuse',
      pageSize: 1,
      echoes: true,
    });
    const answer = await registry.lookup(cin(memberById('m-10').cin ?? ''), never);
    expect(answer).toMatchObject({ outcome: 'FOUND' });
    expect(answer.records).toHaveLength(2);
    expect(asked.some((line) => line.startsWith('POST') && line.includes('_page=1'))).toBe(true);
    expect(asked.filter((line) => line.startsWith('GET')).join(' ')).not.toContain('90000010N');
  });

  it('calls two Patients under one number ambiguous, but not two that the server links', async () => {
    const knows = ['Consent.patient:Patient.identifier', ...TWO_STEP];
    const twice = [...LITERAL, { resourceType: 'Patient', id: 'm-01b', identifier: ALL, birthDate: '1984-03-12' }];
    expect(await (await clientOf({ resources: twice, knows, unknown: 'refuse' })).outcome(ALL)).toBe('AMBIGUOUS');
    const linked = [
      ...LITERAL,
      {
        resourceType: 'Patient',
        id: 'm-01b',
        identifier: ALL,
        link: [{ type: 'replaced-by', other: { reference: 'Patient/m-01' } }],
      },
    ];
    expect(await (await clientOf({ resources: linked, knows, unknown: 'refuse' })).outcome(ALL)).toBe('FOUND');
  });
});
