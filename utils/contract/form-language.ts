/** Languages of the client's side of the form (BCP 47). Staff see English or Spanish beside. */
export const FORM_LANGUAGES = [
  'en',
  'es',
  'vi',
  'zh-Hant',
  'zh-Hans',
  'tl',
  'ko',
  'hy',
  'fa',
  'ar',
  'ru',
  'km',
  'hmn',
  'lo',
  'ja',
  'hi',
  'pa',
  'th',
  'uk',
] as const;
export type FormLanguage = (typeof FORM_LANGUAGES)[number];

const known = new Set<string>(FORM_LANGUAGES);
export function isFormLanguage(value: unknown): value is FormLanguage {
  return typeof value === 'string' && known.has(value);
}

/** Writing direction of the language's script. */
export function directionOf(language: FormLanguage): 'ltr' | 'rtl' {
  return language === 'ar' || language === 'fa' ? 'rtl' : 'ltr';
}

/** Languages that clients speak and that the form has no text in: an interpreter is needed. Not counted as languages of the form. */
export const SPOKEN_ONLY = [{ tag: 'ium', name: 'Iu Mienh' }] as const;
