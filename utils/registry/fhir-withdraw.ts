import { err, ok, type Result } from '../ascmi/result';
import type { Failure, FhirHttp } from './fhir-http';
import { referenceOf } from './fhir-file';
import { isConsent } from './person';

/** Another hand may change the record while we do; a third collision in a row is not chance. */
const ATTEMPTS = 3;
/** Nothing left to take back. */
const OVER: ReadonlySet<unknown> = new Set(['inactive', 'entered-in-error']);

/**
 * Sets a Consent inactive: read, change, `PUT` with `If-Match`. Where the record was changed in between, the newer version is read and
 * changed instead, so that nobody's change is lost; a server that goes on refusing answers `conflict`.
 */
export async function withdrawConsent(
  http: FhirHttp,
  reference: string,
  signal: AbortSignal,
): Promise<Result<{ reference: string }, Failure>> {
  const id = /^Consent\/([A-Za-z0-9\-.]{1,64})(?:\/|$)/.exec(reference)?.[1];
  if (id === undefined) return err({ problem: 'malformed-answer' });
  const url = http.at(`Consent/${id}`);
  let refused: Failure = { problem: 'conflict' };
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const read = await http.send({ method: 'GET', url, headers: { 'cache-control': 'no-cache' } }, signal);
    if (!read.ok) return read.error.status === 404 || read.error.status === 410 ? ok({ reference }) : read;
    const { body, etag } = read.value;
    if (!isConsent(body) || body.id !== id) return err({ problem: 'malformed-answer' });
    if (OVER.has(body['status'])) return ok({ reference: referenceOf(body) });
    const version = (body['meta'] as { versionId?: string } | undefined)?.versionId;
    const match = etag ?? (version === undefined ? null : `W/"${version}"`);
    const headers = {
      'content-type': 'application/fhir+json',
      prefer: 'return=representation',
      ...(match === null ? {} : { 'if-match': match }),
    };
    const change = JSON.stringify({ ...body, status: 'inactive' });
    const put = await http.send({ method: 'PUT', url, headers, body: change }, signal);
    if (put.ok) return ok({ reference: isConsent(put.value.body) ? referenceOf(put.value.body) : `Consent/${id}` });
    if (put.error.problem !== 'conflict') return put;
    refused = put.error;
  }
  return err(refused);
}
