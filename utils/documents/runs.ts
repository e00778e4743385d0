import bidiFactory from 'bidi-js';
import type { FontkitFont } from 'fontkit';
import { scriptOf } from './shape';
import type { Script } from './shape';

/** A stretch of a line in one font, script and direction. */
export interface TextRun {
  readonly text: string;
  /** Null: no font that ships has these letters. */
  readonly font: FontkitFont | null;
  readonly script: Script;
  readonly level: number;
}

const bidi = bidiFactory();

export interface Paragraph {
  readonly text: string;
  readonly levels: Uint8Array;
}

/** Embedding levels by the Unicode Bidirectional Algorithm (UAX 9), one for each UTF-16 unit. */
export function paragraph(text: string, direction: 'ltr' | 'rtl'): Paragraph {
  return { text, levels: bidi.getEmbeddingLevels(text, direction).levels };
}

/** The runs of a line in reading order of the page: from left to right. */
export function visualRuns(
  { text, levels }: Paragraph,
  from: number,
  to: number,
  fonts: readonly FontkitFont[],
): TextRun[] {
  const runs = logicalRuns(text.slice(from, to), levels.slice(from, to), fonts);
  // UAX 9, rule L2: from the highest level down to the lowest odd one, what lies at or above it is turned round.
  const highest = Math.max(0, ...runs.map(({ level }) => level));
  for (let level = highest; level > 0; level--) turnRound(runs, level);
  return runs;
}

function turnRound(runs: TextRun[], level: number): void {
  for (let start = 0; start < runs.length; start++) {
    if ((runs[start]?.level ?? 0) < level) continue;
    let end = start;
    while ((runs[end]?.level ?? -1) >= level) end++;
    runs.splice(start, end - start, ...runs.slice(start, end).reverse());
    start = end;
  }
}

function logicalRuns(text: string, levels: Uint8Array, fonts: readonly FontkitFont[]): TextRun[] {
  const runs: TextRun[] = [];
  let at = 0;
  for (const char of text) {
    const level = levels[at] ?? 0;
    const last = runs.at(-1);
    const script = scriptOf(char) ?? last?.script ?? firstScript(text);
    const font = fontFor(char, last?.font ?? null, fonts);
    const shown = level % 2 === 1 ? (bidi.getMirroredCharacter(char) ?? char) : char;
    if (last?.level === level && last.font === font && last.script === script)
      runs[runs.length - 1] = { ...last, text: last.text + shown };
    else runs.push({ text: shown, font, script, level });
    at += char.length;
  }
  return runs;
}

const firstScript = (text: string): Script => {
  for (const char of text) {
    const script = scriptOf(char);
    if (script !== null) return script;
  }
  return 'latn';
};

/** Letters that join or hide take no font of their own. */
const JOINERS = /[\u200b-\u200f\u2060\ufeff]/u;

function fontFor(char: string, current: FontkitFont | null, fonts: readonly FontkitFont[]): FontkitFont | null {
  if (JOINERS.test(char)) return current ?? fonts[0] ?? null;
  const code = char.codePointAt(0) ?? 0;
  if (current?.hasGlyphForCodePoint(code) && scriptOf(char) === null) return current;
  return fonts.find((font) => font.hasGlyphForCodePoint(code)) ?? null;
}

/** Stretches that no font has, blanks and punctuation aside: they have to be drawn as pictures. */
export function missingFrom(text: string, fonts: readonly FontkitFont[]): string[] {
  const runs = logicalRuns(text, new Uint8Array(text.length), fonts);
  return [...new Set(runs.filter(({ font }) => font === null).map((run) => run.text))];
}
