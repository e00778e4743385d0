import { err, ok, type Result } from '../ascmi/result';
import type { Failure, FhirHttp } from './fhir-http';
import { PARAMETER, type ServerProfile, type Spelling } from './fhir-profile';
import { tellsNumber } from './ownership';
import { evidenceOfConsent, isConsent } from './person';
import { search } from './search';

export type Recheck = 'unchanged' | 'changed';

/** Opaque as FHIR wants it: compared, never counted. */
function versionOf(record: object): string | null {
  const { meta } = record as { meta?: { versionId?: unknown } };
  return typeof meta?.versionId === 'string' && meta.versionId !== '' ? meta.versionId : null;
}

/**
 * `GET Consent/x` with `If-None-Match`. Several servers never answer 304 and send the record again: then the version decides. Gone is
 * changed. The id is the server's own and names nobody.
 */
export async function recheckRecord(
  http: FhirHttp,
  record: object,
  signal: AbortSignal,
): Promise<Result<Recheck, Failure>> {
  const { id } = record as { id?: unknown };
  const version = versionOf(record);
  if (typeof id !== 'string' || !/^[A-Za-z0-9\-.]{1,64}$/.test(id) || version === null) return ok('changed');
  // A look-up asks in the body.
  const numbers = isConsent(record) ? evidenceOfConsent(record).identifiers.map(({ value }) => value) : [];
  if (tellsNumber(id, numbers)) return ok('changed');
  const headers = { 'if-none-match': `W/"${version}"`, 'cache-control': 'no-cache' };
  const reply = await http.send({ method: 'GET', url: http.at(`Consent/${id}`), headers }, signal);
  if (!reply.ok) return reply.error.status === 404 || reply.error.status === 410 ? ok('changed') : reply;
  if (reply.value.status === 304) return ok('unchanged');
  const { body } = reply.value;
  if (!isConsent(body) || body.id !== id) return err({ problem: 'malformed-answer' });
  return ok(versionOf(body) === version ? 'unchanged' : 'changed');
}

/**
 * A server may fall ill after it was learned (an index being rebuilt, a gateway that answers everything with an empty bundle). Where a
 * bare system found records before, it must find some at this moment too; only then is "none on file" said. Asks about nobody.
 */
export async function confirmNone(
  http: FhirHttp,
  profile: ServerProfile,
  by: Spelling,
  knownTokens: readonly string[],
  signal: AbortSignal,
): Promise<Result<null, Failure>> {
  if (profile.isEmpty && !profile.systemSeen) return stillEmpty(http, signal);
  const viaPatient = by === 'two-step';
  if ((viaPatient ? profile.patientSearch : profile.spellings[by]) !== 'hit') return ok(null);
  const name = viaPatient ? 'identifier' : PARAMETER[by];
  let refusal: Failure | null = null;
  for (const token of knownTokens) {
    const params = [
      [name, token],
      ['_count', '1'],
    ] as const;
    const query = { type: viaPatient ? 'Patient' : 'Consent', params, secrets: [], firstPage: true } as const;
    const seen = await search(http, query, signal);
    if (seen.ok && seen.value.total > 0) return ok(null);
    if (!seen.ok) refusal ??= seen.error;
  }
  return err(refusal ?? { problem: 'incomplete' });
}

/** A registry that held nothing when it was learned: still true at this moment, or the system may be spelt otherwise there. */
async function stillEmpty(http: FhirHttp, signal: AbortSignal): Promise<Result<null, Failure>> {
  const one = [['_count', '1']] as const;
  const seen = await search(http, { type: 'Consent', params: one, secrets: [], firstPage: true }, signal);
  if (!seen.ok) return seen;
  return seen.value.total === 0 ? ok(null) : err({ problem: 'unsupported-search' });
}
