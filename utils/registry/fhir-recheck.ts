import { err, ok, type Result } from '../ascmi/result';
import type { Failure, FhirHttp } from './fhir-http';
import { PARAMETER, type ServerProfile, type Spelling } from './fhir-profile';
import { isConsent } from './person';
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
  system: string,
  signal: AbortSignal,
): Promise<Result<null, Failure>> {
  const viaPatient = by === 'two-step';
  if ((viaPatient ? profile.patientSearch : profile.spellings[by]) !== 'hit') return ok(null);
  const canary = [
    [viaPatient ? 'identifier' : PARAMETER[by], `${system}|`],
    ['_summary', 'count'],
    ['_count', '1'],
  ] as const;
  const seen = await search(
    http,
    { type: viaPatient ? 'Patient' : 'Consent', params: canary, secrets: [], firstPage: true },
    signal,
  );
  if (!seen.ok) return seen;
  return seen.value.total > 0 ? ok(null) : err({ problem: 'incomplete' });
}
