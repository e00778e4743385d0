import * as z from 'zod/mini';
import { FORM_SYSTEM } from '../ascmi/code-systems';
import type { Identifier } from '../ascmi/identifiers';
import type { ConsentResource } from './resources';

export const CONSENT_SCOPE = 'http://terminology.hl7.org/CodeSystem/consentscope';
const ACT_REASON = 'http://terminology.hl7.org/CodeSystem/v3-ActReason';
const PARTICIPATION = 'http://terminology.hl7.org/CodeSystem/v3-ParticipationType';

const coding = z.object({ system: z.optional(z.string()), code: z.string() });
const identifier = z.object({ system: z.optional(z.string()), value: z.optional(z.string()) });

/** What a service of the LEAP kind answers to `patient-consent-consult`. */
export const answerSchema = z.object({
  cards: z.array(
    z.object({
      extension: z.object({
        decision: z.enum(['CONSENT_PERMIT', 'CONSENT_DENY', 'NO_CONSENT']),
        basedOn: z.optional(z.union([z.string(), z.object({ reference: z.string() })])),
        obligations: z.optional(
          z.array(z.object({ id: coding, parameters: z.optional(z.object({ codes: z.optional(z.array(coding)) })) })),
        ),
        /** Not part of LEAP's answer. A service that repeats whom it answered about is held to it. */
        patientId: z.optional(z.array(identifier)),
      }),
    }),
  ),
});
export type Verdict = z.infer<typeof answerSchema>['cards'][number]['extension'];

/** One question that was asked, and what the operator says of the service. */
export interface Question {
  readonly member: Identifier;
  /** v3-ActReason. */
  readonly purpose: string;
  /** On whose behalf the service was asked; its verdict counts for this recipient and nobody else. Absent: for whom the form names. */
  readonly actor?: Identifier | undefined;
  /** The form that the service's consents are, where the operator knows: it decides which categories a permit speaks about. */
  readonly form?: 'ascmi-ab133' | 'ascmi-non-ab133' | undefined;
}

/** False where the service names somebody else than the member asked about. */
export function isAboutMember({ patientId }: Verdict, asked: readonly Identifier[]): boolean {
  return (
    patientId === undefined ||
    (patientId.length > 0 &&
      patientId.every(({ system, value }) => asked.some((one) => one.system === system && one.value === value)))
  );
}

/**
 * A verdict as the Consent that it stands for, so that one engine weighs every registry. A permit: root permit for this purpose and this
 * recipient, with a nested denial for what the service wants redacted. A denial: root deny for this purpose. Unless `form` says which form
 * stands behind it, a permit names no sensitive category and opens none.
 *
 * `at` (ISO 8601) is the time of the answer and the signer is the patient: that the form was valid and signed is the service's judgement.
 * An obligation that we do not know makes the permit unusable, since it may narrow it.
 */
export function consentOf(verdict: Verdict, { member, purpose, actor, form }: Question, at: string): ConsentResource {
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
    id: ['decision', purpose.toLowerCase(), ...(actor ? [actor.value] : [])].join('-'),
    status: permit && unknown ? 'draft' : 'active',
    scope: { coding: [{ system: CONSENT_SCOPE, code: 'patient-privacy' }] },
    category: [
      { coding: [{ system: 'http://loinc.org', code: '64292-6' }] },
      ...(form === undefined ? [] : [{ coding: [{ system: FORM_SYSTEM, code: form }] }]),
    ],
    patient: { identifier: member },
    dateTime: at,
    performer: [{ display: 'self' }],
    ...(basedOn === undefined ? {} : { sourceReference: { reference: basedOn } }),
    provision: {
      type: permit ? 'permit' : 'deny',
      purpose: [{ system: ACT_REASON, code: purpose }],
      ...(actor ? { actor: [recipientActor(actor)] } : {}),
      ...(permit && redact.length > 0 ? { provision: [{ type: 'deny', securityLabel: redact }] } : {}),
    },
  };
}

const recipientActor = (identifier: Identifier) => ({
  role: { coding: [{ system: PARTICIPATION, code: 'IRCP' }] },
  reference: { identifier },
});

/** One purpose, asked about each of the recipients: a denial of every one of them is a denial of everybody. */
export function consentsOf(
  verdicts: readonly Verdict[],
  questions: readonly Question[],
  at: string,
): readonly ConsentResource[] {
  const [first] = verdicts;
  const [question] = questions;
  if (first && question && verdicts.every(({ decision }) => decision === 'CONSENT_DENY'))
    return [consentOf(first, { ...question, actor: undefined }, at)];
  return verdicts.flatMap((verdict, index) => {
    const asked = questions[index];
    return asked && verdict.decision !== 'NO_CONSENT' ? [consentOf(verdict, asked, at)] : [];
  });
}
