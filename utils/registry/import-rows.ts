import { evidenceOfPatient, isConsent, isPatient } from './person';
import type { PutEntry } from './local-store';
import type { ConsentResource, PatientResource } from './resources';

/** One line of a file: a record to store, or why it is none. `raw` is kept, so that what was refused can be corrected and fed in again. */
export interface ImportRow {
  /** 1-based line or entry number. */
  readonly line: number;
  readonly raw: string;
  readonly entry: PutEntry | null;
  readonly problem?: ImportProblem;
}

export type ImportProblem =
  | 'not-json'
  | 'not-a-consent'
  | 'no-member'
  | 'unknown-form'
  | 'unknown-status'
  | 'unknown-category'
  | 'bad-date'
  | 'bad-identifier'
  | 'duplicate-in-file';

/** Attaches the identifiers of the Patient that a record refers to. A Patient that is not in the file leaves the record as it is. */
function entryOf(consent: ConsentResource, patients: ReadonlyMap<string, PatientResource>): PutEntry {
  const reference = consent.patient?.reference;
  const patient = reference === undefined ? undefined : patients.get(reference);
  if (!patient) return { consent };
  const { identifiers, birthDate } = evidenceOfPatient(patient);
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

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

function rowsOf(items: readonly { line: number; raw: string; value: unknown; fullUrl?: string }[]): ImportRow[] {
  const patients = new Map<string, PatientResource>();
  for (const { value, fullUrl } of items) {
    if (!isPatient(value)) continue;
    if (value.id !== undefined) patients.set(`Patient/${value.id}`, value);
    if (fullUrl !== undefined) patients.set(fullUrl, value);
  }
  return items.flatMap(({ line, raw, value }): ImportRow[] => {
    if (value === undefined) return [{ line, raw, entry: null, problem: 'not-json' }];
    if (isPatient(value)) return [];
    if (!isConsent(value)) return [{ line, raw, entry: null, problem: 'not-a-consent' }];
    return [{ line, raw, entry: entryOf(value, patients) }];
  });
}

/** One resource a line (FHIR bulk data): Consents, and the Patients that they refer to. */
export function readNdjson(text: string): ImportRow[] {
  const lines = text.split(/\r?\n/).map((raw, index) => ({ line: index + 1, raw }));
  return rowsOf(lines.filter(({ raw }) => raw.trim() !== '').map((one) => ({ ...one, value: parse(one.raw) })));
}

/** A Bundle of any type. */
export function readBundle(text: string): ImportRow[] {
  const bundle = parse(text) as { resourceType?: unknown; entry?: unknown } | undefined;
  if (bundle === undefined) return [{ line: 1, raw: text, entry: null, problem: 'not-json' }];
  if (bundle.resourceType !== 'Bundle' || !Array.isArray(bundle.entry))
    return rowsOf([{ line: 1, raw: text, value: bundle }]);
  const entries = bundle.entry as readonly { resource?: unknown; fullUrl?: string }[];
  return rowsOf(
    entries.map(({ resource, fullUrl }, index) => ({
      line: index + 1,
      raw: JSON.stringify(resource ?? null),
      value: resource ?? null,
      ...(fullUrl === undefined ? {} : { fullUrl }),
    })),
  );
}
