import type { FormLanguage } from '../../utils/contract/form-language';
import type { Bilingual } from '../../utils/documents/document';
import { inLanguage, type CatalogEntry } from '../../utils/forms/catalog';
import type { FormModel } from '../../utils/forms/model';
import type { FormKey } from '../../utils/ui/strings/form.en';
import type { Translate } from '../../utils/ui/strings/translate';
import type { FormDraft } from './draft';
import { signedText, type SignedText } from './signed-text';

/** The client's side of the form, and the English that stands beside it. */
export interface Tongue {
  readonly language: FormLanguage;
  readonly direction: 'ltr' | 'rtl';
  readonly client: Translate<FormKey>;
  readonly english: Translate<FormKey>;
}

/** A text in the client's language, with the English where that is another one. */
export function bilingual(
  { language, client, english }: Tongue,
  key: FormKey,
  ...values: readonly string[]
): Bilingual {
  const text = client(key, ...values);
  return language === 'en' ? { text } : pair(text, english(key, ...values));
}

/** The form as the client reads it, and in English: they differ where an administrator's form brings its own translation. */
export interface SpokenForm {
  readonly client: FormModel;
  readonly english: FormModel;
}

export function spokenForm(entry: CatalogEntry, { language }: Pick<Tongue, 'language'>): SpokenForm {
  return { client: inLanguage(entry, language), english: inLanguage(entry, 'en') };
}

export interface ShownText {
  readonly parts: readonly { readonly heading: Bilingual; readonly lines: readonly Bilingual[] }[];
  /** Everything that the signer was shown, both languages, as one string for hashing. */
  readonly plain: string;
}

/** The text that is signed, in the client's language and in English. */
export function shownText(draft: FormDraft, spoken: SpokenForm, tongue: Tongue): ShownText {
  const own = signedText(draft, spoken.client, tongue.client, tongue.language);
  if (tongue.language === 'en') return { parts: own.parts.map((part) => withoutEnglish(part)), plain: own.plain };
  const english = signedText(draft, spoken.english, tongue.english, 'en');
  const parts = own.parts.map(({ heading, lines }, at) => {
    const beside = english.parts[at];
    return {
      heading: pair(heading, beside?.heading ?? ''),
      lines: lines.map((text, line) => pair(text, beside?.lines[line] ?? '')),
    };
  });
  return { parts, plain: [own.plain, tongue.client('unofficial'), english.plain].join('\n\n') };
}

/** A name, a number or a text without a translation is not said twice. */
export const pair = (text: string, english: string): Bilingual => (text === english ? { text } : { text, english });

const withoutEnglish = ({ heading, lines }: SignedText['parts'][number]) => ({
  heading: { text: heading },
  lines: lines.map((text) => ({ text })),
});
