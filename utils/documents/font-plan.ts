/** Fonts that ship under `public/fonts`, the preferred one first, by language of the form. Latin letters are in every document. */
const BY_LANGUAGE: Readonly<Record<string, readonly string[]>> = {
  'zh-Hant': ['latin', 'han-traditional'],
  'zh-Hans': ['latin', 'han-simplified'],
  ja: ['latin', 'japanese'],
  ko: ['latin', 'korean'],
  hy: ['latin', 'armenian'],
  ar: ['arabic', 'latin'],
  fa: ['arabic', 'latin'],
  km: ['latin', 'khmer'],
  lo: ['latin', 'lao'],
  hi: ['latin', 'devanagari'],
  pa: ['latin', 'gurmukhi'],
  th: ['latin', 'thai'],
};
/** Latin with its extensions and Cyrillic. */
const LATIN = ['latin'] as const;

/** Names of the font files, without path and ending. */
export const fontsFor = (language: string): readonly string[] => BY_LANGUAGE[language] ?? LATIN;
