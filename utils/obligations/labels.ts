import type { Category } from '../ascmi/categories';
import type { PurposeCode } from '../ascmi/purposes';

export type Language = 'en' | 'es';
type Words = Readonly<Record<Language, string>>;

/** Categories as a document for outsiders names them: whole words, no codes. */
export const CATEGORY_WORDS: Readonly<Record<Category, Words>> = {
  GENERAL: { en: 'general health information', es: 'información general de salud' },
  MH: { en: 'mental health information', es: 'información de salud mental' },
  PSYTHPN: { en: 'psychotherapy notes', es: 'notas de psicoterapia' },
  SUD_P2: {
    en: 'substance use disorder treatment records (42 CFR part 2)',
    es: 'expedientes de tratamiento por consumo de sustancias (42 CFR parte 2)',
  },
  SUD_CN: { en: 'substance use disorder counseling notes', es: 'notas de consejería por consumo de sustancias' },
  SUD_OTHER: { en: 'substance use information', es: 'información sobre consumo de sustancias' },
  HIV: {
    en: 'HIV test results and HIV-related information',
    es: 'resultados de pruebas de VIH e información relacionada',
  },
  STD: { en: 'sexually transmitted infection information', es: 'información sobre infecciones de transmisión sexual' },
  REPRO: { en: 'reproductive health information', es: 'información de salud reproductiva' },
  GAC: { en: 'gender-affirming care information', es: 'información de atención de afirmación de género' },
  DV: { en: 'information about violence or abuse', es: 'información sobre violencia o abuso' },
  GENETIC: { en: 'genetic information', es: 'información genética' },
  IDD: { en: 'developmental services information', es: 'información de servicios del desarrollo' },
  HOUSING: { en: 'housing information', es: 'información de vivienda' },
  SOCIAL: { en: 'social services information', es: 'información de servicios sociales' },
  CRIMLEGAL: { en: 'criminal-legal information', es: 'información penal y judicial' },
  EDU: { en: 'education records', es: 'expedientes educativos' },
  ADMIN: { en: 'administrative and contact information', es: 'información administrativa y de contacto' },
};

const PURPOSE_WORDS: Readonly<Partial<Record<PurposeCode, Words>>> = {
  TREAT: { en: 'treatment', es: 'tratamiento' },
  HPAYMT: { en: 'payment', es: 'pago' },
  HOPERAT: { en: 'health care operations', es: 'operaciones de atención médica' },
  COC: { en: 'coordination of care', es: 'coordinación de la atención' },
  CAREMGT: { en: 'care management', es: 'administración de la atención' },
};
/** An unknown code is printed as it is rather than dropped: a purpose must not silently vanish from a scope. */
export const purposeWord = (code: string, language: Language): string =>
  Object.hasOwn(PURPOSE_WORDS, code) ? (PURPOSE_WORDS[code as PurposeCode]?.[language] ?? code) : code;

const FORM_WORDS: Readonly<Record<string, Words>> = {
  'ascmi-ab133': {
    en: 'Authorization to Share Confidential Member Information (AB 133)',
    es: 'Autorización para compartir información confidencial del miembro (AB 133)',
  },
  'ascmi-non-ab133': {
    en: 'Authorization to Share Confidential Member Information (Non-AB 133)',
    es: 'Autorización para compartir información confidencial del miembro (no AB 133)',
  },
  'roi-standard': { en: 'release of information', es: 'autorización para divulgar información' },
};
export const formWord = (form: string | undefined, language: Language): string =>
  form !== undefined && Object.hasOwn(FORM_WORDS, form)
    ? (FORM_WORDS[form]?.[language] ?? form)
    : { en: 'written consent', es: 'consentimiento escrito' }[language];

/** "a, b and c" in the language. */
export const joinWords = (words: readonly string[], language: Language): string =>
  new Intl.ListFormat(language, { style: 'long', type: 'conjunction' }).format(words);

/** `2026-03-02` -> "March 2, 2026"; what is no date is printed as it is. */
export function dateWord(day: string, language: Language): string {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day) || Number.isNaN(Date.parse(day))) return day;
  return new Intl.DateTimeFormat(language === 'es' ? 'es-US' : 'en-US', { dateStyle: 'long', timeZone: 'UTC' }).format(
    new Date(day),
  );
}
