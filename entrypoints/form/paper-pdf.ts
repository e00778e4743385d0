import type { SheetDocument } from '../../utils/documents/document';
import { fontsFor } from '../../utils/documents/font-plan';
import type { WordPicture } from '../../utils/documents/shaped-typeface';

/** Pixels to the em: sharp at 600 dpi in the sizes of the form. */
const PIXELS = 96;

/** Sets a paper as PDF with the fonts that ship. The PDF library is fetched now, not when the form opens. */
export async function paperPdf(sheet: SheetDocument, at: Date): Promise<Uint8Array> {
  const [{ renderConsentPdf }, ...fonts] = await Promise.all([
    import('../../utils/documents/consent-pdf'),
    ...fontsFor(sheet.language).map(fontFile),
  ]);
  return renderConsentPdf(sheet, { at, fonts, picture: drawWord });
}

async function fontFile(name: string): Promise<Uint8Array> {
  const answer = await fetch(new URL(`/fonts/${name}.ttf`, location.origin));
  if (!answer.ok) throw new Error(`No font ${name}`);
  return new Uint8Array(await answer.arrayBuffer());
}

/** A word in letters that no shipped font has, such as a name, in a font of this computer. */
async function drawWord(word: string): Promise<WordPicture | null> {
  const canvas = document.createElement('canvas');
  const measure = canvas.getContext('2d');
  if (!measure) return null;
  const font = `${PIXELS}px sans-serif`;
  measure.font = font;
  const size = measure.measureText(word);
  const [ascent, descent] = [Math.ceil(size.actualBoundingBoxAscent), Math.ceil(size.actualBoundingBoxDescent)];
  canvas.width = Math.max(1, Math.ceil(size.width));
  canvas.height = Math.max(1, ascent + descent);
  // A new size clears the canvas and its font.
  const ink = canvas.getContext('2d');
  if (!ink) return null;
  ink.font = font;
  ink.fillText(word, 0, ascent);
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
  if (!blob) return null;
  const png = new Uint8Array(await blob.arrayBuffer());
  return { png, width: canvas.width / PIXELS, ascent: ascent / PIXELS, descent: descent / PIXELS };
}
