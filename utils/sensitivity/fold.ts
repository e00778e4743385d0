/** A word of the text: as written, and folded (lower case, no accents). `start` and `end` index the folded text. */
export interface Token {
  readonly raw: string;
  readonly word: string;
  readonly start: number;
  readonly end: number;
}

/** Lower case without accents; length changes only where an accent was a character of its own. */
export const foldCase = (text: string): string => stripAccents(text).toLowerCase();

export const stripAccents = (text: string): string => text.normalize('NFD').replace(/[\u0300-\u036f]/g, '');

/** Words of a line whose accents are already stripped. An apostrophe inside a word does not split it: `Huntington's`. */
export function tokenize(line: string): Token[] {
  const tokens: Token[] = [];
  for (const match of line.matchAll(/[A-Za-z0-9]+(?:['’][A-Za-z]+)*/g)) {
    const raw = match[0].replace(/['’]s?/g, (mark) => mark.slice(1));
    tokens.push({ raw, word: raw.toLowerCase(), start: match.index, end: match.index + match[0].length });
  }
  return tokens;
}
