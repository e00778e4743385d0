import { CIN_SYSTEM, type Identifier } from '../ascmi/identifiers';
import type { ConsentResource, PatientResource, ResourceIdentifier } from './resources';

/** What one source says about who somebody is: the page's identifiers, a record's, or a Patient resource's. */
export interface PersonEvidence {
  readonly identifiers: readonly Identifier[];
  readonly birthDate?: string;
}

export const tokenOf = ({ system, value }: Identifier): string => `${system}|${value}`;

/** Identifiers that are complete; one without system or value compares with nothing. */
export function completeIdentifiers(list: readonly ResourceIdentifier[] | undefined): Identifier[] {
  if (!Array.isArray(list)) return [];
  return (list as readonly (ResourceIdentifier | null)[]).flatMap((one) =>
    typeof one?.system === 'string' && typeof one.value === 'string' && one.value !== ''
      ? [{ system: one.system, value: one.value }]
      : [],
  );
}

export function evidenceOfPatient(patient: PatientResource): PersonEvidence {
  return {
    identifiers: completeIdentifiers(patient.identifier),
    ...(typeof patient.birthDate === 'string' && patient.birthDate !== '' ? { birthDate: patient.birthDate } : {}),
  };
}

/** The Patient inside the record that `patient.reference` points to (`#member`). */
export function containedPatient(consent: ConsentResource): PatientResource | null {
  const reference = consent.patient?.reference;
  if (typeof reference !== 'string' || !reference.startsWith('#') || !Array.isArray(consent.contained)) return null;
  const inside: readonly unknown[] = consent.contained;
  return inside.filter(isPatient).find(({ id }) => id === reference.slice(1)) ?? null;
}

/** What a record alone says about whose it is: its logical reference and the Patient it contains. */
export function evidenceOfConsent(consent: ConsentResource): PersonEvidence {
  const contained = containedPatient(consent);
  const inside = contained === null ? { identifiers: [] } : evidenceOfPatient(contained);
  const logical = completeIdentifiers(consent.patient?.identifier ? [consent.patient.identifier] : []);
  return { ...inside, identifiers: [...logical, ...inside.identifiers] };
}

export function sharesIdentifier(left: readonly Identifier[], right: readonly Identifier[]): boolean {
  const tokens = new Set(left.map(tokenOf));
  return right.some((one) => tokens.has(tokenOf(one)));
}

/**
 * True where the sources cannot all speak of one person: two birth dates, or CINs that no source connects (a record number that two
 * people share). A person may have several CINs, since merged ones stay searchable, but then one source names both. Nothing is ever
 * joined on name and birth date.
 */
export function severalPersons(sources: readonly PersonEvidence[], cinSystem: string = CIN_SYSTEM): boolean {
  const birthDates = new Set(sources.flatMap(({ birthDate }) => (birthDate === undefined ? [] : [birthDate])));
  if (birthDates.size > 1) return true;
  const groups: Set<string>[] = [];
  for (const { identifiers } of sources) {
    const cins = identifiers.filter(({ system }) => system === cinSystem).map(tokenOf);
    if (cins.length === 0) continue;
    const joined = new Set(cins);
    for (let index = groups.length - 1; index >= 0; index -= 1) {
      const group = groups[index];
      if (!group || !cins.some((cin) => group.has(cin))) continue;
      for (const cin of group) joined.add(cin);
      groups.splice(index, 1);
    }
    groups.push(joined);
  }
  return groups.length > 1;
}

/**
 * The record with `patient.identifier` set to the identifier that was asked for, once it is proven to be that member's. The decision
 * layer then matches members without knowing how a registry stores its references.
 */
export function stampMember(consent: ConsentResource, asked: readonly Identifier[]): ConsentResource {
  const [first] = asked;
  if (!first) return consent;
  const own = completeIdentifiers(consent.patient?.identifier ? [consent.patient.identifier] : []);
  return sharesIdentifier(own, asked) ? consent : { ...consent, patient: { ...consent.patient, identifier: first } };
}

export function isConsent(value: unknown): value is ConsentResource {
  return (
    typeof value === 'object' && value !== null && (value as { resourceType?: unknown }).resourceType === 'Consent'
  );
}
export function isPatient(value: unknown): value is PatientResource {
  return (
    typeof value === 'object' && value !== null && (value as { resourceType?: unknown }).resourceType === 'Patient'
  );
}
