import { pageEn } from './page.en';
import { pageEs } from './page.es';

const STORE = {
  en: {
    extensionName: 'ASCMI Consent Guard',
    extensionShortName: 'Consent Guard',
    extensionDescription: "Shows a member's ASCMI consent in your portal and stops sharing that it does not cover.",
  },
  es: {
    extensionName: 'ASCMI Consent Guard',
    extensionShortName: 'Consent Guard',
    extensionDescription: 'Muestra el consentimiento ASCMI de la persona en su portal y detiene lo que no cubre.',
  },
};

/** The content of `public/_locales/<language>/messages.json`. A test compares it with what is checked in. */
export function localeMessages(): Record<'en' | 'es', Record<string, { message: string }>> {
  return { en: asMessages({ ...STORE.en, ...pageEn }), es: asMessages({ ...STORE.es, ...pageEs }) };
}

function asMessages(texts: Readonly<Record<string, string>>): Record<string, { message: string }> {
  return Object.fromEntries(Object.entries(texts).map(([key, message]) => [key, { message }]));
}
