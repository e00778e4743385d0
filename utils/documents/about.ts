import type { PDFDocument } from '@cantoo/pdf-lib';

/** Title, producer and times of a PDF. `at`: the creation time to record; the clock is not read. */
export function describePdf(doc: PDFDocument, title: string, at: Date): void {
  doc.setTitle(title, { showInWindowTitleBar: true });
  doc.setProducer('ASCMI Consent Guard');
  doc.setCreator('ASCMI Consent Guard');
  doc.setCreationDate(at);
  doc.setModificationDate(at);
}

/** English and Spanish are those of the United States; other languages have no region here. */
export const languageTag = (language: string): string =>
  language === 'en' || language === 'es' ? `${language}-US` : language;
