import { CIN_SYSTEM, mrnSystem, MBI_SYSTEM } from '../ascmi/identifiers';
import type { ConsentLine, StatusChange, VersionLine } from '../contract/embedded-view';
import { containedPatient, evidenceOfConsent } from './person';
import type { ConsentResource } from './resources';
import { nameOf } from './search-words';
import type { StoredVersion } from './stored-record';

const FORM_SYSTEM = 'urn:ascmi-consent-guard:form';
/** Who closed a record here, when and why: travels with the record, so that an export and a back-up tell it too. */
const CLOSING = 'urn:ascmi-consent-guard:closed';

type Json = Readonly<Record<string, unknown>>;
const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null;
const listOf = (value: unknown): Json[] => (Array.isArray(value) ? (value as unknown[]).filter(isObject) : []);
const textOf = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);

/** What kind of number a system holds. */
export function kindOf(system: string): ConsentLine['numbers'][number]['kind'] {
  if (system === CIN_SYSTEM) return 'CIN';
  if (system === MBI_SYSTEM) return 'MBI';
  return system.startsWith(mrnSystem('')) ? 'MRN' : 'other';
}

function daysOf(consent: ConsentResource) {
  const provision = isObject(consent['provision']) ? consent['provision'] : {};
  const period = isObject(provision['period']) ? provision['period'] : {};
  return {
    status: textOf(consent['status']) ?? '',
    signedOn: textOf(consent['dateTime'])?.slice(0, 10) ?? null,
    endsOn: textOf(period['end'])?.slice(0, 10) ?? null,
  };
}

/** Code of the form that the record says it is. */
export function formOf(consent: ConsentResource): string | null {
  const codings = listOf(consent['category']).flatMap(({ coding }) => listOf(coding));
  return textOf(codings.find(({ system }) => system === FORM_SYSTEM)?.['code']);
}

export function consentLine({ consent, version, updatedAtMs, isPractice }: StoredVersion): ConsentLine {
  const numbers = evidenceOfConsent(consent).identifiers.map(({ system, value }) => ({ kind: kindOf(system), value }));
  const isFirst = (value: string, at: number) => numbers.findIndex((one) => one.value === value) === at;
  return {
    consentId: consent.id ?? '',
    numbers: numbers.filter(({ value }, at) => isFirst(value, at)),
    name: nameOf(consent),
    birthDate: textOf(containedPatient(consent)?.birthDate),
    form: formOf(consent),
    ...daysOf(consent),
    isPractice: isPractice === true,
    version,
    updatedAtMs,
  };
}

export function versionLine({ consent, version, updatedAtMs, origin }: StoredVersion): VersionLine {
  const note = listOf(consent['extension']).findLast(({ url }) => url === CLOSING)?.['valueAnnotation'];
  const closing = origin === 'person' && isObject(note) ? note : {};
  return {
    version,
    updatedAtMs,
    origin: origin ?? null,
    ...daysOf(consent),
    by: textOf(closing['authorString']),
    reason: textOf(closing['text']),
  };
}

/** The record as a person closed it. `at` is an ISO 8601 time. */
export function closedConsent(
  consent: ConsentResource,
  { status, reason, by }: StatusChange,
  at: string,
): ConsentResource {
  const note = { url: CLOSING, valueAnnotation: { authorString: by, time: at, text: reason } };
  return { ...consent, status, extension: [...listOf(consent['extension']), note] };
}
