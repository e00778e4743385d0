import { isCategory } from '../ascmi/categories';
import type { Block, SheetDocument } from '../documents/document';
import { CATEGORY_WORDS, joinWords } from './labels';
import type { Language } from './labels';

const wordOf = (code: string, language: Language): string => (isCategory(code) ? CATEGORY_WORDS[code][language] : code);

export interface SenderAdviceInput {
  readonly language: Language;
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
    ...(input.instructions.length === 0
      ? []
      : [{ kind: 'list', items: input.instructions.map((step, at) => `${at + 1}. ${step}`) } as const]),
  ];
  return {
    title: es ? 'Instrucciones para quien envía' : 'Instructions for the sender',
    language: input.language,
    running: { left: input.organization, right: es ? 'USO INTERNO' : 'INTERNAL' },
    foot: es ? `Reglas ${input.ruleSetVersion}` : `Rule set ${input.ruleSetVersion}`,
    blocks,
  };
}
