import { LOINC, RELEASE_OF_INFORMATION } from '../ascmi/code-systems';
import type { Identifier } from '../ascmi/identifiers';
import { CONSENT_SYSTEM, type ConsentJson, type ConsentSigner } from './consent-writer';

/** Systems of the identifiers by which a filing is filed once. Provenance has no identifier in R4 and is known by a tag. */
export const DOCUMENT_SYSTEM = 'urn:ascmi-consent-guard:document';
export const RESPONSE_SYSTEM = 'urn:ascmi-consent-guard:response';
export const PROVENANCE_TAG = 'urn:ascmi-consent-guard:provenance';
/** System of `Provenance.entity.what.identifier`: SHA-256, hex, of exactly what the signer was shown. */
export const SHOWN_TEXT_SYSTEM = 'urn:ascmi-consent-guard:shown-text-sha256';
const SIGNATURE_TYPES = 'urn:iso-astm:E1762-95:2013';
/** ASTM E1762-95: consent signature. */
const CONSENT_SIGNATURE = '1.2.840.10065.1.12.1.7';
const PROVENANCE_AGENT = 'http://terminology.hl7.org/CodeSystem/provenance-participant-type';

export interface Attachment {
  readonly contentType: string;
  /** Base64. */
  readonly data: string;
  readonly title: string;
  readonly language?: string;
}

export interface SignedBy {
  readonly signer: ConsentSigner;
  /** The mark itself: a drawn image, or the typed name. Null: it was spoken, or is on paper. */
  readonly mark: Pick<Attachment, 'contentType' | 'data'> | null;
}

export interface FilingDraft {
  readonly formId: string;
  readonly consent: ConsentJson;
  readonly member: Identifier;
  /** Whoever signed; nobody where the form was offered and not signed. */
  readonly signers: readonly SignedBy[];
  /** ISO 8601 with offset. */
  readonly signedAt: string;
  readonly shownTextSha256: string;
  /** The signed copy first: a PDF, the text, a drawn signature. */
  readonly copies: readonly Attachment[];
  /** Canonical address of the Questionnaire, and what was answered. */
  readonly questionnaire: string;
  readonly answers: readonly object[];
}

/** A FHIR R4 transaction Bundle as a plain object. */
export interface FilingBundle {
  readonly resourceType: 'Bundle';
  readonly type: 'transaction';
  readonly entry: readonly {
    readonly fullUrl: string;
    readonly resource: Readonly<Record<string, unknown>>;
    readonly request: { readonly method: 'POST'; readonly url: string; readonly ifNoneExist: string };
  }[];
}

/**
 * A signed form as one transaction: the Consent, the document that was signed, the answers, and who signed what. Every entry is created
 * on condition that it is not there yet, so that a filing whose confirmation was lost can be sent again.
 */
export function writeFiling(draft: FilingDraft): FilingBundle {
  const { formId, signedAt } = draft;
  const [consentUrl, documentUrl, responseUrl, provenanceUrl] = [0, 1, 2, 3].map((index) => entryUrl(formId, index));
  const subject = { type: 'Patient', identifier: draft.member };
  const document = {
    resourceType: 'DocumentReference',
    masterIdentifier: { system: DOCUMENT_SYSTEM, value: formId },
    identifier: [{ system: DOCUMENT_SYSTEM, value: formId }],
    status: 'current',
    docStatus: 'final',
    type: { coding: [{ system: LOINC, code: RELEASE_OF_INFORMATION }] },
    subject,
    date: signedAt,
    content: draft.copies.map((attachment) => ({ attachment: { ...attachment, creation: signedAt } })),
    context: { related: [{ reference: consentUrl }] },
  };
  const response = {
    resourceType: 'QuestionnaireResponse',
    identifier: { system: RESPONSE_SYSTEM, value: formId },
    questionnaire: draft.questionnaire,
    status: 'completed',
    subject,
    authored: signedAt,
    item: draft.answers,
  };
  const hasCopy = draft.copies.length > 0;
  const consent = { ...draft.consent, ...(hasCopy ? { sourceReference: { reference: documentUrl } } : {}) };
  const targets = [consentUrl, ...(hasCopy ? [documentUrl] : []), responseUrl];
  return {
    resourceType: 'Bundle',
    type: 'transaction',
    entry: [
      entry(consentUrl, consent, `identifier=${token(CONSENT_SYSTEM, formId)}`),
      ...(hasCopy ? [entry(documentUrl, document, `identifier=${token(DOCUMENT_SYSTEM, formId)}`)] : []),
      entry(responseUrl, response, `identifier=${token(RESPONSE_SYSTEM, formId)}`),
      entry(provenanceUrl, provenanceOf(draft, targets), `_tag=${token(PROVENANCE_TAG, formId)}`),
    ],
  };
}

const token = (system: string, value: string): string => encodeURIComponent(`${system}|${value}`);

function entry(
  fullUrl = '',
  resource: { readonly resourceType: string } & Readonly<Record<string, unknown>>,
  ifNoneExist: string,
): FilingBundle['entry'][number] {
  return { fullUrl, resource, request: { method: 'POST', url: resource.resourceType, ifNoneExist } };
}

function provenanceOf(draft: FilingDraft, targets: readonly (string | undefined)[]) {
  const { signers, signedAt, shownTextSha256, formId } = draft;
  const whoOf = ({ role, name }: ConsentSigner) =>
    role === 'self' ? { type: 'Patient', identifier: draft.member } : { type: 'RelatedPerson', display: name };
  const signatures = signers.flatMap(({ signer, mark }) =>
    mark === null
      ? []
      : [
          {
            type: [{ system: SIGNATURE_TYPES, code: CONSENT_SIGNATURE, display: 'Consent Signature' }],
            when: signedAt,
            who: whoOf(signer),
            sigFormat: mark.contentType,
            data: mark.data,
          },
        ],
  );
  // R4 demands an agent; of a form that nobody signed it is the member, to whom it was offered.
  const agents: readonly ConsentSigner[] = signers.length > 0 ? signers.map(({ signer }) => signer) : [OFFERED];
  return {
    resourceType: 'Provenance',
    meta: { tag: [{ system: PROVENANCE_TAG, code: formId }] },
    target: targets.map((reference) => ({ reference })),
    occurredDateTime: signedAt,
    recorded: signedAt,
    agent: agents.map((signer) => ({
      type: { coding: [{ system: PROVENANCE_AGENT, code: signers.length > 0 ? 'author' : 'informant' }] },
      who: whoOf(signer),
    })),
    entity: [{ role: 'source', what: { identifier: { system: SHOWN_TEXT_SYSTEM, value: shownTextSha256 } } }],
    ...(signatures.length > 0 ? { signature: signatures } : {}),
  };
}

const OFFERED: ConsentSigner = { role: 'self', name: '' };
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** The same form gives the same addresses, so that filing it again changes nothing. Form ids are random UUIDs. */
function entryUrl(formId: string, index: number): string {
  if (UUID.test(formId)) return `urn:uuid:${formId.slice(0, -1).toLowerCase()}${index}`;
  const hex = Array.from(new TextEncoder().encode(formId), (byte) => byte.toString(16)).join('');
  return `urn:uuid:00000000-0000-4000-8000-${hex.slice(-11).padStart(11, '0')}${index}`;
}
