import { PDFHexString, PDFName, PDFOperator, PDFOperatorNames } from '@cantoo/pdf-lib';
import type { PDFPage } from '@cantoo/pdf-lib';
import type { EmbeddedFace } from './embedded-face';
import type { PlacedGlyph } from './shape';

export interface GlyphWord {
  readonly face: EmbeddedFace;
  readonly glyphs: readonly PlacedGlyph[];
  /** The word in letters, where the order or number of glyphs differs from that of the letters. */
  readonly actualText: string | null;
}

/** Bold is the same outline with a stroke: one font a script is shipped, not two. Share of the type size. */
const BOLD_STROKE = 0.028;

const number = (value: number): string => `${Math.round(value * 1000) / 1000}`;

/** Draws a word from left to right. Points; `y` is the base line. */
export function drawGlyphs(
  page: PDFPage,
  { face, glyphs, actualText }: GlyphWord,
  { x, y, size, isBold }: { readonly x: number; readonly y: number; readonly size: number; readonly isBold: boolean },
): void {
  page.node.setFontDictionary(face.name, face.ref);
  const operators: PDFOperator[] = [];
  const say = (name: PDFOperatorNames, ...args: (PDFName | string)[]) => operators.push(PDFOperator.of(name, args));
  if (actualText !== null) {
    const written = PDFHexString.fromText(actualText).toString();
    say(PDFOperatorNames.BeginMarkedContentSequence, PDFName.of('Span'), `<</ActualText ${written}>>`);
  }
  say(PDFOperatorNames.PushGraphicsState);
  say(PDFOperatorNames.BeginText);
  say(PDFOperatorNames.SetFontAndSize, face.name, number(size));
  if (isBold) {
    say(PDFOperatorNames.SetTextRenderingMode, '2');
    say(PDFOperatorNames.SetLineWidth, number(size * BOLD_STROKE));
  }
  say(PDFOperatorNames.SetTextMatrix, '1', '0', '0', '1', number(x), number(y));
  for (const { rise, parts } of linesOf(face, glyphs)) {
    say(PDFOperatorNames.SetTextRise, number((rise * size) / 1000));
    say(PDFOperatorNames.ShowTextAdjusted, `[${parts.join(' ')}]`);
  }
  say(PDFOperatorNames.EndText);
  say(PDFOperatorNames.PopGraphicsState);
  if (actualText !== null) say(PDFOperatorNames.EndMarkedContent);
  page.pushOperators(...operators);
}

/** Glyphs of one height together. An adjustment moves the pen back by thousandths of the type size. */
function linesOf(face: EmbeddedFace, glyphs: readonly PlacedGlyph[]): { rise: number; parts: string[] }[] {
  const lines: { rise: number; parts: string[] }[] = [];
  for (const glyph of glyphs) {
    let line = lines.at(-1);
    if (line?.rise !== glyph.dy) {
      line = { rise: glyph.dy, parts: [] };
      lines.push(line);
    }
    if (glyph.dx !== 0) line.parts.push(number(-glyph.dx));
    line.parts.push(`<${face.code(glyph)}>`);
    const back = glyph.ownAdvance - glyph.advance + glyph.dx;
    if (Math.abs(back) > 0.01) line.parts.push(number(back));
  }
  return lines;
}
