import { ACT_REASON, RECIPIENT_KIND_SYSTEM, ROLE_CODE, SIGNER_SYSTEM } from '../ascmi/code-systems';
import type { RecipientKind } from '../ascmi/parties';
import type { PurposeCode } from '../ascmi/purposes';
import { categoriesOf, choiceOf, fieldOf, offers } from './coded';
import { parseQuestionnaire, type QuestionnaireItem } from './questionnaire';
import type { Field } from './systems';

/** What was entered, by what the items mean. */
export interface FormAnswers {
  readonly choices: Readonly<Record<string, 'AGREE' | 'DECLINE'>>;
  readonly recipients: readonly RecipientKind[];
  readonly purposes: readonly PurposeCode[];
  /** One value or several of the parts that are written, not chosen. */
  readonly texts: Readonly<Partial<Record<Field, readonly string[]>>>;
  readonly signerRole: string;
}

type Answer = Readonly<Record<string, unknown>>;
interface ResponseItem {
  readonly linkId: string;
  readonly text?: string;
  readonly answer?: readonly Answer[];
  readonly item?: readonly ResponseItem[];
}

/** `QuestionnaireResponse.item`: the Questionnaire's own tree, with what was answered. Unanswered items are left out. */
export function writeAnswers(questionnaire: unknown, answers: FormAnswers): readonly ResponseItem[] {
  const source = parseQuestionnaire(questionnaire);
  return source ? itemsOf(source.item ?? [], answers) : [];
}

function itemsOf(items: readonly QuestionnaireItem[], answers: FormAnswers): readonly ResponseItem[] {
  return items.flatMap((item): ResponseItem[] => {
    const head = { linkId: item.linkId, ...(item.text ? { text: item.text } : {}) };
    if (item.type === 'group') {
      const inside = itemsOf(item.item ?? [], answers);
      return inside.length > 0 ? [{ ...head, item: inside }] : [];
    }
    const given = item.type === 'display' ? [] : answersOf(item, answers);
    return given.length > 0 ? [{ ...head, answer: given }] : [];
  });
}

function answersOf(item: QuestionnaireItem, answers: FormAnswers): readonly Answer[] {
  const field = fieldOf(item);
  if (categoriesOf(item).categories.length > 0) return choiceAnswer(item, answers.choices[item.linkId]);
  if (field === 'recipient-class' || offers(item, RECIPIENT_KIND_SYSTEM)) return chosen(item, answers.recipients);
  if (field === 'purpose' || offers(item, ACT_REASON)) return chosen(item, answers.purposes);
  if (field === 'signer-role') return signerAnswer(item, answers.signerRole);
  return (field === null ? [] : (answers.texts[field] ?? [])).map((text) => written(item, text));
}

function choiceAnswer(item: QuestionnaireItem, choice: 'AGREE' | 'DECLINE' | undefined): readonly Answer[] {
  const spelling = choiceOf(item);
  if (choice === undefined || spelling === null) return [];
  if (spelling === 'boolean') return [{ valueBoolean: choice === 'AGREE' }];
  return [{ valueCoding: choice === 'AGREE' ? spelling.agree : spelling.decline }];
}

function chosen({ answerOption = [] }: QuestionnaireItem, codes: readonly string[]): readonly Answer[] {
  return answerOption.flatMap(({ valueCoding }) =>
    valueCoding?.code !== undefined && codes.includes(valueCoding.code) ? [{ valueCoding }] : [],
  );
}

function signerAnswer(item: QuestionnaireItem, role: string): readonly Answer[] {
  const [offered] = chosen(item, [role]);
  if (offered) return [offered];
  const system = role === 'self' || role === 'CONSERVATOR' ? SIGNER_SYSTEM : ROLE_CODE;
  return item.type === 'choice' || item.type === 'open-choice'
    ? [{ valueCoding: { system, code: role } }]
    : [{ valueString: role }];
}

/** R4 has a value type for each item type; text is what everything else becomes. */
function written({ type }: QuestionnaireItem, text: string): Answer {
  if (type === 'date') return { valueDate: text };
  if (type === 'dateTime') return { valueDateTime: text };
  return { valueString: text };
}
