import { PDFDocument, StandardFonts } from '@cantoo/pdf-lib';
import { describePdf, languageTag } from '../documents/about';
import type { SheetDocument } from '../documents/document';
import { Setter } from '../documents/setter';
import { standardTypeface } from '../documents/standard-typeface';

/** Sets a document as a tagged PDF. `at` is the creation time to record; the clock is not read. `append`: the signed consent, as PDF. */
export async function renderPdf(sheet: SheetDocument, at: Date, append?: Uint8Array): Promise<Uint8Array> {
  const doc = await PDFDocument.create({ updateMetadata: false });
  const regular = await doc.embedFont(StandardFonts.Helvetica);
  const bold = await doc.embedFont(StandardFonts.HelveticaBold);
  describePdf(doc, sheet.title, at);
  const setter = new Setter(doc, standardTypeface(regular, bold), sheet);
  for (const block of sheet.blocks) await setter.block(block, setter.column, setter.tags.root);
  setter.finish();
  setter.tags.write(doc, languageTag(sheet.language));
  if (append !== undefined) {
    const copy = await PDFDocument.load(append);
    for (const page of await doc.copyPages(copy, copy.getPageIndices())) doc.addPage(page);
  }
  return doc.save();
}
