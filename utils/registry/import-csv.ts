import { FORM_CODES } from '../ascmi/forms';
import { isCategory } from '../ascmi/categories';
import { CIN_SYSTEM, MBI_SYSTEM, mrnSystem, type Identifier } from '../ascmi/identifiers';
import { CSV_FIELDS, type CsvField, type CsvMapping, type ImportProblem } from '../contract/embedded-view';
import type { CsvRecord } from './csv-records';
import { spreadsheetConsent, SPREADSHEET_SIGNERS } from './csv-consent';
import type { ImportRow } from './import-rows';

const STATUSES = ['active', 'inactive', 'draft', 'proposed', 'rejected', 'entered-in-error'];
const CIN = /^9\d{7}[ACDEFGHMNTUVWXYZ]$/;
const MBI = /^[1-9][AC-HJKMNP-RT-Y][0-9AC-HJKMNP-RT-Y]\d[AC-HJKMNP-RT-Y][0-9AC-HJKMNP-RT-Y]\d[AC-HJKMNP-RT-Y]{2}\d{2}$/;

/** Words in headers by which a column is guessed, in the order of `CSV_FIELDS`; the person corrects the guess in the preview. */
const HINTS: Readonly<Record<CsvField, RegExp>> = {
  cin: /\b(cin|client index|medi-?cal (id|number|no))/i,
  mbi: /\b(mbi|medicare)/i,
  mrn: /\b(mrn|record (no|number)|chart (no|number)|expediente)/i,
  name: /^(member|patient|client|full)?[ _-]?name$|nombre/i,
  birthDate: /birth|\bdob\b|nacimiento/i,
  document: /document|form id|record id|consent id/i,
  form: /form( type| version)?$|formulario/i,
  status: /status|estado/i,
  signedOn: /sign(ed|ature).*(date|on)|date.*sign|fecha.*firma/i,
  start: /start|effective|from\b/i,
  end: /end(s|ing)?\b|end.?date|expir|until|vence/i,
  declined: /declin|not agree|exclu/i,
  signer: /signer|signed by|relationship/i,
  organization: /organi[sz]ation|agency|provider/i,
};

export function guessColumns(headers: readonly string[]): CsvMapping['columns'] {
  const columns: Partial<Record<CsvField, string>> = {};
  const taken = new Set<string>();
  for (const field of CSV_FIELDS) {
    const header = headers.find((one) => one !== '' && !taken.has(one) && HINTS[field].test(one));
    if (header === undefined) continue;
    columns[field] = header;
    taken.add(header);
  }
  return columns;
}

/** `2026-03-02` or `3/2/2026` (United States order); null where it is neither or no such day. */
export function readDate(text: string): string | null {
  const iso = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  const american = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(text);
  const [year, month, day] = iso ? [iso[1], iso[2], iso[3]] : american ? [american[3], american[1], american[2]] : [];
  if (year === undefined || month === undefined || day === undefined) return null;
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const time = Date.parse(`${date}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(date) ? date : null;
}

type Cell = (field: CsvField) => string;
type Blame = (code: ImportProblem, field: CsvField | null) => void;

function readMember(cell: Cell, portal: string, blame: Blame): Identifier[] {
  const cin = cell('cin').toUpperCase();
  const mbi = cell('mbi').toUpperCase().replaceAll('-', '');
  const mrn = portal === '' ? '' : cell('mrn');
  if (cin === '' && mbi === '' && mrn === '') blame('no-member', null);
  if (cin !== '' && !CIN.test(cin)) blame('bad-identifier', 'cin');
  if (mbi !== '' && !MBI.test(mbi)) blame('bad-identifier', 'mbi');
  return [
    ...(cin === '' ? [] : [{ system: CIN_SYSTEM, value: cin }]),
    ...(mbi === '' ? [] : [{ system: MBI_SYSTEM, value: mbi }]),
    ...(mrn === '' ? [] : [{ system: mrnSystem(portal), value: mrn }]),
  ];
}

function readDay(cell: Cell, field: CsvField, blame: Blame): string {
  if (cell(field) === '') return '';
  const day = readDate(cell(field));
  if (day === null) blame('bad-date', field);
  return day ?? '';
}

/** A word of a fixed list, or the first of the list where the cell is empty. */
/** The first word is meant where the row does not say. */
function readWord(cell: Cell, field: CsvField, words: readonly string[], code: ImportProblem, blame: Blame): string {
  const word = cell(field).toLowerCase() || (words[0] ?? '');
  if (!words.includes(word)) blame(code, field);
  return word;
}

function readDeclined(cell: Cell, blame: Blame): string[] {
  const declined = cell('declined')
    .split(/[;|]/)
    .map((one) => one.trim().toUpperCase())
    .filter(Boolean);
  if (!declined.includes('ALL') && !declined.every(isCategory)) blame('unknown-category', 'declined');
  return declined;
}

/**
 * Reads the rows below a header as records, every problem of a row at once. Equal names of two rows in a file are a mistake of the file:
 * the first row counts.
 */
export async function* csvRows(
  records: AsyncIterable<CsvRecord>,
  { columns, portal }: CsvMapping,
): AsyncGenerator<ImportRow> {
  const seen = new Set<string>();
  let headers: readonly string[] | null = null;
  for await (const { line, cells, raw } of records) {
    if (headers === null) {
      headers = cells.map((cell) => cell.trim());
      continue;
    }
    const width: number = headers.length;
    const place = (field: CsvField): number =>
      columns[field] === undefined ? -1 : (headers?.indexOf(columns[field]) ?? -1);
    const cell: Cell = (field) => (cells[place(field)] ?? '').trim();
    const problems: { code: ImportProblem; column: string | null }[] = [];
    const blame: Blame = (code, field) => problems.push({ code, column: field && (columns[field] ?? null) });

    // A cell too many or too few moves the others: nothing of such a row can be trusted.
    if (cells.length !== width) blame('ragged-row', null);
    const identifiers = readMember(cell, portal, blame);
    const signer = cell('signer').toUpperCase();
    const content = {
      identifiers,
      name: cell('name'),
      birthDate: readDay(cell, 'birthDate', blame),
      document: cell('document'),
      form: readWord(cell, 'form', FORM_CODES, 'unknown-form', blame),
      status: readWord(cell, 'status', STATUSES, 'unknown-status', blame),
      signedOn: readDay(cell, 'signedOn', blame),
      start: readDay(cell, 'start', blame),
      end: readDay(cell, 'end', blame),
      declined: readDeclined(cell, blame),
      signer:
        signer === '' || signer === 'SELF'
          ? ('self' as const)
          : (SPREADSHEET_SIGNERS.find((one) => one === signer) ?? null),
      organization: cell('organization'),
    };
    // A record without a signing date denies what it may cover: a spreadsheet that lost the date must not do that silently.
    if (cell('signedOn') === '') blame('bad-date', 'signedOn');
    const consent = spreadsheetConsent(content);
    const name = consent.identifier?.[0]?.value ?? '';
    if (problems.length === 0 && seen.has(name))
      blame('duplicate-in-file', columns.document === undefined ? null : 'document');
    if (problems.length === 0) seen.add(name);
    yield problems.length > 0 ? { line, raw, entry: null, problems } : { line, raw, entry: { consent }, problems };
  }
}
