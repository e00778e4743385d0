import type { Category } from '../../utils/ascmi/categories';
import type { SignerRole } from '../../utils/contract/form';
import type { FormModel, FormQuestion } from '../../utils/forms/model';
import {
  minorMayHaveConsented,
  signerRemark,
  type SignerRemark,
  type SigningAge,
  type SigningRole,
} from '../../utils/forms/signers';
import { againstTelephone, type SpokenRefusals } from '../../utils/forms/telephone';
import { ageOn, declinesAll, type FormDraft } from './draft';
import { given } from './parties';

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
  readonly question: FormQuestion;
}

/** Agreements that these signatures cannot carry, with why. A refusal needs nobody's authority, so declined questions have none. */
export function signerRemarks(draft: FormDraft, today: string, model: FormModel): readonly QuestionRemark[] {
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
  return agreed(draft, model).flatMap((question) => {
    const { id, categories } = question;
    const minorAlone = draft.aloneCare.includes(id) && facts.age !== 'adult';
    const [first] = categories.flatMap((category) => signerRemark(category, { ...facts, minorAlone }) ?? []);
    return first ? [{ question, ...first }] : [];
  });
}

/** Agreed questions about care that a minor of this age may have consented to alone. */
export function careAlone(draft: FormDraft, today: string, model: FormModel): readonly FormQuestion[] {
  const age = ageOn(today, draft.birthDate);
  if (age === null || age >= ADULT_YEARS) return [];
  return agreed(draft, model).filter(({ categories }) => minorMayHaveConsented(categories, age).length > 0);
}

/** Whether it matters that the minor may be a dependent of the juvenile court. */
export function asksDependency(draft: FormDraft, today: string, model: FormModel): boolean {
  const signsParent = draft.signerRole === 'PRN' || draft.coRole === 'PRN';
  return (
    signsParent &&
    signingAge(draft, today) === 'minor' &&
    agreed(draft, model).some(({ categories }) => categories.includes('MH'))
  );
}

export function telephoneRefusals(draft: FormDraft, model: FormModel): SpokenRefusals {
  const classes = model.recipientClasses.filter(({ kind }) => draft.classes.includes(kind)).map(({ kind }) => kind);
  const categories: readonly Category[] = declinesAll(draft)
    ? []
    : agreed(draft, model).flatMap(({ categories: all }) => all);
  return againstTelephone(categories, classes, given(draft.named).length > 0);
}

/** A revocation agrees to nothing, whatever an earlier sitting had ticked. */
function agreed(draft: FormDraft, { questions }: FormModel): readonly FormQuestion[] {
  return draft.sitting === 'revoke' ? [] : questions.filter(({ id }) => draft.choices[id] === 'AGREE');
}
