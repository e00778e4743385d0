import Papa from 'papaparse';
import type { RecipientKind } from '../ascmi/parties';
import type { DirectoryImport, ImportProblem } from './import-report';
import { formatMatch, normaliseMatch } from './index-entries';
import { kindFromText } from './kinds';

import type { DirectoryEntry, MatchKey } from './types';
import { warnings } from './import-warnings';

type Column = MatchKey | 'kind' | 'state' | 'match';

/** Header spellings after folding (letters and digits only). */
const HEADERS: Readonly<Record<Column, readonly string[]>> = {
  match: ['match'],
  fax: ['fax', 'fax number', 'fax no', 'facsimile', 'efax'],
  email: ['email', 'e mail', 'email address', 'mail', 'correo', 'correo electronico'],
  direct: ['direct', 'direct address', 'direct email', 'direct messaging address', 'dsm address'],
  domain: ['domain', 'email domain', 'mail domain', 'dominio'],
  npi: ['npi', 'npi number', 'organization npi', 'org npi'],
  name: [
    'name',
    'organization',
    'organization name',
    'organisation',
    'org',
    'agency',
    'facility',
    'recipient',
    'nombre',
    'organizacion',
  ],
  department: ['department', 'unit', 'program', 'departamento'],
  origin: ['origin', 'portal', 'url', 'website'],
  kind: ['kind', 'type', 'recipient kind', 'recipient type', 'category', 'tipo'],
  state: ['state', 'st', 'estado'],
};
const ADDRESS_COLUMNS = ['fax', 'email', 'direct', 'domain', 'npi', 'origin'] as const satisfies readonly MatchKey[];

/**
 * Reads a directory spreadsheet (RFC 4180; comma, semicolon or tab; byte order mark and quotes understood). One row may carry several
 * addresses; each becomes an entry. A row whose kind is missing or not understood is imported as UNKNOWN, with a warning: it then says
 * "known address, unknown role" and opens nothing. A row without any readable address or name is rejected, whole, with reasons.
 */
export function importDirectoryCsv(text: string): DirectoryImport {
  const parsed = Papa.parse<string[]>(text.replace(/^\uFEFF/, ''), {
    skipEmptyLines: false,
    delimitersToGuess: [',', ';', '\t', '|'],
  });
  const [header = [], ...rows] = parsed.data;
  const columns = header.map((title) => columnOf(title));
  const entries: DirectoryEntry[] = [];
  const lines: number[] = [];
  const rejected: DirectoryImport['rejected'][number][] = [];
  const problems: ImportProblem[] = [];
  rows.forEach((cells, at) => {
    // Rows, not physical lines: a quoted cell may hold line breaks. The header is row 1.
    const line = at + 2;
    if (cells.every((cell) => cell.trim() === '')) return;
    if (cells.length !== header.length) problems.push({ line, severity: 'warning', code: 'ragged-row' });
    const row = readRow(line, columns, cells);
    problems.push(...row.problems);
    entries.push(...row.entries);
    lines.push(...row.entries.map(() => line));
    if (row.entries.length === 0) rejected.push({ line, cells: named(header, cells) });
  });
  problems.push(...warnings(entries, lines));
  return {
    entries,
    lines,
    rejected,
    problems,
    columns: Object.fromEntries(header.map((title, at) => [title, columns[at] ?? null])),
  };
}

const columnOf = (title: string): Column | null => {
  const folded = title
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();
  return (Object.keys(HEADERS) as Column[]).find((column) => HEADERS[column].includes(folded)) ?? null;
};

/** Cells beyond the header keep their position as a name. */
const named = (header: readonly string[], cells: readonly string[]): Record<string, string> =>
  Object.fromEntries(cells.map((cell, at) => [header[at] ?? `column ${at + 1}`, cell]));

function readRow(
  line: number,
  columns: readonly (Column | null)[],
  cells: readonly string[],
): { entries: DirectoryEntry[]; problems: ImportProblem[] } {
  const problems: ImportProblem[] = [];
  const complain = (
    code: ImportProblem['code'],
    field: string,
    value: string,
    severity: ImportProblem['severity'] = 'error',
  ): void => {
    problems.push({ line, severity, code, field, value });
  };
  const cell = (column: Column): string =>
    columns.flatMap((known, at) =>
      known === column && (cells[at] ?? '').trim() !== '' ? [(cells[at] ?? '').trim()] : [],
    )[0] ?? '';

  const matches = matchesOf(cell, complain);
  if (matches.length === 0) complain('no-address', 'row', '');
  const npi = normaliseMatch('npi', cell('npi'));
  const state = cell('state').toUpperCase();
  if (state !== '' && !/^[A-Z]{2}$/.test(state)) complain('bad-state', 'state', state);
  const name = cell('name');
  const shared = {
    kind: kindOf(cell('kind'), complain),
    ...(name === '' ? {} : { name }),
    ...(npi === null ? {} : { npi }),
    ...(/^[A-Z]{2}$/.test(state) ? { state } : {}),
  };
  return { entries: matches.map((match) => ({ match, ...shared })), problems };
}

type Complain = (
  code: ImportProblem['code'],
  field: string,
  value: string,
  severity?: ImportProblem['severity'],
) => void;

function matchesOf(cell: (column: Column) => string, complain: Complain): string[] {
  const matches: string[] = [];
  const ready = cell('match');
  const colon = ready.indexOf(':');
  const candidates: [MatchKey, string][] = ADDRESS_COLUMNS.map((key) => [key, cell(key)]);
  const stated = (Object.keys(HEADERS) as Column[]).find((key) => key === ready.slice(0, colon).trim().toLowerCase());
  if (ready !== '' && stated !== undefined && stated !== 'kind' && stated !== 'state' && stated !== 'match') {
    candidates.push([stated, ready.slice(colon + 1)]);
  } else if (ready !== '') complain('malformed', 'match', ready);
  const name = cell('name');
  const unit = cell('department');
  if (name !== '') candidates.push(['name', unit === '' ? name : `${name}|${unit}`]);
  else if (unit !== '') candidates.push(['department', unit]);
  for (const [key, written] of candidates) {
    if (written === '') continue;
    for (const part of key === 'name' || key === 'department' ? [written] : written.split(/[;\n]|,(?=\s*\S+@)/)) {
      const value = normaliseMatch(key, part);
      if (value === null) complain(key === 'department' ? 'bad-name' : `bad-${key}`, key, part.trim());
      else matches.push(formatMatch({ key, value }));
    }
  }
  return [...new Set(matches)];
}

function kindOf(written: string, complain: Complain): RecipientKind {
  const kind = written === '' ? null : kindFromText(written);
  if (kind === null) complain(written === '' ? 'kind-missing' : 'kind-unmapped', 'kind', written, 'warning');
  return kind ?? 'UNKNOWN';
}
