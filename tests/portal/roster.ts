import { members } from '../support/members';
import { chartOf } from './charts';
import type { OpenChart, Person, Program } from './shared/chart';

/** What the shared cast does not say about a person and a clinic's screen shows. By position, so that it never changes between runs. */
const SEXES = ['F', 'M', 'F', 'M', 'F', 'M', 'F', 'M'] as const;
const LANGUAGES = ['English', 'Spanish', 'Vietnamese', 'Armenian', 'English', 'English', 'English', 'Tagalog'] as const;
const STREETS = [
  'Tule Road',
  'Heron Street',
  'Salt Grass Lane',
  'Levee Way',
  'Estuary Court',
  'Old Mill Road',
] as const;
const RISKS = ['Rising', 'High', 'Low', 'High', 'Rising', 'Low'] as const;
const SEEN = [
  '2026-11-17',
  '2026-11-02',
  '2026-11-12',
  '2026-10-21',
  '2026-11-18',
  '2026-11-03',
  '2026-10-30',
] as const;
const VISITS = ['2026-12-01', '2026-12-08', '2026-12-15', '2026-12-03', '2026-12-10'] as const;

const PROVIDERS: Readonly<Record<Program, string>> = {
  'Primary Care': 'R. Okafor, MD',
  'Enhanced Care Management': 'L. Tran, NP',
  'Behavioral Health': 'P. Ngo, MD',
  'Recovery Outpatient (SUD)': 'T. Marchetti, MD',
};

function pick<T>(choices: readonly T[], index: number): T {
  const choice = choices[index % choices.length];
  if (choice === undefined) throw new Error('An empty list of choices.');
  return choice;
}

/** Everybody on the care manager's panel. */
export const PEOPLE: readonly Person[] = members.map((member, index) => {
  // Twins live together: the household page must show two members whose names, dates and numbers differ by little.
  const family = members.findIndex((other) => other.family === member.family);
  return {
    id: member.id,
    familyName: member.family,
    givenName: member.given,
    birthDate: member.birthDate,
    sex: member.scenario === 'TWIN' ? 'F' : pick(SEXES, index),
    ...(member.cin === undefined ? {} : { cin: member.cin }),
    ...(member.mbi === undefined ? {} : { mbi: member.mbi }),
    mrn: member.mrn,
    program: member.program,
    phone: `(555) 555-01${String(40 + family).padStart(2, '0')}`,
    address: `${120 + family * 7} ${pick(STREETS, family)}, Marisma`,
    language: pick(LANGUAGES, index),
    provider: PROVIDERS[member.program],
    manager: pick(['M. Delacroix, RN', 'J. Abara, LCSW'], index),
    plan: member.mediCal ? 'Golden Path Health Plan (Medi-Cal)' : 'Medicare',
    lastSeen: pick(SEEN, index),
    nextVisit: pick(VISITS, index),
    risk: pick(RISKS, index),
    household: `h-${family + 1}`,
  };
});

export function personById(id: string): Person | undefined {
  return PEOPLE.find((person) => person.id === id);
}

export function openChart(person: Person): OpenChart {
  const peers = PEOPLE.filter(({ program }) => program === person.program);
  return { person, chart: chartOf(person.program, peers.indexOf(person)) };
}
