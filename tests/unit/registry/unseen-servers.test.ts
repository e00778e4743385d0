import { afterEach, describe, expect, it } from 'vitest';
import { CIN_SYSTEM } from '../../../utils/ascmi/identifiers';
import { createFhirRegistry, type FhirOptions } from '../../../utils/registry/fhir-registry';
import { serverRecords } from '../../support/fhir-server';
import { startPlainServer, type PlainServerOptions } from '../../support/lying-server';
import { memoryStore } from '../../support/memory-store';
import { memberById } from '../../support/members';

const never = new AbortController().signal;
const cinOf = (id: string) => [{ system: CIN_SYSTEM, value: memberById(id).cin ?? '' }];
const ALL = cinOf('m-01');
const NONE = cinOf('m-06');
const TWO = cinOf('m-10');
const STRANGER = [{ system: CIN_SYSTEM, value: '99999999Z' }];
const LITERAL = serverRecords('literal', '2026-11-24');
const LOGICAL = serverRecords('logical', '2026-11-24');
const TYPED = 'Consent.patient:Patient.identifier';
const BY_IDENTIFIER = 'Consent.patient:identifier';

let clock = Date.parse('2026-11-24T18:00:00Z');
const stops: (() => Promise<void>)[] = [];
afterEach(async () => {
  await Promise.all(stops.splice(0).map((stop) => stop()));
});
async function clientOf(options: PlainServerOptions, extra: Partial<FhirOptions> = {}) {
  const server = await startPlainServer(options);
  stops.push(server.stop);
  const registry = createFhirRegistry({
    baseUrl: server.baseUrl,
    auth: { kind: 'none' },
    fetch,
    now: () => clock,
    store: memoryStore(),
    ...extra,
  });
  const outcome = async (who: typeof ALL) => {
    const answer = await registry.lookup(who, never);
    return answer.outcome === 'UNAVAILABLE' ? answer.problem : answer.outcome;
  };
  return { registry, outcome, asked: server.asked };
}

describe('strict servers', () => {
  it.each([['_summary'], ['_summary', '_elements']])(
    'that do not know %s are learned all the same',
    async (...refused) => {
      const { outcome } = await clientOf({
        resources: LITERAL,
        knows: [TYPED],
        unknown: 'refuse',
        refusesResultParameters: refused,
      });
      expect(await outcome(NONE)).toBe('NONE_ON_FILE');
      expect(await outcome(ALL)).toBe('FOUND');
    },
  );

  it('that refuse every identifier system but their own are learned all the same', async () => {
    const { outcome } = await clientOf({
      resources: LITERAL,
      knows: [TYPED],
      unknown: 'refuse',
      systems: [CIN_SYSTEM],
    });
    expect(await outcome(STRANGER)).toBe('NONE_ON_FILE');
    expect(await outcome(ALL)).toBe('FOUND');
  });

  it('that give no hit by themselves say none on file with a known test person, and not before', async () => {
    const options = {
      resources: LOGICAL,
      knows: [BY_IDENTIFIER],
      unknown: 'refuse',
      needsFilter: true,
      patientStatus: 404,
    } as const;
    expect(await (await clientOf(options)).outcome(STRANGER)).toBe('unsupported-search');
    const knownMember = ALL[0]?.value;
    const { outcome, asked } = await clientOf(options, { knownMember });
    expect(await outcome(STRANGER)).toBe('NONE_ON_FILE');
    expect(asked.filter((line) => line.startsWith('GET')).join()).not.toContain(knownMember);
  });
});

describe('servers that show consents and no people', () => {
  it.each([401, 403, 404, 405])(
    'Patient answers %i: records that hold the identifier are found',
    async (patientStatus) => {
      const { outcome } = await clientOf({
        resources: LOGICAL,
        knows: [BY_IDENTIFIER],
        unknown: 'refuse',
        patientStatus,
      });
      expect(await outcome(ALL)).toBe('FOUND');
      expect(await outcome(STRANGER)).toBe('NONE_ON_FILE');
    },
  );

  it('records that refer to a Patient are proven by _include', async () => {
    const options = {
      resources: LITERAL,
      knows: [TYPED],
      unknown: 'refuse',
      bareSystem: true,
      patientStatus: 403,
    } as const;
    expect(await (await clientOf({ ...options, includes: true })).outcome(ALL)).toBe('FOUND');
    // Nobody says whose record it is: it is not taken on trust.
    expect(await (await clientOf(options)).outcome(ALL)).toBe('forbidden');
  });
});

describe('a registry that has just been set up', () => {
  it('holds nothing and refuses what it does not know: none on file', async () => {
    const { outcome } = await clientOf({ resources: [], knows: [TYPED, 'Patient.identifier'], unknown: 'refuse' });
    expect(await outcome(ALL)).toBe('NONE_ON_FILE');
  });

  it.each(['nothing', 'everybody'] as const)(
    'holds nothing and is lenient (%s): looks like a server that lies',
    async (unknown) => {
      const { outcome } = await clientOf({ resources: [], knows: [TYPED, 'Patient.identifier'], unknown });
      expect(await outcome(ALL)).toBe('unsupported-search');
    },
  );

  it('held nothing when it was learned, and holds records under another system now: not none on file', async () => {
    const resources: object[] = [];
    const { outcome } = await clientOf({ resources, knows: [TYPED, 'Patient.identifier'], unknown: 'refuse' });
    expect(await outcome(ALL)).toBe('NONE_ON_FILE');
    resources.push(...(JSON.parse(JSON.stringify(LITERAL).replaceAll(CIN_SYSTEM, 'urn:example:cin')) as object[]));
    expect(await outcome(ALL)).toBe('unsupported-search');
  });
});

describe('servers behind a gateway', () => {
  it.each(['http://inner.example:8080/hapi', 'https://registry.example/fhir'])(
    'that call themselves %s in links and references are read whole, at the configured address only',
    async (innerBase) => {
      const { registry, asked } = await clientOf({
        resources: LITERAL,
        knows: [TYPED],
        unknown: 'refuse',
        bareSystem: true,
        pageSize: 1,
        innerBase,
      });
      const answer = await registry.lookup(TWO, never);
      expect(answer.outcome).toBe('FOUND');
      expect(answer.records).toHaveLength(2);
      expect(asked.filter((line) => line.startsWith('GET')).join()).not.toContain(TWO[0]?.value);
    },
  );

  it('that link to the next page by a bare query are read whole', async () => {
    const { registry } = await clientOf({
      resources: LITERAL,
      knows: [TYPED],
      unknown: 'refuse',
      pageSize: 1,
      relativeLinks: true,
    });
    expect((await registry.lookup(TWO, never)).records).toHaveLength(2);
  });
});

describe('a server that falls ill in one place after it was learned', () => {
  const both = [
    ...LITERAL,
    { resourceType: 'Consent', id: 'refusal', status: 'active', patient: { identifier: ALL[0] } },
  ];

  it.each([400, 404, 405, 410, 412, 500])(
    'answers %i to one way of asking: half the records are no answer',
    async (status) => {
      const ill: { parameter: string | null; status: number } = { parameter: null, status };
      const { registry, outcome } = await clientOf({
        resources: both,
        knows: [TYPED, BY_IDENTIFIER],
        unknown: 'refuse',
        bareSystem: true,
        ill,
      });
      const whole = await registry.lookup(ALL, never);
      expect(whole.records).toHaveLength(2);
      ill.parameter = 'patient:identifier';
      for (let again = 0; again < 3; again += 1) expect(['FOUND', 'NONE_ON_FILE']).not.toContain(await outcome(ALL));
      ill.parameter = null;
      clock += 60_000;
      expect((await registry.lookup(ALL, never)).records).toHaveLength(2);
    },
  );
});
