import type { FormLanguage } from '../../../contract/form-language';
import { formEn, type FormKey } from '../form.en';
import { formEs } from '../form.es';
import { translator, type Translate } from '../translate';
import { CLIENT_KEYS, type ClientTexts } from './texts';

export interface LanguageEntry {
  /** The language's name in itself. */
  readonly name: string;
  /** `unofficial`: no county has confirmed the translation yet. `source`: the text that the others translate. */
  readonly status: 'source' | 'unofficial' | 'confirmed';
  /** Read when the language is chosen, so that a form carries only what it shows. */
  readonly load: () => Promise<ClientTexts>;
}

/** Every language of the client's side, in the order of the picker. */
export const LANGUAGES: Readonly<Record<FormLanguage, LanguageEntry>> = {
  en: { name: 'English', status: 'source', load: () => Promise.resolve(formEn) },
  es: { name: 'Español', status: 'unofficial', load: () => Promise.resolve(formEs) },
  vi: { name: 'Tiếng Việt', status: 'unofficial', load: async () => (await import('./vi')).vi },
  'zh-Hant': { name: '繁體中文', status: 'unofficial', load: async () => (await import('./zh-hant')).zhHant },
  'zh-Hans': { name: '简体中文', status: 'unofficial', load: async () => (await import('./zh-hans')).zhHans },
  tl: { name: 'Tagalog', status: 'unofficial', load: async () => (await import('./tl')).tl },
  ko: { name: '한국어', status: 'unofficial', load: async () => (await import('./ko')).ko },
  hy: { name: 'Հայերեն', status: 'unofficial', load: async () => (await import('./hy')).hy },
  fa: { name: 'فارسی', status: 'unofficial', load: async () => (await import('./fa')).fa },
  ar: { name: 'العربية', status: 'unofficial', load: async () => (await import('./ar')).ar },
  ru: { name: 'Русский', status: 'unofficial', load: async () => (await import('./ru')).ru },
  km: { name: 'ភាសាខ្មែរ', status: 'unofficial', load: async () => (await import('./km')).km },
  hmn: { name: 'Hmoob', status: 'unofficial', load: async () => (await import('./hmn')).hmn },
  lo: { name: 'ລາວ', status: 'unofficial', load: async () => (await import('./lo')).lo },
  ja: { name: '日本語', status: 'unofficial', load: async () => (await import('./ja')).ja },
  hi: { name: 'हिन्दी', status: 'unofficial', load: async () => (await import('./hi')).hi },
  pa: { name: 'ਪੰਜਾਬੀ', status: 'unofficial', load: async () => (await import('./pa')).pa },
  th: { name: 'ไทย', status: 'unofficial', load: async () => (await import('./th')).th },
  uk: { name: 'Українська', status: 'unofficial', load: async () => (await import('./uk')).uk },
};

/** Share of the client's texts that a language has, 0 to 1. */
export function completeness(texts: ClientTexts): number {
  const filled = CLIENT_KEYS.filter((key) => (texts[key] ?? '').trim() !== '');
  return filled.length / CLIENT_KEYS.length;
}

/** The form's texts in the client's language; what a language lacks, and what only staff read, stands in English. */
export function clientTranslator(texts: ClientTexts): Translate<FormKey> {
  return translator({ ...formEn, ...texts });
}
