import type { Category } from '../../utils/ascmi/categories';
import type { FormResult } from '../../utils/contract/form';
import { canonicalOf, type FormModel } from '../../utils/forms/model';
import { choiceOf, declinesAll, type Answer, type FormDraft } from './draft';
import { given } from './parties';
import { sittingOf } from './sitting';

interface Signing {
  readonly language: FormResult['language'];
  readonly signedAt: string;
  readonly shownText: string;
  readonly shownTextSha256: string;
}

/** The completed form as it is filed. Call only with a draft that `problemsOf` finds complete. */
export function toResult(
  draft: FormDraft,
  model: FormModel,
  { language, signedAt, shownText, shownTextSha256 }: Signing,
): FormResult {
  const isDated = draft.sitting !== 'revoke' && draft.expiry === 'date';
  return {
    formId: draft.formId,
    form: model.document,
    definition: canonicalOf(model),
    language,
    member: {
      identifiers: draft.identifiers
        .filter(({ value }) => value.trim() !== '')
        .map(({ system, value }) => ({ system, value: value.trim() })),
      name: draft.name.trim(),
      ...(draft.birthDate && { birthDate: draft.birthDate }),
      mediCal: draft.mediCal === true,
    },
    organization: draft.organization.trim(),
    ...sharingOf(draft, model),
    ...sittingOf(draft),
    signedAt,
    ...(isDated && { expiresOn: draft.expiresOn }),
    shownText,
    shownTextSha256,
  };
}

type Sharing = Pick<FormResult, 'answers' | 'choices' | 'recipients' | 'exclusions' | 'intermediaries' | 'purposes'>;
const NOTHING = { recipients: { classes: [], named: [] }, purposes: [] } as const;

function sharingOf(draft: FormDraft, { questions, recipientClasses, purposes }: FormModel): Sharing {
  if (draft.sitting === 'revoke') return { choices: {}, ...NOTHING };
  const answers = Object.fromEntries(questions.map(({ id }) => [id, choiceOf(draft, id) ?? 'DECLINE'] as const));
  const choices: Partial<Record<Category, Answer>> = {};
  for (const { id, categories } of questions)
    for (const category of categories) choices[category] = answers[id] ?? 'DECLINE';
  if (declinesAll(draft)) return { answers, choices, ...NOTHING };
  const intermediaries = draft.classes.includes('HIE_INTERMEDIARY') ? given(draft.intermediaries) : [];
  const exclusions = given(draft.exclusions);
  return {
    answers,
    choices,
    recipients: {
      // An exchange receives by its name only, never as a class.
      classes: recipientClasses
        .filter(({ kind }) => kind !== 'HIE_INTERMEDIARY' && draft.classes.includes(kind))
        .flatMap(({ kind, also }) => [kind, ...also]),
      named: given(draft.named),
    },
    ...(exclusions.length > 0 && { exclusions }),
    ...(intermediaries.length > 0 && { intermediaries }),
    purposes: purposes.map(({ code }) => code).filter((code) => draft.purposes.includes(code)),
  };
}
