import type { Identifier } from '../ascmi/identifiers';
import { err, ok, type Result } from '../ascmi/result';
import { isClosed, type Failure, type FhirHttp } from './fhir-http';
import {
  PARAMETER,
  SPELLINGS,
  STYLES,
  STYLE_NAMES,
  hasFound,
  isProven,
  isUsable,
  type ChainSpelling,
  type ServerProfile,
  type Spelling,
} from './fhir-profile';
import { basesOf, createPatientBook, ownerOf, type PatientBook } from './ownership';
import {
  evidenceOfPatient,
  isConsent,
  isPatient,
  severalPersons,
  sharesIdentifier,
  type PersonEvidence,
} from './person';
import type { ConsentResource, PatientResource } from './resources';
import { search, type SearchResult } from './search';

export type MemberAnswer =
  | {
      readonly kind: 'found';
      readonly consents: readonly ConsentResource[];
      readonly evidence: readonly PersonEvidence[];
    }
  | { readonly kind: 'none'; readonly by: Spelling }
  | { readonly kind: 'ambiguous' };

export interface LookupReport {
  readonly answer: Result<MemberAnswer, Failure>;
  /** What this look-up showed about spellings: an own record found proves one, a foreign record disproves it. */
  readonly learned: Partial<Record<Spelling | 'patient-search', 'seen' | 'ignored' | 'refused'>>;
}

export interface Server {
  readonly http: FhirHttp;
  readonly profile: ServerProfile;
  /** The registry's own name for the CIN. */
  readonly cinSystem: string;
}

type Part = 'records' | 'empty' | 'ignored' | 'refused';

/** The same Patient under two ids, by the server's own links (`Patient.link`): counts as one person. */
function distinctPatients(patients: readonly PatientResource[]): number {
  const linked = new Set<string>();
  for (const { id, link } of patients) {
    if (!Array.isArray(link)) continue;
    for (const entry of link as { other?: { reference?: string } }[]) {
      const other = entry.other?.reference?.split('/').at(-1);
      if (other !== undefined && other !== id && patients.some((one) => one.id === other) && !linked.has(other))
        linked.add(id ?? '');
    }
  }
  return patients.length - linked.size;
}

/**
 * The spelling whose empty answer can be believed, or null. Consents are stored in one of two styles, and a search in one style does not
 * see the other. Needed is an honest empty answer in each style that this server was seen to hold; where none was seen, in each style that
 * it does not refuse. Otherwise a server that keeps logical references and answers `patient:identifier` with nothing would read as "none
 * on file" for everybody. And somebody must have been seen under this identifier system: a system that is spelt otherwise there finds
 * nobody, honestly.
 *
 * Residual gap: a server that holds both styles, shows one, and answers searches for the other with nothing hides those records.
 */
function proofOfNone(
  { spellings, holds, systemSeen, isEmpty, patientSearch }: ServerProfile,
  parts: ReadonlyMap<Spelling, Part>,
  isKnownThere: boolean,
): Spelling | null {
  if (!systemSeen && !isKnownThere && !isEmpty) return null;
  // No such Patient: true only where the search for Patients is itself proven.
  const settled = (one: Spelling) => one !== 'two-step' || isKnownThere || isProven(patientSearch);
  const honest = (style: readonly Spelling[]) =>
    style.find((one) => parts.get(one) === 'empty' && isProven(spellings[one]) && settled(one));
  const closed = (one: Spelling) =>
    !isUsable(spellings[one]) || parts.get(one) === 'refused' || parts.get(one) === 'ignored';
  const held = STYLE_NAMES.filter((name) => holds[name]);
  const needed = held.length > 0 ? held : STYLE_NAMES.filter((name) => !STYLES[name].every(closed));
  const proofs = needed.map((name) => honest(STYLES[name]));
  return proofs.every((one) => one !== undefined) ? (proofs[0] ?? null) : null;
}

/**
 * Why records that were found may not be all: a way of asking that found records before refuses or lies now, or a style that this server
 * was seen to hold went unanswered. The missing part may be the refusal.
 */
function gapOf(
  { spellings, holds, patientSearch }: ServerProfile,
  parts: ReadonlyMap<Spelling, Part>,
  isKnownThere: boolean,
): Failure | null {
  const broken = SPELLINGS.filter((one) => hasFound(spellings[one])).map((one) => parts.get(one));
  if (broken.includes('ignored')) return { problem: 'foreign-records' };
  if (broken.includes('refused')) return { problem: 'unsupported-search' };
  const isAnswered = (one: Spelling) =>
    parts.get(one) === 'records' ||
    (parts.get(one) === 'empty' &&
      isProven(spellings[one]) &&
      (one !== 'two-step' || isKnownThere || isProven(patientSearch)));
  return STYLE_NAMES.every((name) => !holds[name] || STYLES[name].some(isAnswered)) ? null : { problem: 'incomplete' };
}

/**
 * Asks one server for the consents of one identifier, in every way that may find some: Consents that refer to a Patient and Consents that
 * hold the identifier themselves. Everything that comes back is checked to be the member's. "None" needs a way of asking that is proven.
 */
export async function lookupAt(
  { http, profile, cinSystem }: Server,
  asked: Identifier,
  signal: AbortSignal,
): Promise<LookupReport> {
  const token = `${asked.system}|${asked.value}`;
  const book: PatientBook = createPatientBook(http, [asked.value]);
  const learned: LookupReport['learned'] = {};
  const consents = new Map<string, ConsentResource>();
  const evidence: PersonEvidence[] = [];
  const owners = new Set<string>();
  const parts = new Map<Spelling, Part>();
  const members: PatientResource[] = [];
  const failures: Failure[] = [];
  const fail = (one: Failure) => void failures.push(one);

  function run(type: 'Consent' | 'Patient', name: string, value: string): Promise<Result<SearchResult, Failure>> {
    return search(
      http,
      {
        type,
        params: [
          [name, value],
          ['_count', '100'],
        ],
        secrets: [asked.value],
      },
      signal,
    );
  }

  async function askPatients(): Promise<boolean> {
    if (!isUsable(profile.patientSearch)) return false;
    const answer = await run('Patient', 'identifier', token);
    if (!answer.ok) {
      if (answer.error.problem === 'unsupported-search' || isClosed(answer.error))
        learned['patient-search'] = 'refused';
      else fail(answer.error);
      return false;
    }
    const patients = answer.value.matches.map(({ resource }) => resource).filter(isPatient);
    if (
      !answer.value.filtered ||
      patients.some((one) => !sharesIdentifier(evidenceOfPatient(one).identifiers, [asked]))
    ) {
      learned['patient-search'] = 'ignored';
      return false;
    }
    for (const patient of patients) {
      book.add(patient);
      members.push(patient);
      evidence.push(evidenceOfPatient(patient));
    }
    if (patients.length > 0) learned['patient-search'] = 'seen';
    return true;
  }

  async function take(spelling: Spelling, answer: Result<SearchResult, Failure>): Promise<void> {
    if (!answer.ok) {
      if (answer.error.problem === 'unsupported-search') parts.set(spelling, 'refused');
      else fail(answer.error);
      return;
    }
    if (!answer.value.filtered) {
      parts.set(spelling, 'ignored');
      return;
    }
    for (const { resource } of answer.value.included) if (isPatient(resource)) book.add(resource);
    const mine: { consent: ConsentResource; evidence: PersonEvidence; patientId: string | null }[] = [];
    for (const { resource, fullUrl } of answer.value.matches) {
      if (!isConsent(resource)) continue;
      const bases = basesOf(http.base, fullUrl, resource.id);
      const ownership = await ownerOf(resource, [asked], book, bases, signal);
      if (!ownership.ok) {
        fail(ownership.error);
        return;
      }
      // One foreign record damns the whole answer: what else did the server leave in, or out?
      if (ownership.value.owner === 'other') {
        parts.set(spelling, 'ignored');
        return;
      }
      mine.push({ consent: resource, ...ownership.value });
    }
    for (const one of mine) {
      consents.set(one.consent.id ?? JSON.stringify(one.consent), one.consent);
      evidence.push(one.evidence);
      if (one.patientId !== null) owners.add(one.patientId);
    }
    parts.set(spelling, mine.length > 0 ? 'records' : 'empty');
  }

  const ask = async (spelling: ChainSpelling) => take(spelling, await run('Consent', PARAMETER[spelling], token));

  const { spellings } = profile;
  const literal = (['typed-chain', 'chain'] as const).filter((one) => isUsable(spellings[one]));
  const byReference = literal.find((one) => isProven(spellings[one])) ?? literal[0];
  const byIdentifier = (['logical', 'patient-id'] as const).filter((one) => isUsable(spellings[one]));
  const chains = [...(byReference === undefined ? [] : [byReference]), ...byIdentifier];
  const [patientsKnown] = await Promise.all([askPatients(), ...chains.map(ask)]);

  // The second step, where the chain is missing, unproven, or found nothing although the person is known there.
  const chainProven = byReference !== undefined && isProven(spellings[byReference]);
  if (isUsable(spellings['two-step']) && members.length > 0 && (consents.size === 0 || !chainProven)) {
    const references = members.flatMap(({ id }) => (id === undefined ? [] : [`Patient/${id}`]));
    for (const reference of references) await take('two-step', await run('Consent', 'patient', reference));
  } else if (patientsKnown && members.length === 0) parts.set('two-step', 'empty');

  for (const [spelling, part] of parts) if (part !== 'empty') learned[spelling] = part === 'records' ? 'seen' : part;
  const report = (answer: Result<MemberAnswer, Failure>): LookupReport => ({ answer, learned });

  const [failure] = failures;
  if (failure) return report(err(failure));
  const people = [
    ...new Map(
      [...members, ...book.all().filter(({ id }) => owners.has(id ?? ''))].map((one) => [one.id, one]),
    ).values(),
  ];
  if (distinctPatients(people) > 1 || severalPersons([{ identifiers: [asked] }, ...evidence], cinSystem))
    return report(ok({ kind: 'ambiguous' }));
  const gap = consents.size > 0 ? gapOf(profile, parts, members.length > 0) : null;
  if (gap) return report(err(gap));
  if (consents.size > 0) return report(ok({ kind: 'found', consents: [...consents.values()], evidence }));

  const proof = proofOfNone(profile, parts, members.length > 0);
  if (proof !== null) return report(ok({ kind: 'none', by: proof }));
  const ignored =
    [...parts.values()].includes('ignored') ||
    learned['patient-search'] === 'ignored' ||
    Object.values(spellings).includes('ignored');
  return report(err({ problem: ignored ? 'foreign-records' : 'unsupported-search' }));
}
