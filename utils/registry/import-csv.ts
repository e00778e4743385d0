import Papa from 'papaparse';
import { isCategory } from '../ascmi/categories';
import { CIN_SYSTEM, MBI_SYSTEM } from '../ascmi/identifiers';
import type { ImportProblem, ImportRow } from './import-rows';
import type { ConsentResource } from './resources';

/** What a column of a spreadsheet may hold. */
export const CSV_FIELDS = [
  'cin',
  'mbi',
  'document',
  'form',
  'status',
  'signedOn',
  'start',
  'end',
  'declined',
  'signer',
  'organization',
] as const;
export type CsvField = (typeof CSV_FIELDS)[number];
/** Field to column header. */
export type CsvMapping = Readonly<Partial<Record<CsvField, string>>>;

const FORMS = [
  'ascmi-ab133',
  'ascmi-non-ab133',
  'ascmi-revocation',
  'smartcare-ccc',
  'roi-standard',
  'hmis-local',
  'hie-choice',
];
const STATUSES = ['active', 'inactive', 'draft', 'proposed', 'rejected', 'entered-in-error'];
const SIGNERS = ['GUARD', 'PRN', 'HPOWATT', 'RESPRSN'];
const ACT_REASON = 'http://terminology.hl7.org/CodeSystem/v3-ActReason';
const CIN = /^9\d{7}[ACDEFGHMNTUVWXYZ]$/;
const MBI = /^[1-9][AC-HJKMNP-RT-Y][0-9AC-HJKMNP-RT-Y]\d[AC-HJKMNP-RT-Y][0-9AC-HJKMNP-RT-Y]\d[AC-HJKMNP-RT-Y]{2}\d{2}$/;

/** Words in headers by which a column is guessed; the person corrects the guess in the preview. */
const HINTS: Readonly<Record<CsvField, RegExp>> = {
  cin: /\b(cin|client index|medi-?cal id)/i,
  mbi: /\b(mbi|medicare)/i,
  document: /document|form id|record id/i,
  form: /form( type| version)?$/i,
  status: /status/i,
  signedOn: /sign(ed|ature).*(date|on)|date.*sign/i,
  start: /start|effective|from/i,
  end: /end|expir|until/i,
  declined: /declin|not agree|exclu/i,
  signer: /signer|signed by|relationship/i,
  organization: /organi[sz]ation|agency|provider/i,
};

export interface CsvTable {
  readonly headers: readonly string[];
  readonly rows: readonly Readonly<Record<string, string>>[];
}

export function readCsv(text: string): CsvTable {
  const parsed = Papa.parse<Record<string, string>>(text.replace(/^\uFEFF/, ''), {
    header: true,
    skipEmptyLines: 'greedy',
  });
  return { headers: parsed.meta.fields ?? [], rows: parsed.data };
}

export function guessMapping(headers: readonly string[]): CsvMapping {
  const mapping: Partial<Record<CsvField, string>> = {};
  const taken = new Set<string>();
  for (const field of CSV_FIELDS) {
    const header = headers.find((one) => !taken.has(one) && HINTS[field].test(one));
    if (header === undefined) continue;
    mapping[field] = header;
    taken.add(header);
  }
  return mapping;
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

function consentOf(cell: (field: CsvField) => string): ConsentResource | ImportProblem {
  const cin = cell('cin').toUpperCase();
  const mbi = cell('mbi').toUpperCase().replaceAll('-', '');
  if (cin === '' && mbi === '') return 'no-member';
  if ((cin !== '' && !CIN.test(cin)) || (mbi !== '' && !MBI.test(mbi))) return 'bad-identifier';
  const form = cell('form').toLowerCase() || 'ascmi-ab133';
  if (!FORMS.includes(form)) return 'unknown-form';
  const status = cell('status').toLowerCase() || 'active';
  if (!STATUSES.includes(status)) return 'unknown-status';
  const declined = cell('declined')
    .split(/[;|]/)
    .map((one) => one.trim().toUpperCase())
    .filter(Boolean);
  const all = declined.includes('ALL');
  if (!all && !declined.every(isCategory)) return 'unknown-category';
  const dates = (['signedOn', 'start', 'end'] as const).map((field) =>
    cell(field) === '' ? '' : readDate(cell(field)),
  );
  const [signedOn, start, end] = dates;
  // A record without a signing date denies what it may cover: a spreadsheet that lost the date must not do that silently.
  if (dates.includes(null) || signedOn === '' || signedOn === undefined) return 'bad-date';
  const signer = cell('signer').toUpperCase();
  const identifiers = [
    ...(cin === '' ? [] : [{ system: CIN_SYSTEM, value: cin }]),
    ...(mbi === '' ? [] : [{ system: MBI_SYSTEM, value: mbi }]),
  ];
  const document = cell('document') || `${identifiers[0]?.value ?? ''}-${form}-${signedOn ?? ''}`;
  const denies = all || form === 'ascmi-revocation';
  return {
    resourceType: 'Consent',
    identifier: [{ system: 'urn:ascmi-consent-guard:import', value: document }],
    contained: [
      { resourceType: 'Patient', id: 'member', identifier: identifiers },
      ...(SIGNERS.includes(signer)
        ? [
            {
              resourceType: 'RelatedPerson',
              id: 'signer',
              relationship: [
                { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/v3-RoleCode', code: signer }] },
              ],
            },
          ]
        : []),
    ],
    status,
    scope: { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/consentscope', code: 'patient-privacy' }] },
    category: [
      { coding: [{ system: 'http://loinc.org', code: '64292-6' }] },
      { coding: [{ system: 'urn:ascmi-consent-guard:form', code: form }] },
    ],
    patient: { reference: '#member', ...(identifiers[0] ? { identifier: identifiers[0] } : {}) },
    dateTime: signedOn ?? '',
    ...(SIGNERS.includes(signer)
      ? { performer: [{ reference: '#signer' }] }
      : signer === '' || signer === 'SELF'
        ? { performer: [{ display: 'self' }] }
        : {}),
    ...(cell('organization') === '' ? {} : { organization: [{ display: cell('organization') }] }),
    provision: {
      type: denies ? 'deny' : 'permit',
      period: { ...(start ? { start } : {}), ...(end ? { end } : {}) },
      ...(denies
        ? {}
        : { purpose: ['TREAT', 'HPAYMT', 'HOPERAT', 'COC'].map((code) => ({ system: ACT_REASON, code })) }),
      ...(denies || declined.length === 0
        ? {}
        : {
            provision: [
              {
                type: 'deny',
                securityLabel: declined.map((code) => ({ system: 'urn:ascmi-consent-guard:category', code })),
              },
            ],
          }),
    },
  };
}

/** Every row of a table as a record or a named problem. Line numbers count the header as line 1. */
export function csvRows(table: CsvTable, mapping: CsvMapping): ImportRow[] {
  const seen = new Set<string>();
  return table.rows.map((row, index): ImportRow => {
    const read = (field: CsvField) => (mapping[field] === undefined ? '' : (row[mapping[field]] ?? '').trim());
    const line = index + 2;
    const raw = Papa.unparse([row], { header: false });
    const consent = consentOf(read);
    if (typeof consent === 'string') return { line, raw, entry: null, problem: consent };
    const name = consent.identifier?.[0]?.value ?? '';
    if (seen.has(name)) return { line, raw, entry: null, problem: 'duplicate-in-file' };
    seen.add(name);
    return { line, raw, entry: { consent } };
  });
}
