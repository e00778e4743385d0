import { CIN_SYSTEM, type Identifier } from '../../utils/ascmi/identifiers';
import { createFhirRegistry } from '../../utils/registry/fhir-registry';
import { createFreshRegistry } from '../../utils/registry/fresh-registry';
import type { LookupAnswer, Registry } from '../../utils/registry/registry';
import { startFhirServer, type FhirServer } from '../support/fhir-server';
import { memoryStore } from '../support/memory-store';
import { table } from './table';

/**
 * A day of care managers against the real FHIR engine, at a compressed clock: each makes 200 look-ups over eight hours, in visits to a
 * member's chart (five looks within some minutes: open, tabs, a click) and, every hour, one list of ten members. A few of them are
 * played, one after another and without pauses; what one of them costs is multiplied by 10,000.
 */
const MANAGERS = Number(process.argv[2] ?? '4');
const ALL_MANAGERS = 10_000;
const MEMBERS = 300;
const HOURS = 8;
const VISITS_AN_HOUR = 3;
const LOOKS_A_VISIT = 5;
const LIST = 10;
const HOUR_MS = 3_600_000;
/** Within one visit the same member is looked at again after this long. */
const LOOK_GAP_MS = [0, 1500, 20_000, 40_000, 45_000] as const;

const identifierOf = (index: number): Identifier => ({
  system: CIN_SYSTEM,
  value: `9${String(index).padStart(7, '0')}A`,
});

/** Invented members; every third has no consent, every fifth has two. */
function seed(): object[] {
  return Array.from({ length: MEMBERS }, (_, index) => {
    const patient = { resourceType: 'Patient', id: `p-${index}`, identifier: [identifierOf(index)] };
    const consent = (number: number) => ({
      resourceType: 'Consent',
      id: `c-${index}-${number}`,
      status: 'active',
      dateTime: `2026-0${number + 1}-02T10:00:00-08:00`,
      scope: { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/consentscope', code: 'patient-privacy' }] },
      category: [{ coding: [{ system: 'http://loinc.org', code: '64292-6' }] }],
      patient: { reference: `Patient/p-${index}` },
      provision: { type: 'permit' },
    });
    return [patient, ...(index % 3 === 0 ? [] : [consent(1)]), ...(index % 5 === 0 ? [consent(2)] : [])];
  }).flat();
}

type Way = 'without cache' | 'with cache' | 'with cache, lists in batches';

interface Result {
  readonly lookups: number;
  readonly requests: number;
  readonly times: number[];
  readonly failures: number;
  readonly elapsedMs: number;
}

async function play(server: FhirServer, way: Way): Promise<Result> {
  const signal = new AbortController().signal;
  const start = Date.parse('2026-11-24T08:00:00-08:00');
  let clock = start;
  const now = () => clock;
  // What was learned of the server is kept for days, so it is not part of a day.
  const store = memoryStore();
  const times: number[] = [];
  let failures = 0;
  let lookups = 0;
  const connect = () => createFhirRegistry({ baseUrl: server.baseUrl, auth: { kind: 'none' }, fetch, now, store });
  await connect().lookup([identifierOf(1)], signal);
  const before = server.requests.length;
  const began = performance.now();

  function count(answer: LookupAnswer): void {
    lookups += 1;
    if (answer.outcome === 'UNAVAILABLE') failures += 1;
  }
  async function look(registry: Registry, index: number): Promise<void> {
    const asked = performance.now();
    count(await registry.lookup([identifierOf(index)], signal, 60_000));
    times.push(performance.now() - asked);
  }
  async function list(registry: Registry, first: number): Promise<void> {
    const rows = Array.from({ length: LIST }, (_, row) => (first + row) % MEMBERS);
    if (way !== 'with cache, lists in batches' || !registry.lookupMany) {
      for (const row of rows) await look(registry, row);
      return;
    }
    const asked = performance.now();
    const answers = await registry.lookupMany(
      rows.map((row) => [identifierOf(row)]),
      signal,
    );
    for (const answer of answers) count(answer);
    const each = (performance.now() - asked) / answers.length;
    times.push(...answers.map(() => each));
  }

  for (let manager = 0; manager < MANAGERS; manager += 1) {
    clock = start;
    const server = connect();
    const registry = way === 'without cache' ? server : createFreshRegistry(server, { now, session: memoryStore() });
    for (let hour = 0; hour < HOURS; hour += 1) {
      clock = start + hour * HOUR_MS;
      const first = (manager * 37 + hour * 11) % MEMBERS;
      await list(registry, first);
      for (let visit = 0; visit < VISITS_AN_HOUR; visit += 1) {
        const opened = start + hour * HOUR_MS + (visit + 1) * 15 * 60_000;
        for (const gap of LOOK_GAP_MS.slice(0, LOOKS_A_VISIT)) {
          clock = opened + gap;
          await look(registry, (first + visit) % MEMBERS);
        }
      }
    }
  }
  const elapsedMs = performance.now() - began;
  return { lookups, requests: server.requests.length - before, times, failures, elapsedMs };
}

function quantile(values: readonly number[], q: number): string {
  const sorted = values.toSorted((left, right) => left - right);
  return (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * q))] ?? Number.NaN).toFixed(1);
}

const server = await startFhirServer({ seed: seed() });
const rows: string[][] = [];
for (const way of ['without cache', 'with cache', 'with cache, lists in batches'] as const) {
  const { lookups, requests, times, failures, elapsedMs } = await play(server, way);
  const aDay = (requests / MANAGERS) * ALL_MANAGERS;
  rows.push([
    way,
    String(lookups),
    (requests / lookups).toFixed(2),
    (aDay / 1e6).toFixed(1),
    String(Math.round(aDay / (HOURS * 3600))),
    quantile(times, 0.5),
    quantile(times, 0.99),
    String(Math.round(lookups / (elapsedMs / 1000))),
    String(failures),
  ]);
}
await server.stop();
console.log(
  table(
    [
      'a day',
      'look-ups',
      'requests each',
      '10,000 managers: million a day',
      'a second',
      'p50 ms',
      'p99 ms',
      'look-ups/s here',
      'failed',
    ],
    rows,
  ),
);
