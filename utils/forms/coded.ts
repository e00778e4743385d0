import {
  ACT_CODE,
  ACT_CODE_LABELS,
  ACT_REASON,
  CATEGORY_SYSTEM,
  LOCAL_LABELS,
  RECIPIENT_KIND_SYSTEM,
} from '../ascmi/code-systems';
import type { Category } from '../ascmi/categories';
import { isRecipientKind } from '../ascmi/parties';
import { isPurpose, type PurposeCode } from '../ascmi/purposes';
import type { FormRecipientClass } from './model';
import type { QuestionnaireCoding, QuestionnaireExtension, QuestionnaireItem } from './questionnaire';
import {
  ALSO_NAMES,
  CHOICE_SYSTEM,
  FIELD_SYSTEM,
  isField,
  ITEM_CONTROL,
  LEGAL_ELEMENT,
  TRANSLATION,
  YES_NO_SYSTEM,
  type Field,
} from './systems';

export type Texted = { readonly extension?: readonly QuestionnaireExtension[] | undefined } | undefined;

/** The text in `language` (BCP 47) where the Questionnaire carries that translation, else its own. */
export const textIn = (language: string, text: string | undefined, primitive: Texted): string =>
  translationIn(language, primitive) ?? text ?? '';

/** The translation of one text, or null. A regional variant falls back on its language: `es-MX` on `es`. */
export function translationIn(language: string, primitive: Texted): string | null {
  for (const wanted of [language, language.split('-')[0] ?? language]) {
    for (const { url, extension = [] } of primitive?.extension ?? []) {
      if (url !== TRANSLATION) continue;
      const value = (name: string, key: string): unknown =>
        (extension.find((part) => part.url === name) as Readonly<Record<string, unknown>> | undefined)?.[key];
      const content = value('content', 'valueString');
      if (value('lang', 'valueCode') === wanted && typeof content === 'string') return content;
    }
  }
  return null;
}

export interface CodedCategories {
  readonly categories: readonly Category[];
  /** Codes of a category system that mean no category. */
  readonly unknown: readonly string[];
}

/** Which categories an item asks about, by the codes on it: ours, or HL7's sensitivity codes. */
export function categoriesOf({ code = [] }: QuestionnaireItem): CodedCategories {
  const categories = new Set<Category>();
  const unknown: string[] = [];
  for (const { system, code: value = '' } of code) {
    if (system !== CATEGORY_SYSTEM && system !== ACT_CODE) continue;
    const table = system === ACT_CODE ? ACT_CODE_LABELS : LOCAL_LABELS;
    const permits = Object.hasOwn(table, value) ? (table[value]?.permits ?? []) : [];
    if (permits.length === 0) unknown.push(value);
    for (const category of permits) categories.add(category);
  }
  return { categories: [...categories], unknown };
}

export function fieldOf({ code = [] }: QuestionnaireItem): Field | null {
  const value = code.find(({ system }) => system === FIELD_SYSTEM)?.code;
  return isField(value) ? value : null;
}

const optionsOf = ({ answerOption = [] }: QuestionnaireItem): readonly QuestionnaireCoding[] =>
  answerOption.flatMap(({ valueCoding }) => (valueCoding ? [valueCoding] : []));

export const offers = (item: QuestionnaireItem, system: string): boolean =>
  optionsOf(item).some((option) => option.system === system);

/** Agree and do not agree, as the item spells them: our codes, HL7's yes and no, or a boolean. Null where it cannot be told. */
export function choiceOf(
  item: QuestionnaireItem,
): 'boolean' | { readonly agree: object; readonly decline: object } | null {
  if (item.type === 'boolean') return 'boolean';
  const find = (...wanted: readonly (readonly [string, string])[]) =>
    optionsOf(item).find(({ system, code }) => wanted.some(([from, value]) => system === from && code === value));
  const agree = find([CHOICE_SYSTEM, 'AGREE'], [YES_NO_SYSTEM, 'Y']);
  const decline = find([CHOICE_SYSTEM, 'DECLINE'], [YES_NO_SYSTEM, 'N']);
  return item.type === 'choice' && agree && decline ? { agree, decline } : null;
}

export function recipientsOf(
  item: QuestionnaireItem,
  language: string,
): { known: FormRecipientClass[]; unknown: string[] } {
  const known: FormRecipientClass[] = [];
  const unknown: string[] = [];
  for (const { valueCoding, extension = [] } of item.answerOption ?? []) {
    const { system, code = '', display, _display } = valueCoding ?? {};
    if (system !== RECIPIENT_KIND_SYSTEM || !isRecipientKind(code) || code === 'UNKNOWN') {
      unknown.push(code);
      continue;
    }
    const also = extension
      .filter(({ url }) => url === ALSO_NAMES)
      .map((one) => one['valueCode'])
      .filter(isRecipientKind);
    known.push({ kind: code, also, text: textIn(language, display, _display) });
  }
  return { known, unknown };
}

export function purposesOf(item: QuestionnaireItem, language: string) {
  const known: { code: PurposeCode; text: string }[] = [];
  const unknown: string[] = [];
  for (const { valueCoding } of item.answerOption ?? []) {
    const { system, code = '', display, _display } = valueCoding ?? {};
    if (system === ACT_REASON && isPurpose(code)) known.push({ code, text: textIn(language, display, _display) });
    else unknown.push(code);
  }
  return { known, unknown };
}

/** A display item that explains the question that it is in. */
export function isHelp({ type, extension = [] }: QuestionnaireItem): boolean {
  return (
    type === 'display' &&
    extension.some(
      ({ url, ...rest }) =>
        url === ITEM_CONTROL && JSON.stringify(rest['valueCodeableConcept'] ?? '').includes('"help"'),
    )
  );
}

/** The demands of the law that an item meets. */
export function lawsOf({ extension = [] }: QuestionnaireItem): readonly string[] {
  return extension.flatMap(({ url, ...rest }) =>
    url === LEGAL_ELEMENT && typeof rest['valueCode'] === 'string' ? [rest['valueCode']] : [],
  );
}
