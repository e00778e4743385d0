import { PDFDocument } from '@cantoo/pdf-lib';
import { create } from 'fontkit';
import { describePdf, languageTag } from './about';
import { plainText } from './document';
import type { SheetDocument } from './document';
import { Setter } from './setter';
import { ShapedTypeface } from './shaped-typeface';
import type { WordPicture } from './shaped-typeface';

export interface PdfMeans {
  /** The creation time to record; the clock is not read. */
  readonly at: Date;
  /** Font files, the preferred one first. */
  readonly fonts: readonly Uint8Array[];
  /** Draws a word that no font can write, such as a name in another script; null where that is not possible. */
  readonly picture?: (word: string) => Promise<WordPicture | null>;
}

/** Sets a document of any language as a tagged PDF on letter paper. */
export async function renderConsentPdf(sheet: SheetDocument, { at, fonts, picture }: PdfMeans): Promise<Uint8Array> {
  const doc = await PDFDocument.create({ updateMetadata: false });
  describePdf(doc, sheet.title, at);
  const face = new ShapedTypeface(
    doc,
    fonts.map((data) => create(data)),
  );
  if (picture) await face.addPictures(plainText(sheet), picture);
  const setter = new Setter(doc, face, sheet);
  for (const block of sheet.blocks) await setter.block(block, setter.column, setter.tags.root);
  setter.finish();
  face.finish();
  setter.tags.write(doc, languageTag(sheet.language));
  return doc.save();
}
