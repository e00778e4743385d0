import type { Identifier } from '../ascmi/identifiers';
import { err, ok, type Result } from '../ascmi/result';
import type { Failure, FhirHttp } from './fhir-http';
import { evidenceOfConsent, evidenceOfPatient, isPatient, sharesIdentifier, type PersonEvidence } from './person';
import type { ConsentResource, PatientResource } from './resources';
import { search } from './search';

/** The Patients of one look-up, by id; read from the server where a record refers to one that did not come along. */
export interface PatientBook {
  add(patient: PatientResource): void;
  all(): readonly PatientResource[];
  /** `consentId`: the record that refers to the Patient, through which the Patient may come along where it may not be read. */
  resolve(
    id: string,
    consentId: string | undefined,
    signal: AbortSignal,
  ): Promise<Result<PatientResource | null, Failure>>;
}

/** One member's consents refer to one Patient, rarely to a second; more are somebody else's. */
const READ_CAP = 4;

/** Ids are the server's own, but some servers take a member's number for one: such an id belongs into no address. */
export const tellsNumber = (id: string, values: readonly string[]): boolean =>
  values.some((value) => value !== '' && id.toUpperCase().includes(value.toUpperCase()));

/** By its id, asked for in the body; null where there is none. */
export async function findPatient(
  http: FhirHttp,
  id: string,
  signal: AbortSignal,
): Promise<Result<PatientResource | null, Failure>> {
  const found = await search(http, { type: 'Patient', params: [['_id', id]], secrets: [id], firstPage: true }, signal);
  if (!found.ok) return found;
  const patients = found.value.matches.map(({ resource }) => resource).filter(isPatient);
  return ok(patients.find((one) => one.id === id) ?? null);
}

/** `asked`: the values of the identifiers that this look-up is about. */
export function createPatientBook(http: FhirHttp, asked: readonly string[]): PatientBook {
  const known = new Map<string, PatientResource>();
  let reads = 0;

  /** `_include`: some servers hand the Patient out with the Consent, but have no read of it for this client. */
  async function include(consentId: string, signal: AbortSignal): Promise<void> {
    const params = [
      ['_id', consentId],
      ['_include', 'Consent:patient'],
    ] as const;
    const found = await search(http, { type: 'Consent', params, secrets: [] }, signal);
    for (const { resource } of found.ok ? found.value.included : [])
      if (isPatient(resource) && resource.id !== undefined) known.set(resource.id, resource);
  }

  return {
    add(patient) {
      if (patient.id !== undefined) known.set(patient.id, patient);
    },
    all: () => [...known.values()],
    async resolve(id, consentId, signal) {
      const held = known.get(id);
      if (held) return ok(held);
      if (reads >= READ_CAP) return ok(null);
      reads += 1;
      if (tellsNumber(id, asked)) {
        const found = await findPatient(http, id, signal);
        if (found.ok && found.value) known.set(id, found.value);
        return found;
      }
      const reply = await http.send({ method: 'GET', url: http.at(`Patient/${encodeURIComponent(id)}`) }, signal);
      if (!reply.ok) {
        const { status } = reply.error;
        if (status === 404 || status === 410) return ok(null);
        if (consentId !== undefined && (status === 401 || status === 403 || status === 405))
          await include(consentId, signal);
        const included = known.get(id);
        return included ? ok(included) : reply;
      }
      const { body } = reply.value;
      if (!isPatient(body) || body.id !== id) return err({ problem: 'malformed-answer' });
      known.set(id, body);
      return ok(body);
    },
  };
}

/** The id in `Patient/x`, `https://base/Patient/x` or either with `/_history/v`; null where it is another server's. */
export function patientIdOf(reference: string | undefined, bases: readonly string[]): string | null {
  if (reference === undefined || reference === '') return null;
  const base = bases.find((one) => reference.startsWith(one));
  const inside = base === undefined ? reference : reference.slice(base.length);
  return /^Patient\/([A-Za-z0-9\-.]{1,64})(?:\/_history\/[^/]+)?$/.exec(inside)?.[1] ?? null;
}

/**
 * The addresses under which the server speaks of itself: the configured one, and the one in the record's `fullUrl` (a server behind a
 * gateway often keeps its inner name). Only what is read at the configured address counts, so a wrong name opens nothing.
 */
export function basesOf(base: URL, fullUrl: string | null, consentId: string | undefined): readonly string[] {
  const tail = `Consent/${consentId ?? ''}`;
  return fullUrl?.endsWith(`/${tail}`) === true ? [base.href, fullUrl.slice(0, -tail.length)] : [base.href];
}

export type Ownership =
  | { readonly owner: 'member'; readonly evidence: PersonEvidence; readonly patientId: string | null }
  | { readonly owner: 'other' };

/**
 * Whose consent is it? The member's only where the record's own identifier, the Patient inside it, or the Patient it refers to carries an
 * identifier that was asked for. A server that does not know a search parameter returns other people's records with status 200.
 */
export async function ownerOf(
  consent: ConsentResource,
  asked: readonly Identifier[],
  book: PatientBook,
  bases: readonly string[],
  signal: AbortSignal,
): Promise<Result<Ownership, Failure>> {
  const own = evidenceOfConsent(consent);
  const patientId = patientIdOf(consent.patient?.reference, bases);
  if (patientId !== null) {
    const patient = await book.resolve(patientId, consent.id, signal);
    // A record that names the member itself does not need the Patient; one that refers to another Patient contradicts itself.
    if (!patient.ok && !sharesIdentifier(own.identifiers, asked)) return patient;
    if (patient.ok && patient.value) {
      const evidence = evidenceOfPatient(patient.value);
      return ok(
        sharesIdentifier(evidence.identifiers, asked) ? { owner: 'member', evidence, patientId } : { owner: 'other' },
      );
    }
  }
  return ok(
    sharesIdentifier(own.identifiers, asked) ? { owner: 'member', evidence: own, patientId } : { owner: 'other' },
  );
}
