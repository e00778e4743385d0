import type { Category } from '../ascmi/categories';
import type { AscmiFormCode } from '../ascmi/forms';
import type { RecipientKind } from '../ascmi/parties';
import type { PurposeCode } from '../ascmi/purposes';
import type { Field } from './systems';

/** The three documents of DHCS. */
export const FORM_DOCUMENTS = ['ascmi-ab133', 'ascmi-non-ab133', 'ascmi-revocation'] as const;
export type FormDocument = AscmiFormCode | 'ascmi-revocation';

export function isFormDocument(value: unknown): value is FormDocument {
  return FORM_DOCUMENTS.some((one) => one === value);
}

/** What the form page draws: a Questionnaire, understood, with its texts in one language. */
export interface FormModel {
  /** `Questionnaire.url` and `version`: together the canonical address that filed answers refer to. */
  readonly url: string;
  readonly version: string;
  readonly title: string;
  readonly document: FormDocument;
  /** True: the wording is ours. False: an administrator loaded it as the official one. */
  readonly isReconstruction: boolean;
  /** One of the three that ship: its words exist in every language of the product, under the same ids. */
  readonly isShipped: boolean;
  readonly groups: readonly { readonly id: string; readonly text: string }[];
  readonly questions: readonly FormQuestion[];
  readonly recipientClasses: readonly FormRecipientClass[];
  readonly purposes: readonly { readonly code: PurposeCode; readonly text: string }[];
  /** What the signer is told, in the form's order. */
  readonly statements: readonly { readonly id: string; readonly text: string }[];
  /** `linkId` of each part that the product fills in. */
  readonly fields: Readonly<Partial<Record<Field, string>>>;
}

/** One box. It may stand for several categories that a member cannot be expected to tell apart. `id` is the item's `linkId`. */
export interface FormQuestion {
  readonly id: string;
  readonly group: string;
  readonly categories: readonly Category[];
  readonly text: string;
  /** "What does this mean?"; empty where the form does not say. */
  readonly help: string;
}

export interface FormRecipientClass {
  readonly kind: RecipientKind;
  /** Further classes that the same words name. */
  readonly also: readonly RecipientKind[];
  readonly text: string;
}

/** Why a Questionnaire cannot be used, or what to know about it. `linkId` is empty where it is about the whole. */
export interface Remark {
  readonly linkId: string;
  readonly code: RemarkCode;
  /** The code or the section that is meant. */
  readonly detail: string;
}

/** In `BLOCKING` order first: with one of those a Questionnaire is not taken. */
export type RemarkCode =
  | 'not-a-questionnaire'
  | 'document-unknown'
  | 'url-missing'
  | 'version-missing'
  | 'not-active'
  | 'link-id-twice'
  | 'category-unknown'
  | 'category-twice'
  | 'category-not-allowed'
  | 'choice-unreadable'
  | 'recipient-unknown'
  | 'purpose-unknown'
  | 'required-unsupported'
  | 'no-question'
  | 'no-recipient'
  | 'no-purpose'
  | 'optional-unsupported'
  | 'category-not-asked'
  | 'field-missing'
  | 'legal-missing';

const NOTES: ReadonlySet<RemarkCode> = new Set([
  'optional-unsupported',
  'category-not-asked',
  'field-missing',
  'legal-missing',
]);

export const isBlocking = ({ code }: Remark): boolean => !NOTES.has(code);

/** `https://…|1.0`: the canonical address with its version. */
export const canonicalOf = ({ url, version }: Pick<FormModel, 'url' | 'version'>): string => `${url}|${version}`;
