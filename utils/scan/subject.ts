import { confidenceOf } from '../identifiers/confidence';
import type { MemberCandidate, ShownPerson } from '../contract/findings';
import { nameFor, type NamedPerson } from './birth-names';
import { flatClosest, flatParent } from './flat-tree';
import { splitIntoPersons, type Person } from './records';
import { describe } from './selector';
import type { BirthSighting, Sighting } from './sightings';
import { isShown } from './visibility';

export interface Subject {
  readonly members: MemberCandidate[];
  readonly subject: 'none' | 'single' | 'several';
  readonly current: number[];
  readonly person?: ShownPerson;
  /** Where each member stands, in the order of `members`; for chips and teaching. Never leaves the page. */
  readonly elements: Element[];
}

/** Members reported for one frame. A report of thousands says nothing more than "several". */
const MAX_MEMBERS = 2000;
/** Dates of birth that are given a name. */
const MAX_NAMED = 60;

/** Places that list people beside the page's own subject: recent patients, a worklist in a drawer, search suggestions. */
const ASIDE =
  'nav,aside,[class*="recent" i],[id*="recent" i],[role="navigation"],[role="complementary"],[role="listbox"],[role="menu"],[role="search"],datalist';

/** Decides whom a frame is about from all that was seen in it. `selectors`: whether members carry their selector, which costs. */
export function resolveSubject(
  sightings: readonly Sighting[],
  births: readonly BirthSighting[],
  selectors: boolean,
): Subject {
  const shown = new Map<Element, boolean>();
  const visible = ({ element }: { element: Element }) => {
    const known = shown.get(element) ?? isShown(element);
    shown.set(element, known);
    return known;
  };
  const seen = sightings.filter(visible);
  const seenBirths = births.filter(visible);
  const persons = splitIntoPersons(withoutEchoes(seen));
  const members: MemberCandidate[] = [];
  const elements: Element[] = [];
  const indexes = persons.map((person, region) => {
    const near = evidence(person, persons.length, seenBirths);
    return distinct(person.sightings).flatMap((sighting) => {
      if (members.length >= MAX_MEMBERS) return [];
      members.push({ ...candidate(sighting, region, selectors), confidence: confidenceOf(sighting.reading, near) });
      return [elements.push(sighting.element) - 1];
    });
  });
  const named = namedPersons(seenBirths, persons);
  for (const person of named) {
    if (members.length >= MAX_MEMBERS) break;
    members.push({
      kind: 'NAME_DOB',
      value: `${person.name} ${person.birthDate}`,
      confidence: 'low',
      label: '',
      region: persons.length + named.indexOf(person),
      ...place(person.element, selectors),
    });
    elements.push(person.element);
  }
  const verdict = decide(persons, indexes, named, members);
  const only = verdict.subject === 'single' ? persons[indexes.indexOf(verdict.current)] : undefined;
  const person = only ? shownPerson(only, persons.length, seenBirths) : null;
  return { members, elements, ...verdict, ...(person ? { person } : {}) };
}

/** Name and birth date beside the identifiers of the page's one member. Two different birth dates are two people: then neither is told. */
function shownPerson(person: Person, persons: number, births: readonly BirthSighting[]): ShownPerson | null {
  const { record } = person;
  const own = births.filter(({ element }) =>
    record !== null ? contains(record, element) : persons === 1 || isNear(person, element),
  );
  const [first] = own;
  if (!first || own.some(({ iso }) => iso !== first.iso)) return null;
  const [name] = own.flatMap((birth) => nameFor(birth)?.name ?? []);
  return { name: name ?? '', birthDate: first.iso };
}

function decide(
  persons: readonly Person[],
  indexes: number[][],
  named: readonly NamedPerson[],
  members: readonly MemberCandidate[],
): Pick<Subject, 'subject' | 'current'> {
  const strength = (index: number) =>
    Math.max(
      0,
      ...(indexes[index] ?? []).map((at) => ({ low: 1, medium: 2, high: 3 })[members[at]?.confidence ?? 'low']),
    );
  const all = persons.map((_person, index) => index);
  // A bare "ID" or an unlabelled number does not make a second member beside one who is named by label.
  const labelled = all.filter((index) => strength(index) > 1 || isShaped(persons[index]));
  const counted = labelled.length > 0 ? labelled : all;
  const main = counted.filter((index) => !isAside(persons[index]));
  const chosen = main.length > 0 ? main : counted;
  const [only] = chosen;
  if (chosen.length === 1 && only !== undefined) return { subject: 'single', current: indexes[only] ?? [] };
  if (chosen.length > 1) return { subject: 'several', current: [] };
  const first = members.findIndex((member) => member.kind === 'NAME_DOB');
  if (named.length === 1) return { subject: 'single', current: [first] };
  return { subject: named.length > 1 ? 'several' : 'none', current: [] };
}

const isShaped = (person: Person | undefined): boolean =>
  person?.sightings.some(({ reading }) => reading.kind === 'CIN' || reading.kind === 'BIC' || reading.kind === 'MBI') ??
  false;

const isAside = (person: Person | undefined): boolean =>
  person?.sightings.every(({ element }) => flatClosest(element, ASIDE) !== null || isUnderRecents(element)) ?? false;

const HEADING = 'h1,h2,h3,h4,h5,h6,legend,summary,[role="heading"]';
const RECENTS = /^(?:my )?(?:recent|last (?:viewed|seen|opened)|recently|favou?rites?|recientes|[uú]ltim[oa]s)\b/i;

/** A box that begins with the heading "Recently viewed". */
function isUnderRecents(element: Element): boolean {
  let box = flatParent(element);
  for (let level = 0; box !== null && level < 6 && box.localName !== 'body'; level += 1, box = flatParent(box)) {
    const first = box.firstElementChild;
    if (first?.matches(HEADING) === true && RECENTS.test(first.textContent.trim())) return true;
  }
  return false;
}

const place = (element: Element, selectors: boolean) =>
  selectors ? describe(element) : { selector: '', shadowPath: [] };

function candidate(
  { element, reading }: Sighting,
  region: number,
  selectors: boolean,
): Omit<MemberCandidate, 'confidence'> {
  return {
    kind: reading.kind,
    value: reading.value,
    ...(reading.cin === undefined ? {} : { cin: reading.cin }),
    label: reading.label,
    region,
    ...place(element, selectors),
  };
}

/** One sighting a value, the best supported. */
function distinct(sightings: readonly Sighting[]): Sighting[] {
  const best = new Map<string, Sighting>();
  const rank = { exact: 3, compatible: 2, weak: 1, none: 0 };
  for (const sighting of sightings) {
    const key = `${sighting.reading.kind} ${sighting.reading.value}`;
    const known = best.get(key);
    if (known === undefined || rank[sighting.reading.support] > rank[known.reading.support]) best.set(key, sighting);
  }
  return [...best.values()];
}

/** A number under a member's label that elsewhere on the page is a shaped identifier, or one value under two kinds, is said once. */
function withoutEchoes(sightings: readonly Sighting[]): Sighting[] {
  const kinds = new Map<string, Set<string>>();
  for (const { reading } of sightings)
    kinds.set(reading.value, (kinds.get(reading.value) ?? new Set()).add(reading.kind));
  return sightings.filter(({ reading }) => {
    const of = kinds.get(reading.value);
    return of === undefined || of.size === 1 || !(reading.kind === 'PLAN_ID' && of.has('MRN'));
  });
}

/** Name and date of birth "on the same card": in the same record, or within a few boxes of the identifier. */
function evidence(
  person: Person,
  persons: number,
  births: readonly BirthSighting[],
): { name: boolean; birthDate: boolean } {
  const near = births.some(({ element }) =>
    person.record !== null ? contains(person.record, element) : persons === 1 || isNear(person, element),
  );
  return { name: false, birthDate: near };
}

const isNear = (person: Person, element: Element): boolean =>
  person.sightings.some((sighting) => withinBoxes(sighting.element, element));

function withinBoxes(from: Element, to: Element): boolean {
  let box: Element | null = from;
  for (let level = 0; box !== null && level < 6; level += 1, box = flatParent(box)) if (contains(box, to)) return true;
  return false;
}

function contains(holder: Element, element: Element): boolean {
  for (let current: Element | null = element; current !== null; current = flatParent(current))
    if (current === holder) return true;
  return false;
}

/** People known by name and birth date only: no identifier in the record around them, and none on a page about one person. */
function namedPersons(births: readonly BirthSighting[], persons: readonly Person[]): NamedPerson[] {
  if (persons.length === 1) return [];
  const found = new Map<string, NamedPerson>();
  for (const birth of births) {
    if (found.size >= MAX_NAMED) break;
    if (persons.some(({ record }) => record !== null && contains(record, birth.element))) continue;
    if (persons.length > 0 && persons.some(({ record }) => record === null)) continue;
    const named = nameFor(birth);
    if (named !== null && !found.has(birth.iso)) found.set(birth.iso, named);
  }
  return [...found.values()];
}
