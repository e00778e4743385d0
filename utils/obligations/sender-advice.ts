import { isCategory } from '../ascmi/categories';
import type { Block, SheetDocument } from '../documents/document';
import { CATEGORY_WORDS, joinWords } from './labels';
import type { Language } from './labels';

/** One sentence: what to leave out so that the rest may go. Null where the decision names nothing. */
export function sendWithout(withhold: readonly string[], language: Language): string | null {
  if (withhold.length === 0) return null;
  const words = joinWords(
    withhold.map((code) => wordOf(code, language)),
    language,
  );
  return language === 'es'
    ? `Puede enviar el resto si quita primero: ${words}.`
    : `You may send the rest if you first take out: ${words}.`;
}
const wordOf = (code: string, language: Language): string => (isCategory(code) ? CATEGORY_WORDS[code][language] : code);

export interface SenderAdviceInput {
  readonly language: Language;
  /** `Decision.withhold`. */
  readonly withhold: readonly string[];
  /** Category codes that may go. */
  readonly sent: readonly string[];
  /** Further instructions, ready sentences of the explanation layer (one per obligation). */
  readonly instructions: readonly string[];
  readonly organization: string;
  readonly ruleSetVersion: string;
}

/** The sender's own page: stays in the office. A document of its own, so that it cannot travel with the record by mistake. */
export function senderAdvice(input: SenderAdviceInput): SheetDocument {
  const es = input.language === 'es';
  const without = sendWithout(input.withhold, input.language);
  const steps = [
    ...(without === null
      ? []
      : [
          without,
          es
            ? 'Revise cada página: no deje rastro ni mención de lo que quitó.'
            : 'Check every page: leave no trace and no mention of what you took out.',
        ]),
    ...input.instructions,
  ];
  const sent = joinWords(
    input.sent.map((code) => wordOf(code, input.language)),
    input.language,
  );
  const blocks: Block[] = [
    { kind: 'heading', level: 1, text: es ? 'Antes de enviar' : 'Before you send' },
    {
      kind: 'paragraph',
      tone: 'strong',
      text: es ? 'Solo para quien envía. No envíe esta hoja.' : 'For the sender only. Do not send this sheet.',
    },
    ...(sent === '' ? [] : [{ kind: 'fields', rows: [[es ? 'Puede enviarse' : 'May be sent', sent]] } as const]),
    ...(steps.length === 0 ? [] : [{ kind: 'list', items: steps.map((step, at) => `${at + 1}. ${step}`) } as const]),
  ];
  return {
    title: es ? 'Instrucciones para quien envía' : 'Instructions for the sender',
    language: input.language,
    running: { left: input.organization, right: es ? 'USO INTERNO' : 'INTERNAL' },
    foot: es ? `Reglas ${input.ruleSetVersion}` : `Rule set ${input.ruleSetVersion}`,
    blocks,
  };
}
