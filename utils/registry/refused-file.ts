import Papa from 'papaparse';
import type { FilePreview, ImportReport } from '../contract/embedded-view';

/** What is wrong, as a spreadsheet: one line a problem. Codes and places only; no cell of the file. */
export function reportCsv({ refused }: ImportReport): string {
  const lines = refused.flatMap(({ line, problems }) => problems.map(({ code, column }) => [line, column ?? '', code]));
  return `${Papa.unparse([['row', 'column', 'problem'], ...lines], { newline: '\n' })}\n`;
}

/** The refused rows as they came, below their header: corrected, the file can be fed in again. */
export function refusedFile(
  { refused }: ImportReport,
  { format, header }: Pick<FilePreview, 'format' | 'header'>,
): string {
  const rows = refused.map(({ raw }) => `${raw}\n`).join('');
  return format === 'csv' ? `${header}\n${rows}` : rows;
}
