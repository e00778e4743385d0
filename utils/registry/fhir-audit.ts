import * as z from 'zod/mini';
import { err, ok, type Result } from '../ascmi/result';
import type { Failure, FhirHttp, Reply } from './fhir-http';
import type { AuditOptions } from './audit-options';
import { search } from './search';

/** R4's AuditEvent has no identifier. A tag is the one mark that every server can search by (`_tag`), so it carries the idempotency key. */
export const AUDIT_TAG = 'urn:ascmi-consent-guard:audit';

const capabilitySchema = z.object({
  rest: z.optional(
    z.array(
      z.object({
        resource: z.optional(
          z.array(z.object({ type: z.string(), operation: z.optional(z.array(z.object({ name: z.string() }))) })),
        ),
      }),
    ),
  ),
});

async function isHeld(http: FhirHttp, id: string, signal: AbortSignal): Promise<Result<boolean, Failure>> {
  const params = [
    ['_tag', `${AUDIT_TAG}|${id}`],
    ['_count', '1'],
  ] as const;
  const found = await search(http, { type: 'AuditEvent', params, secrets: [], firstPage: true }, signal);
  if (!found.ok) return found.error.problem === 'unsupported-search' || found.error.status === 403 ? ok(false) : found;
  return ok(
    found.value.matches.some(({ resource }) => {
      const { tag } = (resource['meta'] ?? {}) as { tag?: { system?: string; code?: string }[] };
      return tag?.some(({ system, code }) => system === AUDIT_TAG && code === id) === true;
    }),
  );
}

/**
 * Writes one AuditEvent (BALP `IHE.BasicAudit.AuthZconsent`) back to the registry: by FAST's `$recordDisclosure` where the event rests
 * on a Consent and the server knows the operation, else by a plain create. A retry looks first whether the earlier attempt arrived.
 *
 * Residual gap: a server that neither searches by tag nor honours `If-None-Exist`, and whose confirmation was lost, gets the event twice.
 * An audit trail bears a double entry better than a missing one.
 */
export async function recordAudit(
  http: FhirHttp,
  event: object,
  options: AuditOptions,
  signal: AbortSignal,
): Promise<Result<null, Failure>> {
  const { id, isRetry, consent } = options;
  if (isRetry) {
    const held = await isHeld(http, id, signal);
    if (!held.ok) return held;
    if (held.value) return ok(null);
  }
  const meta = (event as { meta?: { tag?: object[] } }).meta;
  const tagged = { ...event, meta: { ...meta, tag: [...(meta?.tag ?? []), { system: AUDIT_TAG, code: id }] } };
  const headers = { 'content-type': 'application/fhir+json', prefer: 'return=minimal' };
  if (consent !== null && (await knowsRecordDisclosure(http, signal))) {
    const parameters = {
      resourceType: 'Parameters',
      parameter: [
        { name: 'disclosure', resource: tagged },
        { name: 'consent', valueReference: { reference: consent } },
      ],
    };
    const url = http.at('AuditEvent/$recordDisclosure');
    const recorded = await http.send({ method: 'POST', url, headers, body: JSON.stringify(parameters) }, signal);
    // Where the operation turns out not to be known, the event itself still can be created.
    if (recorded.ok) return confirmed(recorded.value) ? ok(null) : err({ problem: 'malformed-answer' });
    if (recorded.error.problem !== 'unsupported-search') return recorded;
  }
  const created = await http.send(
    {
      method: 'POST',
      url: http.at('AuditEvent'),
      headers: { ...headers, 'if-none-exist': `_tag=${encodeURIComponent(`${AUDIT_TAG}|${id}`)}` },
      body: JSON.stringify(tagged),
    },
    signal,
  );
  // 412: several match, so it was there.
  if (!created.ok) return created.error.status === 412 ? ok(null) : created;
  return confirmed(created.value) ? ok(null) : err({ problem: 'malformed-answer' });
}

/** A success without the event's address or the event itself came from something before the server. The next attempt looks for it. */
function confirmed({ location, body }: Reply): boolean {
  if (location?.includes('AuditEvent/') === true) return true;
  const type = (body as { resourceType?: unknown } | null)?.resourceType;
  return type === 'AuditEvent' || type === 'Parameters';
}

async function knowsRecordDisclosure(http: FhirHttp, signal: AbortSignal): Promise<boolean> {
  const reply = await http.send({ method: 'GET', url: http.at('metadata') }, signal);
  const capability = capabilitySchema.safeParse(reply.ok ? reply.value.body : null);
  return (
    capability.success &&
    (capability.data.rest ?? []).some(({ resource = [] }) =>
      resource.some(
        ({ type, operation = [] }) =>
          type === 'AuditEvent' && operation.some(({ name }) => /^\$?recordDisclosure$/.test(name)),
      ),
    )
  );
}
