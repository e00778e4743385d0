import * as z from 'zod/mini';
import { err, ok, type Result } from '../ascmi/result';
import { existingConsent, fileConsent, patientFor, referenceOf, withPatient } from './fhir-file';
import type { Failure, FhirHttp } from './fhir-http';
import { selfContained, withReferences, type Companion, type FilingParts } from './filing-parts';
import { completeIdentifiers, tokenOf } from './person';
import { withoutVersion } from './resources';
import { search } from './search';

const responseSchema = z.object({
  resourceType: z.literal('Bundle'),
  entry: z.array(z.object({ response: z.object({ status: z.string(), location: z.optional(z.string()) }) })),
});
const FHIR = { 'content-type': 'application/fhir+json' };

/** The server takes no such thing from us, whatever the content: another way may work. */
const isRefused = ({ problem, status }: Failure): boolean => problem === 'unsupported-search' || status === 403;

/**
 * Files a signed form as one transaction: all of it or nothing. A server that takes no transactions gets the parts one by one, the Consent
 * first and complete by itself, since it is what decides. Every create is conditional, so that any of this can be done again.
 */
export async function fileTransaction(
  http: FhirHttp,
  filing: FilingParts,
  signal: AbortSignal,
): Promise<Result<{ reference: string }, Failure>> {
  const [identifier] = completeIdentifiers(filing.consent.identifier);
  if (!identifier) return err({ problem: 'malformed-answer' });
  const before = await existingConsent(http, tokenOf(identifier), signal);
  if (!before.ok) return before;
  // There already: an earlier attempt went through, or was stopped half-way on a server without transactions.
  if (before.value) return complete(http, filing, referenceOf(before.value), signal);
  const patientId = await patientFor(http, filing.consent, signal);
  if (!patientId.ok) return patientId;
  const consent = withPatient(filing.consent, patientId.value);
  const sent = await send(http, { ...filing, consent }, signal);
  if (sent.ok) return sent;
  if (isRefused(sent.error)) {
    const filed = await fileConsent(http, selfContained(filing), signal);
    return filed.ok ? complete(http, filing, filed.value.reference, signal) : filed;
  }
  // Answered without saying where, or refused because it is there (412): the record itself is the proof.
  const after = await existingConsent(http, tokenOf(identifier), signal);
  return after.ok && after.value ? ok({ reference: referenceOf(after.value) }) : sent;
}

async function send(
  http: FhirHttp,
  { consent, fullUrl, companions }: FilingParts,
  signal: AbortSignal,
): Promise<Result<{ reference: string }, Failure>> {
  const [identifier] = completeIdentifiers(consent.identifier);
  const entries = [
    {
      fullUrl: fullUrl ?? '',
      resource: withoutId(consent),
      ifNoneExist: `identifier=${encodeURIComponent(identifier ? tokenOf(identifier) : '')}`,
    },
    ...companions,
  ];
  const bundle = {
    resourceType: 'Bundle',
    type: 'transaction',
    entry: entries.map(({ fullUrl: address, resource, ifNoneExist }) => ({
      fullUrl: address,
      resource,
      request: { method: 'POST', url: (resource as { resourceType: string }).resourceType, ifNoneExist },
    })),
  };
  // The base itself, without the slash at its end: some servers route the two differently.
  const url = new URL(http.base.href.replace(/\/$/, ''));
  const reply = await http.send({ method: 'POST', url, headers: FHIR, body: JSON.stringify(bundle) }, signal);
  if (!reply.ok) return reply;
  const answer = responseSchema.safeParse(reply.value.body);
  if (!answer.success) return err({ problem: 'malformed-answer' });
  const failed = answer.data.entry.find(({ response }) => !response.status.startsWith('2'));
  if (failed) return err({ problem: /^(409|412)/.test(failed.response.status) ? 'conflict' : 'unsupported-search' });
  const reference = referenceIn(answer.data.entry[0]?.response.location, 'Consent');
  return reference === null ? err({ problem: 'malformed-answer' }) : ok({ reference });
}

/** The parts beside the Consent, each created unless it is there. One that the server has no place for is left out. */
async function complete(
  http: FhirHttp,
  { fullUrl, companions }: FilingParts,
  reference: string,
  signal: AbortSignal,
): Promise<Result<{ reference: string }, Failure>> {
  const references = new Map<string, string>();
  if (fullUrl !== null) references.set(fullUrl, withoutVersion(reference));
  for (const companion of companions) {
    const placed = await place(http, companion, references, signal);
    if (placed.ok) references.set(companion.fullUrl, placed.value);
    else if (!isRefused(placed.error)) return placed;
  }
  return ok({ reference });
}

async function place(
  http: FhirHttp,
  { resource, ifNoneExist }: Companion,
  references: ReadonlyMap<string, string>,
  signal: AbortSignal,
): Promise<Result<string, Failure>> {
  const { resourceType } = resource;
  const [name = '', value = ''] = ifNoneExist.split('=');
  const params = [
    [name, decodeURIComponent(value)],
    ['_count', '1'],
  ] as const;
  const found = await search(http, { type: resourceType, params, secrets: [], firstPage: true }, signal);
  const held = found.ok
    ? found.value.matches.find(({ resource: one }) => one.resourceType === resourceType)
    : undefined;
  if (held && typeof held.resource['id'] === 'string') return ok(`${resourceType}/${held.resource['id']}`);
  if (!found.ok && !isRefused(found.error)) return found;
  const body = withReferences(withoutDangling(resource, references), references);
  const headers = { ...FHIR, 'if-none-exist': ifNoneExist };
  const created = await http.send(
    { method: 'POST', url: http.at(resourceType), headers, body: JSON.stringify(body) },
    signal,
  );
  if (!created.ok) return created;
  const { location, body: answer } = created.value;
  const id = (answer as { id?: unknown } | null)?.id;
  const reference = typeof id === 'string' ? `${resourceType}/${id}` : referenceIn(location, resourceType);
  return reference === null ? err({ problem: 'malformed-answer' }) : ok(withoutVersion(reference));
}

/** What was signed, without the parts that this server has no place for. */
function withoutDangling(resource: Companion['resource'], references: ReadonlyMap<string, string>) {
  const target = resource['target'] as readonly { readonly reference?: string }[] | undefined;
  return target === undefined
    ? resource
    : { ...resource, target: target.filter((one) => references.has(one.reference ?? '')) };
}

function withoutId(consent: FilingParts['consent']): object {
  return Object.fromEntries(Object.entries(consent).filter(([name]) => name !== 'id' && name !== 'meta'));
}

function referenceIn(location: string | null | undefined, type: string): string | null {
  return new RegExp(`${type}/[A-Za-z0-9\\-.]{1,64}(?:/_history/[^/?#]+)?`).exec(location ?? '')?.[0] ?? null;
}
