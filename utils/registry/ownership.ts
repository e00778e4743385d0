import type { Identifier } from '../ascmi/identifiers';
import { err, ok, type Result } from '../ascmi/result';
import type { Failure, FhirHttp } from './fhir-http';
import { evidenceOfConsent, evidenceOfPatient, isPatient, sharesIdentifier, type PersonEvidence } from './person';
import type { ConsentResource, PatientResource } from './resources';

/** The Patients of one look-up, by id; read from the server where a record refers to one that did not come along. */
export interface PatientBook {
  add(patient: PatientResource): void;
  all(): readonly PatientResource[];
  resolve(id: string, signal: AbortSignal): Promise<Result<PatientResource | null, Failure>>;
}

/** One member's consents refer to one Patient, rarely to a second; more are somebody else's. */
const READ_CAP = 4;

export function createPatientBook(http: FhirHttp): PatientBook {
  const known = new Map<string, PatientResource>();
  let reads = 0;
  return {
    add(patient) {
      if (patient.id !== undefined) known.set(patient.id, patient);
    },
    all: () => [...known.values()],
    async resolve(id, signal) {
      const held = known.get(id);
      if (held) return ok(held);
      if (reads >= READ_CAP) return ok(null);
      reads += 1;
      const reply = await http.send({ method: 'GET', url: http.at(`Patient/${encodeURIComponent(id)}`) }, signal);
      if (!reply.ok) return reply.error.status === 404 || reply.error.status === 410 ? ok(null) : reply;
      const { body } = reply.value;
      if (!isPatient(body) || body.id !== id) return err({ problem: 'malformed-answer' });
      known.set(id, body);
      return ok(body);
    },
  };
}

/** The id in `Patient/x`, `https://base/Patient/x` or either with `/_history/v`; null where it is another server's. */
export function patientIdOf(reference: string | undefined, base: URL): string | null {
  if (reference === undefined || reference === '') return null;
  const inside = reference.startsWith(base.href) ? reference.slice(base.href.length) : reference;
  return /^Patient\/([A-Za-z0-9\-.]{1,64})(?:\/_history\/[^/]+)?$/.exec(inside)?.[1] ?? null;
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
  base: URL,
  signal: AbortSignal,
): Promise<Result<Ownership, Failure>> {
  const own = evidenceOfConsent(consent);
  const patientId = patientIdOf(consent.patient?.reference, base);
  if (patientId !== null) {
    const patient = await book.resolve(patientId, signal);
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
