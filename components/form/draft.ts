import type { AscmiForm, FormIdentifier, FormStart, SignerRole } from '../../utils/contract/form';
import type { FormLanguage } from '../../utils/contract/form-language';
import { QUESTIONS, type FormPurpose, type FormRecipient, type QuestionId } from './definition';
import { NEW_SITTING, type SittingDraft } from './sitting-draft';

export const STEPS = ['member', 'choices', 'sharing', 'signer', 'review'] as const;
export type Step = (typeof STEPS)[number];

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
  readonly form: AscmiForm | null;
  readonly organization: string;
  readonly choices: Readonly<Partial<Record<QuestionId, 'AGREE' | 'DECLINE'>>>;
  readonly classes: readonly FormRecipient[];
  readonly named: readonly string[];
  readonly purposes: readonly FormPurpose[];
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
    form: null,
    organization,
    choices: {},
    classes: [],
    named: [],
    purposes: [],
    signerRole: null,
    signerName: '',
    authority: '',
    expiry: null,
    expiresOn: '',
    ...NEW_SITTING,
  };
}

/** A refusal to sign agrees to nothing, whatever was ticked before. */
export function declinesAll(draft: FormDraft): boolean {
  return QUESTIONS.every(({ id }) => choiceOf(draft, id) === 'DECLINE');
}

/** The answer that counts: a refusal to sign declines everything. */
export function choiceOf(draft: FormDraft, id: QuestionId): 'AGREE' | 'DECLINE' | undefined {
  return draft.method === 'refused' ? 'DECLINE' : draft.choices[id];
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
