import { rgb } from '@cantoo/pdf-lib';
import type { PDFFont } from '@cantoo/pdf-lib';
import type { Typeface } from './typeface';

/** The standard fonts every reader has: small files, Latin letters only. Cover sheets are set in them. */
export const standardTypeface = (regular: PDFFont, bold: PDFFont): Typeface => ({
  lines(text, { size, isBold }, width) {
    const font = isBold ? bold : regular;
    return wrap(printable(text, font), font, size, width).map((line) => ({
      width: font.widthOfTextAtSize(line, size),
      draw: (page, x, y) => page.drawText(line, { x, y, size, font, color: rgb(0, 0, 0) }),
    }));
  },
});

/**
 * Text that the standard fonts can show (WinAnsi, PDF 32000-1 annex D). A letter outside it loses its accent, anything else becomes `?`.
 * Residual gap: names in scripts other than Latin are not printable without an embedded font; the caller's form keeps the true spelling.
 */
function printable(text: string, font: PDFFont): string {
  const known = new Set(font.getCharacterSet());
  return Array.from(keepTogether(text.normalize('NFC').replace(/\s+/g, ' ')))
    .map((char) =>
      known.has(char.codePointAt(0) ?? 0)
        ? char
        : Array.from(char.normalize('NFD'))
            .filter((part) => known.has(part.codePointAt(0) ?? 0))
            .join('') || '?',
    )
    .join('');
}

/** No line break inside "42 CFR" or after an area code. */
const keepTogether = (text: string): string =>
  text.replace(/\b(4[25]) CFR\b/g, '$1\u00a0CFR').replace(/(\(\d{3}\)) (?=\d)/g, '$1\u00a0');

/** Greedy line breaking at blanks; a word wider than the line is cut. `width` in points. */
function wrap(text: string, font: PDFFont, size: number, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ').flatMap((part) => cut(part, font, size, width))) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (font.widthOfTextAtSize(longer, size) <= width) line = longer;
    else {
      lines.push(line);
      line = word;
    }
  }
  return line === '' ? lines : [...lines, line];
}

function cut(word: string, font: PDFFont, size: number, width: number): string[] {
  if (font.widthOfTextAtSize(word, size) <= width) return [word];
  const pieces = [''];
  for (const char of word) {
    const longer = `${pieces.at(-1) ?? ''}${char}`;
    if (font.widthOfTextAtSize(longer, size) <= width) pieces[pieces.length - 1] = longer;
    else pieces.push(char);
  }
  return pieces;
}
