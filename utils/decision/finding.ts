import type { FormCode } from '../ascmi/forms';

/** Why a record did not decide a question. */
export type SilenceReason =
  | 'other-person'
  | 'entered-in-error'
  | 'draft'
  | 'not-yet-in-effect'
  | 'expired'
  | 'elsewhere'
  | 'unsigned'
  | 'wrong-signer'
  | 'dependent-parent'
  | 'wrong-form'
  | 'unreadable'
  | 'criterion-not-evaluated'
  | 'recipient-not-covered'
  | 'discloser-not-covered'
  | 'purpose-not-covered'
  | 'category-not-covered';

export type DenialReason = 'declined' | 'revoked' | 'excluded' | 'ambiguous';

export type NothingReason = SilenceReason | 'no-record' | 'unavailable';

/**
 * What the records of one member say about one category, recipient, purpose and moment: the outcome of the overlap rule, before any law
 * is applied. It holds codes and references only, so that an audit record can carry it and a replay can start from it.
 */
export interface ConsentFinding {
  readonly answer: 'permit' | 'deny' | 'none';
  readonly reason: 'agreed' | DenialReason | NothingReason;
  /** The record and version that decided, or for `none` the one that came nearest. */
  readonly record?: string;
  /** All records of a tie. */
  readonly records?: readonly string[];
  readonly form?: FormCode;
  /** The member refused this category within a consent that agrees to others. */
  readonly partial?: boolean;
  /** The permit names the sender as discloser, the recipient as recipient, or a class of treating recipients. */
  readonly named?: { readonly discloser: boolean; readonly recipient: boolean; readonly treatingClass: boolean };
  /** A choice that binds inside one system only: an HIE, an HMIS, a SmartCare instance. */
  readonly local?: { readonly answer: 'permit' | 'deny'; readonly record: string; readonly form: FormCode };
  /** A parent of a dependent minor signed (Civil Code 56.106): the record that would have permitted. */
  readonly dependentParent?: string;
  /** An AB 133 form that would permit, had Medi-Cal not ended. */
  readonly afterMediCal?: string;
}
