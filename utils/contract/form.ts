import type { Category } from '../ascmi/categories';
import type { FormDocument } from '../forms/model';
import type { Identifier, IdentifierKind } from '../ascmi/identifiers';
import type { RecipientKind, Tristate } from '../ascmi/parties';
import type { PurposeCode } from '../ascmi/purposes';
import type { FormLanguage } from './form-language';
import type { BannerView } from './views';

export type AscmiForm = 'ascmi-ab133' | 'ascmi-non-ab133';

/** An identifier taken over from the portal. It is shown in clear on the form: the person at the desk must be able to check it. */
export interface FormIdentifier extends Identifier {
  readonly kind: IdentifierKind;
  /** Where it was read: `Medi-Cal ID on portal.example`. Empty when typed in. */
  readonly source: string;
}

/** What the form page starts from. Asked for by form id; the page's address holds nothing about the member. */
export interface FormStart {
  readonly formId: string;
  readonly identifiers: readonly FormIdentifier[];
  readonly name: string;
  /** `YYYY-MM-DD`, or empty. */
  readonly birthDate: string;
  /** Where name and birth date were read: the portal's host. Missing where nothing was. */
  readonly personSource?: string;
  readonly mediCal: Tristate;
  readonly organization: string;
  /** Consent on file, where the registry has answered. */
  readonly existing: BannerView | null;
  /** FHIR Questionnaires that an administrator loaded; each stands in for the shipped one of its document. */
  readonly questionnaires?: readonly unknown[];
}

/** A person or organization by name; with an NPI it can be recognised when something is sent. */
export interface FormParty {
  readonly name: string;
  readonly npi?: string;
}

/** A line of the recipients' directory that fits what was typed. */
export interface PartyHit extends FormParty {
  readonly kind: RecipientKind;
}

export type SignerRole = 'self' | 'GUARD' | 'PRN' | 'HPOWATT' | 'RESPRSN' | 'CONSERVATOR';

/**
 * `image` is a PNG as a data URL, drawn on a white ground. `none`: nobody signed in this browser, because the choice was spoken
 * (`telephonic`), signed on paper (`paper`), or the signature was refused (`refusal`). `at`: ISO 8601 with offset, when it was given.
 */
export type FormSignature = (
  | { readonly method: 'typed'; readonly text: string }
  | { readonly method: 'drawn'; readonly image: string }
  | { readonly method: 'none' }
) & { readonly at?: string };

/** Whoever signs for the member or beside them, and the paper that shows their authority. */
export interface FormSigner {
  readonly role: SignerRole;
  readonly name: string;
  readonly authority?: string;
  /** The paper that staff saw: `Letters of conservatorship, case 0000, seen today`. */
  readonly documentSeen?: string;
}

/** A completed form. The background builds the FHIR Consent from it and files it. */
export interface FormResult {
  /** Also the base of `Consent.identifier`: filing twice files once. */
  readonly formId: string;
  readonly form: FormDocument;
  /** Which text was shown: the Questionnaire's canonical address, `url|version`. */
  readonly definition: string;
  /** What the client read and signed; English stood beside it. */
  readonly language: FormLanguage;
  readonly member: {
    readonly identifiers: readonly Identifier[];
    readonly name: string;
    readonly birthDate?: string;
    readonly mediCal: boolean;
  };
  readonly organization: string;
  /** By the `linkId` of each question of the Questionnaire. */
  readonly answers?: Readonly<Record<string, 'AGREE' | 'DECLINE'>>;
  /** A choice for every category that was asked; none in a revocation. */
  readonly choices: Readonly<Partial<Record<Category, 'AGREE' | 'DECLINE'>>>;
  /** Classes and named parties that may receive; both empty only where everything is declined. */
  readonly recipients: {
    readonly classes: readonly RecipientKind[];
    readonly named: readonly FormParty[];
  };
  /** Who must not receive it, whatever the classes say. */
  readonly exclusions?: readonly FormParty[];
  /** Information exchanges that pass records on (42 CFR 2.31(a)(4)(ii)). */
  readonly intermediaries?: readonly FormParty[];
  /** References of the records that a revocation takes back: `Consent/c-2/_history/3`. */
  readonly revokes?: readonly string[];
  readonly purposes: readonly PurposeCode[];
  readonly signer: FormSigner;
  readonly signature: FormSignature;
  /** The second signature, where minor and parent both sign (42 CFR 2.14). */
  readonly coSigner?: FormSigner & { readonly signature: FormSignature };
  readonly interpreter?: { readonly name: string; readonly language: string };
  /** The staff member who saw the signing, or the refusal. */
  readonly witness?: { readonly name: string };
  /** Spoken on the telephone, and who heard it. */
  readonly telephonic?: { readonly heardBy: string };
  /** The form was offered and not signed; every choice is then DECLINE. */
  readonly refusal?: { readonly reason: string };
  /** Signed on paper: the scan as a data URL (PDF, PNG or JPEG). */
  readonly paper?: { readonly scan: string };
  /** ISO 8601 with offset. */
  readonly signedAt: string;
  /** Last day, `YYYY-MM-DD`. Absent: no stated end. */
  readonly expiresOn?: string;
  /** The text itself, as it was shown; the signed copy where no PDF was made. */
  readonly shownText?: string;
  /** SHA-256, hex, over the text that the signer was shown in the review step. */
  readonly shownTextSha256: string;
  /** The signed form on paper, base64. */
  readonly copy?: { readonly contentType: 'application/pdf'; readonly data: string };
}

/**
 * `queued`: signed and kept, but the registry has not taken it yet; it is sent again by itself. `problem` is a RegistryProblem code, or
 * `invalid` where the result could not become a Consent.
 */
export type FilingResult =
  | ({ readonly ok: true; readonly reference: string; readonly queued?: true } & FiledRecords)
  | { readonly ok: false; readonly problem: string };

/** What a filing consists of, for the person who has to answer for it. */
export interface FiledRecords {
  /** Resource types, the Consent first. */
  readonly parts: readonly FiledPart[];
  /** Earlier ASCMI forms in force, `Consent/c-2`: a revocation sets them inactive, another form stands over them. */
  readonly earlier: readonly string[];
}
export const FILED_PARTS = ['Consent', 'QuestionnaireResponse', 'DocumentReference', 'Provenance'] as const;
export type FiledPart = (typeof FILED_PARTS)[number];
