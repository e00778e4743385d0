import { isAscmiForm, isFormCode } from '../ascmi/forms';
import { CIN_SYSTEM, type Identifier } from '../ascmi/identifiers';
import type { ReminderLine } from '../contract/reminders';
import type { Work } from '../decision/shared-work';
import { summarize } from '../decision/summarize';
import { readFhirTime } from '../fhir/fhir-time';
import { createZones } from '../fhir/zones';
import { maskIdentifier } from '../identifiers/mask';
import type { EffectivePolicy } from '../policy/policy';
import { formOf, kindOf } from '../registry/consent-lines';
import { containedPatient, evidenceOfConsent, evidenceOfPatient } from '../registry/person';
import type { LookupAnswer } from '../registry/registry';
import type { ConsentResource } from '../registry/resources';
import { nameOf } from '../registry/search-words';
import { mediCalOf } from './evaluate';
import type { MemberOnFile } from './forms';

/** A consent that states an end, with everything that is on file of its member. */
export interface Ending {
  readonly consent: ConsentResource;
  readonly isPractice: boolean;
  readonly day: string;
  readonly answer: LookupAnswer;
}

/** What the popup says of it; null where nothing that was agreed ends with that day. */
export function lineOf(
  { consent, isPractice, day, answer }: Ending,
  daysLeft: number,
  policy: EffectivePolicy,
  nowMs: number,
  work: Work,
): ReminderLine | null {
  const identifiers = numbersOf(consent);
  const [first] = identifiers;
  const form = formOf(consent);
  if (!first || !isFormCode(form) || !isAscmiForm(form)) return null;
  const agreedAt = (atMs: number): string[] => {
    const { choices } = summarize(
      {
        member: { identifiers, mediCal: mediCalOf({ subject: { hasCin: hasCin(identifiers) }, policy }) },
        registry: { outcome: answer.outcome, records: answer.records },
        now: new Date(atMs).toISOString(),
        policy: policy.decision,
      },
      work,
    );
    return Object.entries(choices).flatMap(([category, choice]) => (choice === 'AGREE' ? [category] : []));
  };
  const before = agreedAt(nowMs);
  const after = new Set(agreedAt(dayAfter(consent, day, policy)));
  const kept = before.filter((category) => after.has(category));
  if (kept.length === before.length) return null;
  return {
    consentId: consent.id ?? '',
    memberMasked: maskIdentifier('MRN', first.value),
    form,
    endsOn: day,
    daysLeft,
    ends: kept.length === 0 ? 'all' : 'part',
    isPractice,
  };
}

/** The first moment of the day after, where the form was signed. The record may end within its last day. */
function dayAfter(consent: ConsentResource, day: string, { timeZone }: EffectivePolicy): number {
  const zones = createZones();
  const zone = readFhirTime(consent['dateTime'], timeZone, zones)?.offset ?? timeZone;
  return (readFhirTime(day, zone, zones)?.toMs ?? Date.parse(day)) + 1;
}

/** One number a system: the record names the current one first where numbers were merged. */
export function numbersOf(consent: ConsentResource): readonly Identifier[] {
  const patient = containedPatient(consent);
  const inside = patient === null ? [] : evidenceOfPatient(patient).identifiers;
  const all = [...inside, ...evidenceOfConsent(consent).identifiers];
  const firsts = all.filter(({ system }, at) => all.findIndex((one) => one.system === system) === at);
  return firsts.toSorted((left, right) => rankOf(left) - rankOf(right));
}

const rankOf = ({ system }: Identifier): number => (system === CIN_SYSTEM ? 0 : 1);
const hasCin = (identifiers: readonly Identifier[]): boolean => identifiers.some(({ system }) => system === CIN_SYSTEM);

/** Whom the record is about, as a form takes it over. */
export function memberOf(consent: ConsentResource, policy: EffectivePolicy, source: string): MemberOnFile {
  const numbers = numbersOf(consent);
  return {
    identifiers: numbers.flatMap(({ system, value }) => {
      const kind = kindOf(system);
      // A number of a kind that the form has no word for is no field of it.
      return kind === 'other' ? [] : [{ kind, system, value, source }];
    }),
    name: nameOf(consent) ?? '',
    birthDate: evidenceOfConsent(consent).birthDate ?? '',
    personSource: source,
    mediCal: mediCalOf({ subject: { hasCin: hasCin(numbers) }, policy }),
  };
}
