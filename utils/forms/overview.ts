import { FORM_SYSTEM } from '../ascmi/code-systems';
import { choiceOf, translationIn, type Texted } from './coded';
import { compile } from './compile';
import { isBlocking, isFormDocument, type FormDocument, type Remark } from './model';
import { parseQuestionnaire, type Questionnaire, type QuestionnaireItem } from './questionnaire';

/** What an administrator is shown of a Questionnaire before it is used, and while it is. */
export interface FormOverview {
  /** Which of the three documents it stands in for; null where it does not say. */
  readonly document: FormDocument | null;
  readonly title: string;
  readonly version: string;
  readonly url: string;
  /** It calls itself a reconstruction or an experiment: its wording is not the official one. */
  readonly isReconstruction: boolean;
  readonly questions: number;
  readonly languages: readonly LanguageCoverage[];
  /** What stops it. Empty: it can be used. */
  readonly faults: readonly Remark[];
  /** What to know about it; none of it stops the form. */
  readonly notes: readonly Remark[];
}

export interface LanguageCoverage {
  /** BCP 47. */
  readonly language: string;
  /** Share of the form's own texts that stand in this language, 0 to 1. */
  readonly share: number;
}

/** `languages` (BCP 47): those of the client's side, whose coverage is asked for. */
export function overviewOf(value: unknown, languages: readonly string[] = []): FormOverview {
  const source = parseQuestionnaire(value);
  const compiled = compile(value);
  const remarks = compiled.ok ? compiled.value.notes : compiled.error;
  const document = source?.code?.find(({ system }) => system === FORM_SYSTEM)?.code;
  return {
    document: isFormDocument(document) ? document : null,
    title: source?.title ?? '',
    version: source?.version ?? '',
    url: source?.url ?? '',
    isReconstruction: compiled.ok && compiled.value.model.isReconstruction,
    questions: compiled.ok ? compiled.value.model.questions.length : 0,
    languages: source ? coverage(source, languages) : [],
    faults: remarks.filter(isBlocking),
    notes: remarks.filter((remark) => !isBlocking(remark)),
  };
}

/** In what a language lacks, the client reads the form's own one. */
function coverage(source: Questionnaire, languages: readonly string[]): readonly LanguageCoverage[] {
  const texts = textsOf(source);
  const own = source.language ?? 'en';
  return languages.map((language) => {
    const covered = texts.filter((one) => translationIn(language, one) !== null).length;
    return { language, share: language === own ? 1 : texts.length === 0 ? 0 : covered / texts.length };
  });
}

/** The translations beside every text that a client reads: the title, the items, and the options that are classes or purposes. */
function textsOf({ title, _title, item = [] }: Questionnaire): readonly Texted[] {
  return [...(title ? [_title] : []), ...item.flatMap(textsOfItem)];
}

function textsOfItem(one: QuestionnaireItem): readonly Texted[] {
  const { text, _text, answerOption = [], item = [] } = one;
  // The two buttons of a question have the product's own words.
  const shown = choiceOf(one) === null ? answerOption : [];
  const options = shown.flatMap(({ valueCoding }) => (valueCoding?.display ? [valueCoding._display] : []));
  return [...(text ? [_text] : []), ...options, ...item.flatMap(textsOfItem)];
}

/** The list with one more: it takes the place of an earlier one of its document, since one a document is in force. */
export function withForm(forms: readonly unknown[], added: unknown): readonly unknown[] {
  const { document } = overviewOf(added);
  return [...forms.filter((form) => overviewOf(form).document !== document), added];
}
