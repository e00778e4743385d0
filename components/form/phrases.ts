import type { Bilingual } from '../../utils/documents/document';
import type { FormModel } from '../../utils/forms/model';
import { pair, type SpokenForm, type Tongue } from './shown';
import { wordingOf, type Wording } from './wording';

/** The form's own words in the client's language, with the English beside them. Items are named as in the model: `linkId`, kind or code. */
export interface Phrases {
  readonly title: Bilingual;
  readonly origin: Bilingual;
  readonly group: (id: string) => Bilingual;
  readonly question: (id: string) => Bilingual;
  readonly help: (id: string) => Bilingual;
  readonly recipient: (kind: string) => Bilingual;
  readonly purpose: (code: string) => Bilingual;
  readonly statement: (id: string, organization: string) => Bilingual;
}

export function phrasesOf({ client, english }: SpokenForm, tongue: Tongue): Phrases {
  const own = wordingOf(client, tongue.client);
  const beside = wordingOf(english, tongue.english);
  const both = (of: (words: Wording, model: FormModel) => string | undefined): Bilingual => {
    const text = of(own, client) ?? '';
    return tongue.language === 'en' ? { text } : pair(text, of(beside, english) ?? '');
  };
  const item = <Item>(
    list: (model: FormModel) => readonly Item[],
    isMeant: (item: Item) => boolean,
    say: (words: Wording, item: Item) => string,
  ): Bilingual =>
    both((words, model) => {
      const found = list(model).find(isMeant);
      return found === undefined ? undefined : say(words, found);
    });
  return {
    title: both(({ title }) => title),
    origin: both(({ origin }) => origin),
    group: (id) =>
      item(
        ({ groups }) => groups,
        (one) => one.id === id,
        (words, one) => words.group(one),
      ),
    question: (id) =>
      item(
        ({ questions }) => questions,
        (one) => one.id === id,
        (words, one) => words.question(one),
      ),
    help: (id) =>
      item(
        ({ questions }) => questions,
        (one) => one.id === id,
        (words, one) => words.help(one),
      ),
    recipient: (kind) =>
      item(
        ({ recipientClasses }) => recipientClasses,
        (one) => one.kind === kind,
        (words, one) => words.recipient(one),
      ),
    purpose: (code) =>
      item(
        ({ purposes }) => purposes,
        (one) => one.code === code,
        (words, one) => words.purpose(one),
      ),
    statement: (id, organization) =>
      item(
        ({ statements }) => statements,
        (one) => one.id === id,
        (words, one) => words.statement(one, organization),
      ),
  };
}
