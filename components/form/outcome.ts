import type { Category } from '../../utils/ascmi/categories';
import type { FormResult } from '../../utils/contract/form';
<<<<<<< HEAD
import type { FormKey } from '../../utils/ui/strings/form.en';
import { formatDay } from '../../utils/ui/strings/language';
import { listed, type Translate } from '../../utils/ui/strings/translate';
import { DEFINITION, FORM_PURPOSES, QUESTIONS, RECIPIENT_CLASSES } from './definition';
import { choiceOf, declinesAll, type FormDraft } from './draft';
import { presentLines, signerLines, sittingOf } from './sitting';

/** The text that is signed, paragraph by paragraph. The review step shows exactly this, and its hash is filed with the form. */
export interface SignedText {
  readonly parts: readonly { readonly heading: string; readonly lines: readonly string[] }[];
  /** All of it as one string, for hashing. */
  readonly plain: string;
}

export function signedText(draft: FormDraft, f: Translate<FormKey>, language: string): SignedText {
  const chosen = (choice: 'AGREE' | 'DECLINE') => QUESTIONS.filter(({ id }) => choiceOf(draft, id) === choice);
  const names = (choice: 'AGREE' | 'DECLINE') => {
    const labels = chosen(choice).map(({ id }) => f(`q_${id}`));
    return labels.length > 0 ? labels : [f('review_nothing')];
  };
  const numbers = draft.identifiers
    .filter(({ value }) => value.trim() !== '')
    .map(({ kind, value }) => `${f(`kind_${kind}`)}: ${value}`);
  const born = draft.birthDate && `${f('member_birth')}: ${formatDay(draft.birthDate, language)}`;
  const isDeclined = declinesAll(draft);
  const purposes = FORM_PURPOSES.filter((code) => draft.purposes.includes(code)).map((code) => f(`p_${code}`));
  const parts = [
    { heading: f('review_who'), lines: [draft.name.trim(), born, ...numbers] },
    ...(isDeclined ? [] : [{ heading: f('review_by'), lines: [f('review_by_text', draft.organization.trim())] }]),
    { heading: f('review_yes'), lines: names('AGREE') },
    { heading: f('review_no'), lines: names('DECLINE') },
    ...(isDeclined ? [] : [{ heading: f('review_with'), lines: recipientNames(draft, f) }]),
    ...(isDeclined ? [] : [{ heading: f('review_for'), lines: [listed(purposes, language)] }]),
    {
      heading: f('review_until'),
      lines: [draft.expiry === 'date' ? formatDay(draft.expiresOn, language) : f('review_until_none')],
    },
    {
      heading: f('review_rights'),
      lines: [
        f('right_refuse'),
        f('right_revoke', draft.organization.trim()),
        f('right_redisclose'),
        f('right_copy'),
        `${f('anyway_title')}: ${f('anyway_text')}`,
        `${f('cannot_title')}: ${f('cannot_text')}`,
      ],
    },
    { heading: f('review_signer'), lines: signerLines(draft, f, language) },
    { heading: f('review_present'), lines: presentLines(draft, f) },
  ]
    .map(({ heading, lines }) => ({ heading, lines: lines.filter((line) => line !== '') }))
    .filter(({ lines }) => lines.length > 0);
  const title = `${f('long_title')}. ${f(`version_${draft.form ?? 'ascmi-non-ab133'}`)}. ${f('reconstruction')}`;
  return { parts, plain: [title, ...parts.flatMap(({ heading, lines }) => [heading, ...lines])].join('\n') };
}

function recipientNames(draft: FormDraft, f: Translate<FormKey>): string[] {
  const classes = RECIPIENT_CLASSES.filter(({ kind }) => draft.classes.includes(kind)).map(({ kind }) =>
    f(`r_${kind}`),
  );
  return [...classes, ...draft.named.map((name) => name.trim())];
}
=======
import { canonicalOf, type FormModel } from '../../utils/forms/model';
import { declinesAll, signerOf, type Answer, type FormDraft } from './draft';
import { given } from './parties';
>>>>>>> form-core

interface Signing {
  readonly language: FormResult['language'];
  readonly signedAt: string;
  readonly shownText: string;
  readonly shownTextSha256: string;
}

/** The completed form as it is filed. Call only with a draft that `problemsOf` finds complete. */
<<<<<<< HEAD
export function toResult(draft: FormDraft, { language, signedAt, shownTextSha256 }: Signing): FormResult {
  const isDeclined = declinesAll(draft);
  const choices: Partial<Record<Category, 'AGREE' | 'DECLINE'>> = {};
  for (const { id, categories } of QUESTIONS) {
    for (const category of categories) choices[category] = choiceOf(draft, id) ?? 'DECLINE';
  }
  const classes: RecipientKind[] = RECIPIENT_CLASSES.filter(({ kind }) => draft.classes.includes(kind)).flatMap(
    ({ kind, also }) => [kind, ...also],
  );
  const named = draft.named.map((name) => name.trim()).filter((name) => name !== '');
=======
export function toResult(
  draft: FormDraft,
  model: FormModel,
  { language, signedAt, shownText, shownTextSha256 }: Signing,
): FormResult {
  const authority = draft.authority.trim();
  const isDated = draft.sitting !== 'revoke' && draft.expiry === 'date';
>>>>>>> form-core
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
<<<<<<< HEAD
    choices,
    recipients: { classes: isDeclined ? [] : classes, named: isDeclined ? [] : named.map((name) => ({ name })) },
    purposes: isDeclined ? [] : FORM_PURPOSES.filter((code) => draft.purposes.includes(code)),
    ...sittingOf(draft),
=======
    ...sharingOf(draft, model),
    signer: {
      role: draft.signerRole ?? 'self',
      name: signerOf(draft),
      ...(draft.signerRole !== 'self' && authority && { authority }),
    },
    signature:
      draft.method === 'typed'
        ? { method: 'typed', text: draft.typed.trim() }
        : { method: 'drawn', image: draft.drawn },
>>>>>>> form-core
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
  const answers = Object.fromEntries(questions.map(({ id }) => [id, draft.choices[id] ?? 'DECLINE'] as const));
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
