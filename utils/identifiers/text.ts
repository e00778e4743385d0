/**
 * Text as matching sees it. Characters that take no room (soft hyphen, zero-width space and joiners, word joiner, byte-order mark,
 * bidirectional marks) are dropped, every kind of blank becomes a space, every kind of dash a hyphen, full-width forms their ASCII form.
 * One code unit in gives at most one out, so offsets only ever shrink; they are offsets into the result.
 */
export function normaliseText(raw: string): string {
  return AWKWARD.test(raw)
    ? raw
        .replace(INVISIBLE, '')
        .replace(BLANK, ' ')
        .replace(DASH, '-')
        .replace(FULL_WIDTH, (unit) => String.fromCharCode(unit.charCodeAt(0) - 0xfee0))
    : raw;
}

const INVISIBLE = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]/g;
const BLANK = /[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]/g;
const DASH = /[\u2010-\u2015\u2212\ufe58\ufe63\uff0d]/g;
const FULL_WIDTH = /[\uff01-\uff0c\uff0e-\uff5e]/g;
const AWKWARD =
  /[\u00a0\u00ad\u1680\u2000-\u2015\u202a-\u202f\u205f-\u2064\u2066-\u2069\u2212\u3000\ufe58\ufe63\ufeff\uff01-\uff5e]/;

/** One line: runs of white space become one space, ends trimmed. */
export function squeeze(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

/** For comparing words: lower case, accents dropped, so that "Número" and "numero" are one word. Never changes the length. */
export function fold(text: string): string {
  const plain = ACCENTED.test(text) ? text.replace(ACCENTED_ALL, (unit) => unit.normalize('NFD').charAt(0)) : text;
  const lower = plain.toLowerCase();
  return lower.length === text.length ? lower : plain;
}
const ACCENTED = /[\u00c0-\u017f]/;
const ACCENTED_ALL = /[\u00c0-\u017f]/g;
