/** How the form was signed, or not. `none` of FormSignature stands for the last three. */
export const SIGNING_METHODS = ['typed', 'drawn', 'telephone', 'paper', 'refused'] as const;
export type SigningMethod = (typeof SIGNING_METHODS)[number];

export type CoSignerRole = 'PRN' | 'GUARD';

/** What belongs to the sitting and not to the choices: who is in the room, on what authority, and how it was signed. */
export interface SittingDraft {
  readonly documentSeen: string;
  /** The second signer beside a minor; null where one person signs. */
  readonly coRole: CoSignerRole | null;
  readonly coName: string;
  readonly coTyped: string;
  /** PNG data URL, or empty. */
  readonly coDrawn: string;
  /** Question ids of care that the minor consented to without a parent. */
  readonly aloneCare: readonly string[];
  readonly dependent: boolean | null;
  readonly courtOrder: boolean | null;
  readonly hasInterpreter: boolean;
  readonly interpreterName: string;
  readonly interpreterLanguage: string;
  /** Staff member who saw the signing. */
  readonly witness: string;
  readonly method: SigningMethod;
  readonly typed: string;
  /** PNG data URL, or empty. */
  readonly drawn: string;
  readonly intent: boolean;
  /** ISO 8601 with offset: when the signature was last touched; empty before. */
  readonly signatureAt: string;
  readonly heardBy: string;
  readonly refusalReason: string;
  /** Data URL of the scanned paper form, or empty, and the file's name for showing only. */
  readonly scan: string;
  readonly scanName: string;
  /** `YYYY-MM-DD`, as on the paper. */
  readonly paperSignedOn: string;
}

export const NEW_SITTING: SittingDraft = {
  documentSeen: '',
  coRole: null,
  coName: '',
  coTyped: '',
  coDrawn: '',
  aloneCare: [],
  dependent: null,
  courtOrder: null,
  hasInterpreter: false,
  interpreterName: '',
  interpreterLanguage: '',
  witness: '',
  method: 'typed',
  typed: '',
  drawn: '',
  intent: false,
  signatureAt: '',
  heardBy: '',
  refusalReason: '',
  scan: '',
  scanName: '',
  paperSignedOn: '',
};

const UNSIGNED: Partial<SittingDraft> = {
  typed: '',
  drawn: '',
  coTyped: '',
  coDrawn: '',
  intent: false,
  signatureAt: '',
};

/** Changes of these leave a signature standing: they are the signature, or change nothing that is read before signing. */
const NOT_IN_TEXT: ReadonlySet<string> = new Set([
  'step',
  'typed',
  'drawn',
  'coTyped',
  'coDrawn',
  'intent',
  'signatureAt',
  'scan',
  'scanName',
]);
const IS_SIGNATURE: ReadonlySet<string> = new Set(['typed', 'drawn', 'coTyped', 'coDrawn', 'intent', 'scan']);

/**
 * The draft after a change. A signature stands under one exact text, so any change of that text takes it away; a signature that is given
 * carries its time. `now`: ISO 8601 with offset.
 */
export function changed<Draft extends SittingDraft>(draft: Draft, patch: Partial<Draft>, now: string): Draft {
  const keys = Object.keys(patch);
  const touchesText = keys.some((key) => !NOT_IN_TEXT.has(key));
  return {
    ...draft,
    ...(touchesText ? UNSIGNED : {}),
    ...(keys.some((key) => IS_SIGNATURE.has(key)) ? { signatureAt: now } : {}),
    ...patch,
  };
}
