import type { Category } from '../../utils/ascmi/categories';
import type { SignerRole } from '../../utils/contract/form';
import {
  minorMayHaveConsented,
  signerRemark,
  type SignerRemark,
  type SigningAge,
  type SigningRole,
} from '../../utils/forms/signers';
import { againstTelephone, type SpokenRefusals } from '../../utils/forms/telephone';
import { QUESTIONS, RECIPIENT_CLASSES, type QuestionId } from './definition';
import { ageOn, declinesAll, type FormDraft } from './draft';

export const ADULT_YEARS = 18;
/** In the order in which they are offered. */
export const ROLES: readonly SignerRole[] = ['self', 'PRN', 'GUARD', 'CONSERVATOR', 'HPOWATT', 'RESPRSN'];

/** Representatives whose paper must have been seen. A parent is one by birth and seldom carries a proof. */
export function needsDocument(role: SignerRole | null): boolean {
  return role !== null && role !== 'self' && role !== 'PRN';
}

export function signingAge(draft: Pick<FormDraft, 'birthDate'>, today: string): SigningAge {
  const age = ageOn(today, draft.birthDate);
  return age === null ? 'unknown' : age < ADULT_YEARS ? 'minor' : 'adult';
}

export interface QuestionRemark extends SignerRemark {
  readonly id: QuestionId;
}

/** Agreements that these signatures cannot carry, with why. A refusal needs nobody's authority, so declined questions have none. */
export function signerRemarks(draft: FormDraft, today: string): readonly QuestionRemark[] {
  const { signerRole, coRole } = draft;
  if (signerRole === null || declinesAll(draft)) return [];
  const roles: readonly SigningRole[] = [signerRole, ...(coRole ? [coRole] : [])];
  const facts = {
    roles,
    age: signingAge(draft, today),
    parentRequired: false,
    dependent: draft.dependent === true,
    courtOrder: draft.courtOrder === true,
  };
  return agreed(draft).flatMap(({ id, categories }) => {
    const minorAlone = draft.aloneCare.includes(id) && facts.age !== 'adult';
    const [first] = categories.flatMap((category) => signerRemark(category, { ...facts, minorAlone }) ?? []);
    return first ? [{ id, ...first }] : [];
  });
}

/** Agreed questions about care that a minor of this age may have consented to alone. */
export function careAlone(draft: FormDraft, today: string): readonly QuestionId[] {
  const age = ageOn(today, draft.birthDate);
  if (age === null || age >= ADULT_YEARS) return [];
  return agreed(draft)
    .filter(({ categories }) => minorMayHaveConsented(categories, age).length > 0)
    .map(({ id }) => id);
}

/** Whether it matters that the minor may be a dependent of the juvenile court. */
export function asksDependency(draft: FormDraft, today: string): boolean {
  const signsParent = draft.signerRole === 'PRN' || draft.coRole === 'PRN';
  return signsParent && signingAge(draft, today) === 'minor' && draft.choices.mh === 'AGREE';
}

export function telephoneRefusals(draft: FormDraft): SpokenRefusals {
  const classes = RECIPIENT_CLASSES.filter(({ kind }) => draft.classes.includes(kind)).map(({ kind }) => kind);
  const categories: readonly Category[] = declinesAll(draft) ? [] : agreed(draft).flatMap(({ categories: all }) => all);
  return againstTelephone(
    categories,
    classes,
    draft.named.some((name) => name.trim() !== ''),
  );
}

function agreed(draft: FormDraft): readonly { id: QuestionId; categories: readonly Category[] }[] {
  return QUESTIONS.filter(({ id }) => draft.choices[id] === 'AGREE');
}
