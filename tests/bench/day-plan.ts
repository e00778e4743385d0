import { CIN_SYSTEM, type Identifier } from '../../utils/ascmi/identifiers';

/** What one care manager does in a day of 200 look-ups: 8 lists of ten members, and 24 visits to a chart with five looks each. */
export const LOOKUPS_A_DAY = 200;
export const HOURS = 8;
export const DAY_MS = HOURS * 3_600_000;
/** Visits in each hour of work: a morning peak, a pause at noon, an afternoon peak. */
const VISITS_BY_HOUR = [2, 4, 4, 3, 1, 4, 4, 2] as const;
/** Within one visit the same member is looked at again after this long: open, tab, tab, click, send. */
const LOOK_GAP_MS = [0, 1500, 20_000, 40_000, 45_000] as const;
export const LIST_ROWS = 10;
/** More than a caseload; few enough that the engine, which keeps everything in memory, answers as it does in tests. */
export const MEMBERS = 300;

export const identifierOf = (index: number): Identifier => ({
  system: CIN_SYSTEM,
  value: `9${String(index).padStart(7, '0')}A`,
});
export const consentsOf = (index: number): number => (index % 3 === 0 ? 0 : 1) + (index % 5 === 0 ? 1 : 0);

/** Invented members; every third has no consent of the first kind, every fifth has one of a second. */
export function daySeed(): object[] {
  return Array.from({ length: MEMBERS }, (_, index) => {
    const patient = { resourceType: 'Patient', id: `p-${index}`, identifier: [identifierOf(index)] };
    const consent = (_nothing: unknown, number: number) => ({
      resourceType: 'Consent',
      id: `c-${index}-${number}`,
      status: 'active',
      dateTime: `2026-0${number + 2}-02T10:00:00-08:00`,
      scope: { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/consentscope', code: 'patient-privacy' }] },
      category: [{ coding: [{ system: 'http://loinc.org', code: '64292-6' }] }],
      patient: { reference: `Patient/p-${index}` },
      provision: { type: 'permit' },
    });
    return [patient, ...Array.from({ length: consentsOf(index) }, consent)];
  }).flat();
}

/** One thing that a manager does: looks at a member, or opens a list that begins with that member. */
export interface Act {
  /** Milliseconds since the day began. */
  readonly atMs: number;
  readonly manager: number;
  readonly kind: 'look' | 'list';
  readonly member: number;
}

/** The same numbers in [0, 1) in every run (mulberry32). */
function seededRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Everything that so many managers do in a day, in the order of time; arrivals within an hour are random, as those of strangers are. */
export function actsOf(managers: number): Act[] {
  const random = seededRandom(20_261_124);
  const anyMember = () => Math.floor(random() * MEMBERS);
  const acts: Act[] = [];
  for (let manager = 0; manager < managers; manager += 1) {
    for (const [hour, visits] of VISITS_BY_HOUR.entries()) {
      const within = () => (hour + random()) * 3_600_000;
      acts.push({ atMs: within(), manager, kind: 'list', member: anyMember() });
      for (let visit = 0; visit < visits; visit += 1) {
        const opened = within();
        const member = anyMember();
        for (const gap of LOOK_GAP_MS) acts.push({ atMs: opened + gap, manager, kind: 'look', member });
      }
    }
  }
  return acts.toSorted((left, right) => left.atMs - right.atMs);
}
