import Papa from 'papaparse';
import type { TextLine } from './file-text';

export interface CsvRecord extends TextLine {
  readonly cells: readonly string[];
}

/** Text is handed to the parser in pieces of about this many characters: small enough not to be felt, large enough to be quick. */
const PIECE = 200_000;

/** The place after the last line break that stands outside of quotes; 0 where there is none. */
function lastBreak(text: string): number {
  let isQuoted = false;
  let place = 0;
  for (let at = 0; at < text.length; at += 1) {
    const char = text[at];
    // A doubled quote inside quotes switches twice, which is the same as not at all.
    if (char === '"') isQuoted = !isQuoted;
    else if (char === '\n' && !isQuoted) place = at + 1;
  }
  return place;
}

async function* pieces(chunks: AsyncIterable<string>): AsyncGenerator<string> {
  let text = '';
  for await (const chunk of chunks) {
    text += chunk;
    if (text.length < PIECE) continue;
    const end = lastBreak(text);
    if (end === 0) continue;
    yield text.slice(0, end);
    text = text.slice(end);
  }
  if (text !== '') yield text;
}

/** The rows of a spreadsheet in order, the header first as row 1. Empty rows are counted and left out. The first piece tells the delimiter. */
export async function* csvRecords(chunks: AsyncIterable<string>): AsyncGenerator<CsvRecord> {
  let delimiter = '';
  let line = 0;
  for await (const piece of pieces(chunks)) {
    const { data, meta } = Papa.parse<string[]>(piece.replace(/\r?\n$/, ''), { delimiter });
    delimiter ||= meta.delimiter;
    for (const cells of data) {
      line += 1;
      if (cells.some((cell) => cell.trim() !== ''))
        yield { line, cells, raw: Papa.unparse([cells], { delimiter, newline: '\n' }) };
    }
  }
}
