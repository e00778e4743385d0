import * as z from 'zod/mini';
import type { Identifier } from '../ascmi/identifiers';
import { err, ok, type Result } from '../ascmi/result';
import {
  authorizerOf,
  createFhirHttp,
  parseBaseUrl,
  type Failure,
  type FhirHttp,
  type HttpOptions,
  type StaticAuth,
} from './fhir-http';
import { askable, toRegistry, type IdentifierSystems } from './identifier-map';
import type { LookupAnswer, Registry } from './registry';
import type { ConsentResource } from './resources';

export interface CdsHooksOptions extends Omit<HttpOptions, 'authorize'> {
  readonly auth: StaticAuth | HttpOptions['authorize'];
  readonly identifierSystems?: IdentifierSystems;
  readonly newId: () => string;
  /** On whose behalf the service is asked; its permit covers this recipient and nobody else. */
  readonly actor?: Identifier;
  /** The form that the service's consents are, where the operator knows: it decides which categories a permit speaks about. */
  readonly form?: 'ascmi-ab133' | 'ascmi-non-ab133';
}

const SERVICE = 'cds-services/patient-consent-consult';
const SCOPE = 'http://terminology.hl7.org/CodeSystem/consentscope';
const ACT_REASON = 'http://terminology.hl7.org/CodeSystem/v3-ActReason';
/** One question for each purpose that an ASCMI form has: a decision service answers for one purpose at a time. */
const PURPOSES = ['TREAT', 'HPAYMT', 'HOPERAT', 'COC'] as const;

const coding = z.object({ system: z.optional(z.string()), code: z.string() });
const answerSchema = z.object({
  cards: z.array(
    z.object({
      extension: z.object({
        decision: z.enum(['CONSENT_PERMIT', 'CONSENT_DENY', 'NO_CONSENT']),
        basedOn: z.optional(z.union([z.string(), z.object({ reference: z.string() })])),
        obligations: z.optional(
          z.array(z.object({ id: coding, parameters: z.optional(z.object({ codes: z.optional(z.array(coding)) })) })),
        ),
      }),
    }),
  ),
});
const discoverySchema = z.object({ services: z.array(z.object({ id: z.string() })) });
type Verdict = z.infer<typeof answerSchema>['cards'][number]['extension'];

/**
 * A verdict as the Consent that it stands for, so that one engine weighs every registry. A permit: root permit for this purpose and this
 * recipient, with a nested denial for what the service wants redacted. A denial: root deny for this purpose. Unless `form` says which form
 * stands behind it, a permit names no sensitive category and opens none.
 *
 * `dateTime` is the time of the answer and the signer is the patient: that the form was valid and signed is the service's judgement.
 * An obligation that we do not know makes the permit unusable, since it may narrow it.
 */
export function consentOf(
  verdict: Verdict,
  purpose: string,
  member: Identifier,
  options: Pick<CdsHooksOptions, 'actor' | 'form'>,
  at: string,
): ConsentResource | null {
  if (verdict.decision === 'NO_CONSENT') return null;
  const permit = verdict.decision === 'CONSENT_PERMIT';
  const obligations = verdict.obligations ?? [];
  const redact = obligations
    .filter(({ id }) => id.code === 'REDACT')
    .flatMap(({ parameters }) => parameters?.codes ?? []);
  const unknown = obligations.some(
    ({ id, parameters }) => id.code !== 'REDACT' || (parameters?.codes ?? []).length === 0,
  );
  const basedOn = typeof verdict.basedOn === 'string' ? verdict.basedOn : verdict.basedOn?.reference;
  return {
    resourceType: 'Consent',
    id: `decision-${purpose.toLowerCase()}`,
    status: permit && unknown ? 'draft' : 'active',
    scope: { coding: [{ system: SCOPE, code: 'patient-privacy' }] },
    category: [
      { coding: [{ system: 'http://loinc.org', code: '64292-6' }] },
      ...(options.form === undefined
        ? []
        : [{ coding: [{ system: 'urn:ascmi-consent-guard:form', code: options.form }] }]),
    ],
    patient: { identifier: member },
    dateTime: at,
    performer: [{ display: 'self' }],
    ...(basedOn === undefined ? {} : { sourceReference: { reference: basedOn } }),
    provision: {
      type: permit ? 'permit' : 'deny',
      purpose: [{ system: ACT_REASON, code: purpose }],
      ...(permit && options.actor
        ? {
            actor: [
              {
                role: {
                  coding: [{ system: 'http://terminology.hl7.org/CodeSystem/v3-ParticipationType', code: 'IRCP' }],
                },
                reference: { identifier: options.actor },
              },
            ],
          }
        : {}),
      ...(redact.length === 0 ? {} : { provision: [{ type: 'deny', securityLabel: redact }] }),
    },
  };
}

/** A decision service of the LEAP kind, shaped like CDS Hooks (`patient-consent-consult`). Read only: it files nothing. */
export function createCdsHooksRegistry(options: CdsHooksOptions): Registry {
  const { now, identifierSystems: systems = {} } = options;
  const base = parseBaseUrl(options.baseUrl);
  const authorize = typeof options.auth === 'function' ? options.auth : authorizerOf(options.auth);
  const http = base === null ? null : createFhirHttp(base, { ...options, authorize });
  const unavailable = ({ problem, retryAtMs }: Failure): LookupAnswer => ({
    outcome: 'UNAVAILABLE',
    records: [],
    checkedAtMs: now(),
    problem,
    ...(retryAtMs === undefined ? {} : { retryAtMs }),
  });

  async function consult(
    at: FhirHttp,
    asked: readonly Identifier[],
    purpose: string,
    signal: AbortSignal,
  ): Promise<Result<Verdict, Failure>> {
    const body = {
      hook: 'patient-consent-consult',
      hookInstance: options.newId(),
      context: {
        patientId: asked,
        ...(options.actor ? { actor: [options.actor] } : {}),
        purposeOfUse: [purpose],
        category: [{ system: SCOPE, code: 'patient-privacy' }],
      },
    };
    const headers = { 'content-type': 'application/json', accept: 'application/json' };
    const reply = await at.send({ method: 'POST', url: at.at(SERVICE), headers, body: JSON.stringify(body) }, signal);
    if (!reply.ok) return reply;
    const answer = answerSchema.safeParse(reply.value.body);
    const [card, ...more] = answer.success ? answer.data.cards : [];
    // No card is not "no consent", and two cards do not say which counts.
    return card && more.length === 0 ? ok(card.extension) : err({ problem: 'malformed-answer' });
  }

  return {
    kind: 'cds-hooks',
    async lookup(identifiers, signal) {
      signal.throwIfAborted();
      if (!http) return unavailable({ problem: 'not-configured' });
      const asked = askable(identifiers, systems);
      const [member] = asked;
      if (!member) return unavailable({ problem: 'unsupported-search' });
      const named = asked.map((one) => toRegistry(systems, one));
      const verdicts = await Promise.all(PURPOSES.map((purpose) => consult(http, named, purpose, signal)));
      const checkedAtMs = now();
      const records: ConsentResource[] = [];
      for (const [index, verdict] of verdicts.entries()) {
        // One purpose that could not be asked may be the one that was refused.
        if (!verdict.ok) return unavailable(verdict.error);
        const record = consentOf(
          verdict.value,
          PURPOSES[index] ?? '',
          member,
          options,
          new Date(checkedAtMs).toISOString(),
        );
        if (record) records.push(record);
      }
      return records.length === 0
        ? { outcome: 'NONE_ON_FILE', records: [], checkedAtMs }
        : { outcome: 'FOUND', records, checkedAtMs };
    },
    file: () => Promise.resolve(err('unsupported-search')),
    async check(signal) {
      if (!http) return err('not-configured');
      const reply = await http.send(
        { method: 'GET', url: http.at('cds-services'), headers: { accept: 'application/json' } },
        signal,
      );
      if (!reply.ok) return err(reply.error.problem);
      const services = discoverySchema.safeParse(reply.value.body);
      if (!services.success) return err('malformed-answer');
      const known = services.data.services.some(({ id }) => id === 'patient-consent-consult');
      return known ? ok({ summary: 'Offers patient-consent-consult.' }) : err('unsupported-search');
    },
  };
}
