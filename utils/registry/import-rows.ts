import type { RowProblem } from '../contract/embedded-view';
import type { TextLine } from './file-text';
import { evidenceOfPatient, isConsent, isPatient, type PersonEvidence } from './person';
import type { ConsentResource } from './resources';
import type { PutEntry } from './stored-record';

/** One row of a file: a record to store, or why it is none. `raw` is kept, so that what was refused can be corrected and fed in again. */
export interface ImportRow extends TextLine {
  readonly entry: PutEntry | null;
  readonly problems: readonly RowProblem[];
}

/** Who the Patients of a file are, by every name that a record may refer to them with. */
export type FilePatients = ReadonlyMap<string, PersonEvidence>;

interface Item {
  readonly value: unknown;
  readonly fullUrl?: string;
}

/** A line of FHIR bulk data is a resource; an entry of a Bundle wraps one. */
function itemOf(raw: string, isEntry: boolean): Item {
  try {
    const value = JSON.parse(raw) as unknown;
    if (!isEntry) return { value };
    if (typeof value !== 'object' || value === null) return { value: null };
    const { resource, fullUrl } = value as { resource?: unknown; fullUrl?: unknown };
    return { value: resource ?? null, ...(typeof fullUrl === 'string' ? { fullUrl } : {}) };
  } catch {
    return { value: undefined };
  }
}

/** First reading: a record may stand before the Patient that it refers to. */
export async function patientsIn(lines: AsyncIterable<TextLine>, isBundle: boolean): Promise<FilePatients> {
  const patients = new Map<string, PersonEvidence>();
  for await (const { raw } of lines) {
    // Most lines are consents: they are parsed once, in the second reading.
    if (!raw.includes('"Patient"')) continue;
    const { value, fullUrl } = itemOf(raw, isBundle);
    if (!isPatient(value)) continue;
    if (value.id !== undefined) patients.set(`Patient/${value.id}`, evidenceOfPatient(value));
    if (fullUrl !== undefined) patients.set(fullUrl, evidenceOfPatient(value));
  }
  return patients;
}

/** Second reading: every line that is no Patient, as a record or with its problem. */
export async function* fhirRows(
  lines: AsyncIterable<TextLine>,
  isBundle: boolean,
  patients: FilePatients,
): AsyncGenerator<ImportRow> {
  for await (const { line, raw: text } of lines) {
    const { value } = itemOf(text, isBundle);
    if (isPatient(value)) continue;
    // What is handed back is a line that can be fed in again, without the Bundle around it.
    const raw = isBundle && value !== undefined ? JSON.stringify(value) : text;
    const problem = value === undefined ? 'not-json' : isConsent(value) ? null : 'not-a-consent';
    yield problem === null && isConsent(value)
      ? { line, raw, entry: entryOf(value, patients), problems: [] }
      : { line, raw, entry: null, problems: [{ code: problem ?? 'not-a-consent', column: null }] };
  }
}

/** Attaches the identifiers of the Patient that a record refers to. A Patient that is not in the file leaves the record as it is. */
function entryOf(consent: ConsentResource, patients: FilePatients): PutEntry {
  const reference = consent.patient?.reference;
  const patient = reference === undefined ? undefined : patients.get(reference);
  if (!patient) return { consent };
  const { identifiers, birthDate } = patient;
  // The record must say by itself whose it is: the file's Patient is not stored.
  const inside = {
    resourceType: 'Patient',
    id: 'member',
    identifier: identifiers,
    ...(birthDate === undefined ? {} : { birthDate }),
  };
  const [first] = identifiers;
  return {
    consent: {
      ...consent,
      contained: [...(consent.contained ?? []), inside],
      patient: {
        ...consent.patient,
        reference: '#member',
        ...(first ? { identifier: consent.patient?.identifier ?? first } : {}),
      },
    },
    identifiers,
  };
}
