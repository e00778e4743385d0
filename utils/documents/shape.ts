import type { FontkitFont } from 'fontkit';

/** A glyph in its place. Units: thousandths of the type size. */
export interface PlacedGlyph {
  readonly id: number;
  /** What it stands for, for copying text out of the PDF. */
  readonly text: string;
  readonly advance: number;
  /** The advance that the font itself gives the glyph. */
  readonly ownAdvance: number;
  readonly dx: number;
  readonly dy: number;
}

/** Scripts of the form's languages, by OpenType tag: what their letters are, and whether glyph order can differ from letter order. */
const SCRIPTS = [
  { tag: 'khmr', letters: /\p{Script=Khmer}/u, reorders: true },
  { tag: 'dev2', letters: /\p{Script=Devanagari}/u, reorders: true },
  { tag: 'gur2', letters: /\p{Script=Gurmukhi}/u, reorders: true },
  { tag: 'lao ', letters: /\p{Script=Lao}/u, reorders: true },
  { tag: 'thai', letters: /\p{Script=Thai}/u, reorders: true },
  { tag: 'arab', letters: /\p{Script=Arabic}/u, reorders: false },
  { tag: 'armn', letters: /\p{Script=Armenian}/u, reorders: false },
  { tag: 'cyrl', letters: /\p{Script=Cyrillic}/u, reorders: false },
  { tag: 'hani', letters: /\p{Script=Han}/u, reorders: false },
  { tag: 'kana', letters: /[\p{Script=Hiragana}\p{Script=Katakana}]/u, reorders: false },
  { tag: 'hang', letters: /\p{Script=Hangul}/u, reorders: false },
  { tag: 'latn', letters: /\p{Script=Latin}/u, reorders: false },
] as const;
export type Script = (typeof SCRIPTS)[number]['tag'];

/** The script of a letter; null for what every script shares: blanks, digits, marks, punctuation. */
export function scriptOf(char: string): Script | null {
  return SCRIPTS.find(({ letters }) => letters.test(char))?.tag ?? null;
}
export const reorders = (script: Script): boolean => SCRIPTS.some(({ tag, reorders: does }) => tag === script && does);

/**
 * Thai and Lao SARA AM is drawn as a ring over the consonant, under its tone mark, and an AA (Unicode standard, chapter 16.1). The
 * shaper leaves that to the caller.
 */
const decomposeAm = (text: string): string =>
  text.replace(/([\u0e48-\u0e4b]*)\u0e33/g, '\u0e4d$1\u0e32').replace(/([\u0ec8-\u0ecb]*)\u0eb3/g, '\u0ecd$1\u0eb2');

/** Glyphs of a run of one script and direction, from left to right. */
export function shape(font: FontkitFont, text: string, script: Script, direction: 'ltr' | 'rtl'): PlacedGlyph[] {
  const run = font.layout(decomposeAm(text), {}, script, undefined, direction);
  const unit = 1000 / font.unitsPerEm;
  return run.glyphs.flatMap((glyph, at) => {
    const position = run.positions[at];
    if (position === undefined) return [];
    return {
      id: glyph.id,
      text: String.fromCodePoint(...glyph.codePoints),
      advance: position.xAdvance * unit,
      ownAdvance: glyph.advanceWidth * unit,
      dx: position.xOffset * unit,
      dy: position.yOffset * unit,
    };
  });
}
