import { err, ok, type Result } from '../ascmi/result';
import type { Failure, FhirHttp } from './fhir-http';
import {
  completeIdentifiers,
  evidenceOfConsent,
  evidenceOfPatient,
  isConsent,
  isPatient,
  sharesIdentifier,
  tokenOf,
} from './person';
import type { ConsentResource } from './resources';
import { search } from './search';

/** The server's Patient for the member, so that searches by reference find the new record. Null where it has none, or several. */
export async function patientFor(
  http: FhirHttp,
  consent: ConsentResource,
  signal: AbortSignal,
): Promise<Result<string | null, Failure>> {
  const { identifiers } = evidenceOfConsent(consent);
  const [first] = identifiers;
  if (!first) return ok(null);
  const params = [
    ['identifier', tokenOf(first)],
    ['_count', '2'],
  ] as const;
  const answer = await search(http, { type: 'Patient', params, secrets: [first.value] }, signal);
  if (!answer.ok) {
    const closed = answer.error.status === 403 || answer.error.problem === 'unsupported-search';
    return closed ? ok(null) : answer;
  }
  const own = answer.value.matches
    .map(({ resource }) => resource)
    .filter(isPatient)
    .filter((one) => sharesIdentifier(evidenceOfPatient(one).identifiers, identifiers));
  return ok(own.length === 1 && answer.value.matches.length === 1 ? (own[0]?.id ?? null) : null);
}

/** The record under this business identifier that the server already holds. */
export async function existingConsent(
  http: FhirHttp,
  token: string,
  signal: AbortSignal,
): Promise<Result<ConsentResource | null, Failure>> {
  const params = [
    ['identifier', token],
    ['_count', '10'],
  ] as const;
  const answer = await search(http, { type: 'Consent', params, secrets: [] }, signal);
  if (!answer.ok) return answer.error.problem === 'unsupported-search' ? ok(null) : answer;
  const found = answer.value.matches
    .map(({ resource }) => resource)
    .filter(isConsent)
    .find((one) => completeIdentifiers(one.identifier).some((identifier) => tokenOf(identifier) === token));
  return ok(found ?? null);
}

export const referenceOf = ({ id, meta }: ConsentResource): string => {
  const version = (meta as { versionId?: string } | undefined)?.versionId;
  return `Consent/${id ?? ''}${version === undefined ? '' : `/_history/${version}`}`;
};

/** The record under the server's own Patient, where it has one. */
export function withPatient(consent: ConsentResource, patientId: string | null): ConsentResource {
  return patientId === null
    ? consent
    : { ...consent, patient: { ...consent.patient, reference: `Patient/${patientId}`, type: 'Patient' } };
}

/**
 * Creates the Consent once: it is looked for first, since some servers do not know `If-None-Exist` and would make a duplicate, and the
 * header then closes the race on those that do. `Consent.identifier` is the form's own number, not the member's.
 */
export async function fileConsent(
  http: FhirHttp,
  consent: ConsentResource,
  signal: AbortSignal,
): Promise<Result<{ reference: string }, Failure>> {
  const [identifier] = completeIdentifiers(consent.identifier);
  if (!identifier) return err({ problem: 'malformed-answer' });
  const before = await existingConsent(http, tokenOf(identifier), signal);
  if (!before.ok) return before;
  if (before.value) return ok({ reference: referenceOf(before.value) });
  const patientId = await patientFor(http, consent, signal);
  if (!patientId.ok) return patientId;
  // The server gives its own id and version.
  const rest = Object.fromEntries(Object.entries(consent).filter(([name]) => name !== 'id' && name !== 'meta'));
  const body = withPatient({ ...rest, resourceType: 'Consent' }, patientId.value);
  const reply = await http.send(
    {
      method: 'POST',
      url: http.at('Consent'),
      body: JSON.stringify(body),
      headers: {
        'content-type': 'application/fhir+json',
        'if-none-exist': `identifier=${encodeURIComponent(tokenOf(identifier))}`,
        prefer: 'return=representation',
      },
    },
    signal,
  );
  if (reply.ok) {
    if (isConsent(reply.value.body)) return ok({ reference: referenceOf(reply.value.body) });
    const location = /Consent\/[A-Za-z0-9\-.]{1,64}(?:\/_history\/[^/?#]+)?/.exec(reply.value.location ?? '')?.[0];
    if (location !== undefined) return ok({ reference: location });
  }
  // Answered without saying where, or 412 (several exist): the record itself is the proof that it was filed.
  const after = await existingConsent(http, tokenOf(identifier), signal);
  if (after.ok && after.value) return ok({ reference: referenceOf(after.value) });
  return reply.ok ? err({ problem: 'malformed-answer' }) : reply;
}
