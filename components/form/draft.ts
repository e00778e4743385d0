import type { RecipientKind } from '../../utils/ascmi/parties';
import type { PurposeCode } from '../../utils/ascmi/purposes';
import type { AscmiForm, FormIdentifier, FormParty, FormStart, SignerRole } from '../../utils/contract/form';
import type { FormLanguage } from '../../utils/contract/form-language';
import type { FormDocument } from '../../utils/forms/model';
import { NEW_SITTING, type SittingDraft } from './sitting-draft';

export const STEPS = ['member', 'choices', 'sharing', 'signer', 'review'] as const;
export type Step = (typeof STEPS)[number];
export type Answer = 'AGREE' | 'DECLINE';
/** Why somebody sits down: a first form, the same again, other choices, or taking it all back. */
export type Sitting = 'new' | 'renew' | 'change' | 'revoke';

/** A revocation takes everything back: there is nothing to choose and nobody to name. */
export function stepsOf({ sitting }: Pick<FormDraft, 'sitting'>): readonly Step[] {
  return sitting === 'revoke' ? ['member', 'signer', 'review'] : STEPS;
}

/** Everything that was entered so far. Plain data: it is kept for a reload as it is. */
export interface FormDraft extends SittingDraft {
  readonly formId: string;
  readonly step: Step;
  /** What the client reads; null: the language of the staff's interface. */
  readonly clientLanguage: FormLanguage | null;
  readonly identifiers: readonly FormIdentifier[];
  readonly name: string;
  readonly birthDate: string;
  readonly mediCal: boolean | null;
  readonly sitting: Sitting;
  readonly form: FormDocument | null;
  readonly organization: string;
  readonly choices: Readonly<Partial<Record<string, Answer>>>;
  readonly classes: readonly RecipientKind[];
  readonly named: readonly FormParty[];
  readonly intermediaries: readonly FormParty[];
  readonly exclusions: readonly FormParty[];
  readonly purposes: readonly PurposeCode[];
  readonly signerRole: SignerRole | null;
  readonly signerName: string;
  readonly authority: string;
  readonly expiry: 'date' | 'none' | null;
  readonly expiresOn: string;
}

export type Change = (patch: Partial<FormDraft>) => void;

/** Nothing is ticked beforehand, and Medi-Cal is asked even where the page suggests an answer. */
export function newDraft(start: FormStart): FormDraft {
  const { formId, identifiers, name, birthDate, organization } = start;
  return {
    formId,
    step: 'member',
    clientLanguage: null,
    identifiers,
    name,
    birthDate,
    mediCal: null,
    sitting: 'new',
    form: null,
    organization,
    choices: {},
    classes: [],
    named: [],
    intermediaries: [],
    exclusions: [],
    purposes: [],
    signerRole: null,
    signerName: '',
    authority: '',
    expiry: null,
    expiresOn: '',
    ...NEW_SITTING,
  };
}

/** Every answer is a no, or the signature is refused. That there is one to each question is `problemsOf`'s to see. */
export function declinesAll({ method, choices }: Pick<FormDraft, 'method' | 'choices'>): boolean {
  if (method === 'refused') return true;
  const answers = Object.values(choices);
  return answers.length > 0 && answers.every((answer) => answer === 'DECLINE');
}

/** The answer that counts: a refusal to sign declines everything. */
export function choiceOf({ method, choices }: Pick<FormDraft, 'method' | 'choices'>, id: string): Answer | undefined {
  return method === 'refused' ? 'DECLINE' : choices[id];
}

/** AB 133 is void for a person without Medi-Cal; the other form is valid for everyone, so it is the one to fall back to. */
export function proposedForm(mediCal: boolean): AscmiForm {
  return mediCal ? 'ascmi-ab133' : 'ascmi-non-ab133';
}

/** Whole years between two days, both `YYYY-MM-DD`; null while the birth date is not complete. */
export function ageOn(today: string, birthDate: string): number | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(birthDate)) return null;
  const hadBirthday = today.slice(5) >= birthDate.slice(5);
  return Number(today.slice(0, 4)) - Number(birthDate.slice(0, 4)) - (hadBirthday ? 0 : 1);
}

export function nextYear(today: string): string {
  const day = today.slice(5) === '02-29' ? '02-28' : today.slice(5);
  return `${Number(today.slice(0, 4)) + 1}-${day}`;
}

/** The name under the signature: the member's own, or the representative's. */
export function signerOf(draft: FormDraft): string {
  return (draft.signerRole === 'self' ? draft.name : draft.signerName).trim();
}
