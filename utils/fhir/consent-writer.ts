import {
  ACT_CODE,
  ACT_REASON,
  CONSENT_SCOPE,
  FORM_SYSTEM,
  IDENTIFIER_TYPE,
  labelsOf,
  LOINC,
  PARTICIPATION_TYPE,
  RECIPIENT_KIND_SYSTEM,
  RELEASE_OF_INFORMATION,
  ROLE_CODE,
  SIGNER_SYSTEM,
} from '../ascmi/code-systems';
import { CATEGORIES, type Category } from '../ascmi/categories';
import { ASCMI_FORMS, type AscmiFormCode } from '../ascmi/forms';
import { CIN_SYSTEM, MBI_SYSTEM, NPI_SYSTEM, type Identifier } from '../ascmi/identifiers';
import type { RecipientKind } from '../ascmi/parties';
import type { PurposeCode } from '../ascmi/purposes';
import { err, ok, type Result } from '../ascmi/result';
import { readFhirTime } from './fhir-time';
import type { SignerRole } from './record';
import { createZones } from './zones';

/** System of `Consent.identifier`: filing the same form twice files it once. */
export const CONSENT_SYSTEM = 'urn:ascmi-consent-guard:consent';

export interface ConsentSigner {
  readonly role: 'self' | SignerRole;
  readonly name: string;
}

/** The signed copy. It must accompany every Part 2 disclosure (42 CFR 2.32). */
export interface ConsentCopy {
  readonly contentType: string;
  /** Base64. */
  readonly data: string;
  readonly title?: string;
  readonly language?: string;
}

export interface Party {
  readonly name: string;
  readonly npi?: string;
}

/** A completed form, ready to become a Consent. */
export interface ConsentDraft {
  readonly formId: string;
  readonly form: AscmiFormCode;
  readonly member: { readonly identifiers: readonly Identifier[]; readonly birthDate?: string };
  readonly organization: string;
  readonly choices: Readonly<Partial<Record<Category, 'AGREE' | 'DECLINE'>>>;
  readonly recipients: {
    readonly classes: readonly RecipientKind[];
    readonly named: readonly Party[];
  };
  /** Who must not receive it, whatever else the form says. */
  readonly exclusions?: readonly Party[];
  /** Exchanges that pass records on: each by name, never as a class (42 CFR 2.31(a)(4)(ii)). */
  readonly intermediaries?: readonly Party[];
  readonly purposes: readonly PurposeCode[];
  /** Null: the form was offered and nobody signed. Its denials count all the same; it could permit nothing. */
  readonly signer: ConsentSigner | null;
  /** Signs beside the first: a minor's parent or guardian. */
  readonly coSigner?: ConsentSigner;
  /** ISO 8601 with offset: it is the signer's zone. */
  readonly signedAt: string;
  /** Last day, `YYYY-MM-DD`. */
  readonly expiresOn?: string;
  readonly copy?: ConsentCopy;
}

export interface RevocationDraft extends Pick<
  ConsentDraft,
  'formId' | 'member' | 'organization' | 'signer' | 'coSigner' | 'signedAt' | 'copy'
> {
  readonly form: 'ascmi-revocation';
}

/** A FHIR R4 Consent as a plain object. */
export type ConsentJson = { readonly resourceType: 'Consent' } & Readonly<Record<string, unknown>>;

export type DraftProblem = 'no-identifier' | 'no-choice' | 'no-purpose' | 'signing-time' | 'expiry' | 'form-id';

/**
 * Writes a completed form as a Consent (`contracts` 1). Everything declined is an active record that denies all; some declined is a permit
 * with nested denials. A category of the form that was not asked is neither agreed nor refused: the root then names what was agreed.
 */
export function writeConsent(draft: ConsentDraft): Result<ConsentJson, DraftProblem> {
  const problem = problemOf(draft) ?? choiceProblem(draft);
  if (problem) return err(problem);
  const agreed = chosen(draft, 'AGREE');
  const declined = chosen(draft, 'DECLINE');
  const isWhole = ASCMI_FORMS[draft.form].categories.every((category) => draft.choices[category] !== undefined);
  const period = {
    start: draft.signedAt.slice(0, 10),
    ...(draft.expiresOn === undefined ? {} : { end: draft.expiresOn }),
  };
  if (agreed.length === 0) {
    const labels = isWhole ? {} : { securityLabel: codings(declined) };
    return ok(consent(draft, 'OPTOUT', { type: 'deny', period: { start: period.start }, ...labels }));
  }
  const actors = actorsOf(draft);
  const { exclusions = [] } = draft;
  const denials = [
    ...(declined.length === 0 ? [] : [{ type: 'deny', securityLabel: codings(declined) }]),
    ...(exclusions.length === 0 ? [] : [{ type: 'deny', actor: exclusions.map(namedActor) }]),
  ];
  const provision = {
    type: 'permit',
    period,
    ...(actors.length === 0 ? {} : { actor: actors }),
    ...(isWhole ? {} : { securityLabel: codings(agreed) }),
    purpose: draft.purposes.map((code) => ({ system: ACT_REASON, code })),
    ...(denials.length === 0 ? {} : { provision: denials }),
  };
  return ok(consent(draft, denials.length > 0 || !isWhole ? 'OPTINR' : 'OPTIN', provision));
}

/** Writes the revocation form: every agreement becomes "do not share" from its date on. */
export function writeRevocation(draft: RevocationDraft): Result<ConsentJson, DraftProblem> {
  const problem = problemOf(draft);
  if (problem) return err(problem);
  return ok(consent(draft, 'OPTOUT', { type: 'deny', period: { start: draft.signedAt.slice(0, 10) } }));
}

/** The record that a revocation takes back, as it is to be stored from then on. */
export function withdrawn(resource: ConsentJson): ConsentJson {
  return { ...resource, status: 'inactive' };
}

function problemOf(draft: RevocationDraft | ConsentDraft): DraftProblem | null {
  if (draft.formId === '') return 'form-id';
  if (draft.member.identifiers.length === 0) return 'no-identifier';
  const signed = readFhirTime(draft.signedAt, 0, createZones());
  return signed?.offset === undefined ? 'signing-time' : null;
}

function choiceProblem(draft: ConsentDraft): DraftProblem | null {
  if (chosen(draft, 'AGREE').length + chosen(draft, 'DECLINE').length === 0) return 'no-choice';
  if (chosen(draft, 'AGREE').length > 0 && draft.purposes.length === 0) return 'no-purpose';
  if (draft.expiresOn === undefined) return null;
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(draft.expiresOn) && readFhirTime(draft.expiresOn, 0, createZones());
  return isDay && draft.expiresOn >= draft.signedAt.slice(0, 10) ? null : 'expiry';
}

function chosen({ choices }: ConsentDraft, choice: 'AGREE' | 'DECLINE'): readonly Category[] {
  return CATEGORIES.filter((category) => choices[category] === choice);
}

interface Coding {
  readonly system: string;
  readonly code: string;
}

function codings(categories: readonly Category[]): readonly Coding[] {
  const list = categories.flatMap((category) => labelsOf(category));
  const isAllSud = categories.includes('SUD_P2') && categories.includes('SUD_OTHER');
  // Where both kinds of SUD records are meant, HL7's own code says it to every reader.
  return isAllSud ? [{ system: ACT_CODE, code: 'SUD' }, ...list] : list;
}

function consent(
  draft: ConsentDraft | RevocationDraft,
  policyRule: 'OPTIN' | 'OPTINR' | 'OPTOUT',
  provision: Readonly<Record<string, unknown>>,
): ConsentJson {
  const signers = [draft.signer, draft.coSigner ?? null].filter((one) => one !== null).map(signerOf);
  const [first] = draft.member.identifiers;
  const { birthDate } = draft.member;
  return {
    resourceType: 'Consent',
    contained: [
      {
        resourceType: 'Patient',
        id: 'member',
        identifier: draft.member.identifiers.map(identifierJson),
        ...(birthDate === undefined ? {} : { birthDate }),
      },
      ...signers.flatMap(({ contained }) => contained),
    ],
    identifier: [{ system: CONSENT_SYSTEM, value: draft.formId }],
    status: 'active',
    scope: { coding: [{ system: CONSENT_SCOPE, code: 'patient-privacy' }] },
    category: [
      { coding: [{ system: LOINC, code: RELEASE_OF_INFORMATION }] },
      { coding: [{ system: FORM_SYSTEM, code: draft.form }] },
    ],
    patient: {
      reference: '#member',
      type: 'Patient',
      ...(first ? { identifier: identifierJson(first) } : {}),
    },
    dateTime: draft.signedAt,
    ...(signers.length > 0 ? { performer: signers.map(({ performer }) => performer) } : {}),
    ...(draft.organization === '' ? {} : { organization: [{ display: draft.organization }] }),
    ...(draft.copy === undefined ? {} : { sourceAttachment: draft.copy }),
    policyRule: { coding: [{ system: ACT_CODE, code: policyRule }] },
    provision,
  };
}

function identifierJson({ system, value }: Identifier): object {
  const code = system === CIN_SYSTEM ? 'MA' : system === MBI_SYSTEM ? 'MC' : 'MR';
  return { type: { coding: [{ system: IDENTIFIER_TYPE, code }] }, system, value };
}

function signerOf(signer: ConsentSigner, index: number): { contained: readonly object[]; performer: object } {
  if (signer.role === 'self') {
    return { contained: [], performer: { reference: '#member', type: 'Patient', display: 'self' } };
  }
  const system = signer.role === 'CONSERVATOR' ? SIGNER_SYSTEM : ROLE_CODE;
  const id = index === 0 ? 'signer' : `signer-${index + 1}`;
  const related = {
    resourceType: 'RelatedPerson',
    id,
    patient: { reference: '#member' },
    relationship: [{ coding: [{ system, code: signer.role }] }],
    ...(signer.name === '' ? {} : { name: [{ text: signer.name }] }),
  };
  return { contained: [related], performer: { reference: `#${id}`, type: 'RelatedPerson' } };
}

/**
 * R4 asks every actor for a reference: a class carries its name as display. A party without an NPI is named, but cannot be matched: as a
 * recipient it opens nothing, as an exclusion it may be anybody, so that every share is asked about.
 */
function actorsOf({ recipients, intermediaries = [] }: ConsentDraft): readonly object[] {
  return [
    ...recipients.classes.map((code) => ({
      role: { coding: [{ system: RECIPIENT_KIND_SYSTEM, code }] },
      reference: { display: code },
    })),
    ...[...recipients.named, ...intermediaries].map(namedActor),
  ];
}

function namedActor({ name, npi }: Party): object {
  return {
    role: { coding: [{ system: PARTICIPATION_TYPE, code: 'IRCP' }] },
    reference: {
      ...(npi === undefined ? {} : { identifier: { system: NPI_SYSTEM, value: npi } }),
      display: name,
    },
  };
}
