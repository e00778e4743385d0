import type { ComponentChildren } from 'preact';
import type { Bilingual } from '../../utils/documents/document';
import type { FormKey } from '../../utils/ui/strings/form.en';
import { bilingual, type Tongue } from './shown';

/** The client's words in their language and direction, with the English beside them for staff. */
export function Say({ words, tongue }: { readonly words: Bilingual; readonly tongue: Tongue }) {
  if (tongue.language === 'en') return <>{words.text}</>;
  return (
    <span class="said" dir={tongue.direction}>
      <span class="said-own" lang={tongue.language} dir={tongue.direction}>
        {words.text}
      </span>{' '}
      {words.english !== undefined && (
        <span class="said-english" lang="en" dir="ltr">
          {words.english}
        </span>
      )}
    </span>
  );
}

/** Says a text of the form in both languages. */
export const sayer =
  (tongue: Tongue) =>
  (key: FormKey, ...values: readonly string[]): ComponentChildren => (
    <Say words={bilingual(tongue, key, ...values)} tongue={tongue} />
  );

/** Says words that the form itself brings. */
export const speaker =
  (tongue: Tongue) =>
  (words: Bilingual): ComponentChildren => <Say words={words} tongue={tongue} />;
