/** Scripts that are written without blanks: lines break between words there, as the browser's dictionaries find them. */
const UNSPACED = /[\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;
/** Must not begin a line: closing punctuation, marks, and what belongs to the word before. */
const CLINGS = /^[\p{M}\p{Pe}\p{Pf}\u3001\u3002\uff0c\uff1a\uff1b\uff01\uff1f!,.:;?។៖ៗๆໆ…・ー。」』）%]/u;
/** Must not end a line. */
const OPENS = /[\p{Ps}\p{Pi}]$/u;
/** No line break inside "42 CFR" or after an area code. */
const keepTogether = (text: string): string =>
  text.replace(/\b(4[25]) CFR\b/g, '$1\u00a0CFR').replace(/(\(\d{3}\)) (?=\d)/g, '$1\u00a0');

/** NFC, with every blank one blank: the text whose offsets the other functions speak of. */
export const settled = (text: string): string =>
  keepTogether(
    text
      .normalize('NFC')
      .replace(/[^\S\u00a0]+/g, ' ')
      .trim(),
  );

/** Offsets where a line may end, the end of the text included. */
export function breaksOf(text: string, language: string): number[] {
  const words = new Intl.Segmenter(language, { granularity: 'word' });
  const found: number[] = [];
  for (const { index, segment } of words.segment(text)) {
    const end = index + segment.length;
    const next = text.slice(end, end + 2);
    if (next === '' || next.startsWith(' ') || CLINGS.test(next) || OPENS.test(segment)) continue;
    const isAfterBlank = segment.endsWith(' ');
    const isUnspaced = UNSPACED.test(segment.slice(-1)) || UNSPACED.test(next);
    const isAfterComma = /[，。、；：）」]$/u.test(segment);
    if (isAfterBlank || isUnspaced || isAfterComma) found.push(end);
  }
  return [...found, text.length];
}
