/** What the console shows of the embedded registry, and what it sends there. The page reads files; the background alone writes records. */

export const IMPORT_FORMATS = ['csv', 'bundle', 'ndjson'] as const;
export type ImportFormat = (typeof IMPORT_FORMATS)[number];

/** How a version of a record came here. `undo`: an import was taken back, and this version stands again. */
export const RECORD_ORIGINS = ['practice', 'form', 'import', 'restore', 'person', 'undo'] as const;
export type RecordOrigin = (typeof RECORD_ORIGINS)[number];

export interface ImportLine {
  readonly id: string;
  readonly format: ImportFormat;
  /** Epoch milliseconds. */
  readonly startedAtMs: number;
  readonly created: number;
  readonly updated: number;
  /** `open`: stopped before its end, or still running. */
  readonly state: 'open' | 'done' | 'undone';
}

export interface EmbeddedSummary {
  /** False where settings name another registry: the records here are then not asked. */
  readonly inUse: boolean;
  readonly consents: number;
  /** Members with at least one consent, counted by their first number (the CIN where there is one). */
  readonly members: number;
  /** Consents of the invented members among them. */
  readonly practice: number;
  /** Newest first; the last twenty. */
  readonly imports: readonly ImportLine[];
  /** Portals whose record numbers a file may hold. */
  readonly portals: readonly { readonly id: string; readonly origin: string }[];
}

/** A record to store. `identifiers`: further numbers of its member, from a Patient in the same file. */
export interface EmbeddedEntry {
  readonly consent: object;
  readonly identifiers?: readonly { readonly system: string; readonly value: string }[];
}

/** `newer-here`: the record was changed here after the file was made, so the file does not overrule it. */
export type StoreOutcome = 'created' | 'updated' | 'unchanged' | 'no-member' | 'no-identity' | 'newer-here';

/** A record as a back-up holds it. */
export interface EmbeddedVersion {
  readonly consent: object;
  readonly version: number;
  /** Epoch milliseconds. */
  readonly updatedAtMs: number;
  readonly origin?: RecordOrigin | undefined;
  readonly isPractice?: boolean | undefined;
}

export type RestoreMode = 'merge' | 'replace';
export type EmbeddedTask =
  { readonly kind: 'import'; readonly format: ImportFormat } | { readonly kind: 'restore'; readonly mode: RestoreMode };

export const STATUS_REASONS = {
  inactive: ['revoked-written', 'revoked-oral', 'replaced'],
  'entered-in-error': ['wrong-member', 'duplicate', 'typing-error'],
} as const;
export type ClosedStatus = keyof typeof STATUS_REASONS;
export type StatusReason = (typeof STATUS_REASONS)[ClosedStatus][number];

/** A person's change of a record. `by` is staff, and goes into the record and the audit log. */
export interface StatusChange {
  readonly consentId: string;
  /** The version that the person saw: where it is another by now, nothing happens. */
  readonly version: number;
  readonly status: ClosedStatus;
  readonly reason: StatusReason;
  readonly by: string;
}

/** One consent as it stands, for the list of a search. */
export interface ConsentLine {
  readonly consentId: string;
  readonly numbers: readonly { readonly kind: 'CIN' | 'MBI' | 'MRN' | 'other'; readonly value: string }[];
  readonly name: string | null;
  /** `YYYY-MM-DD`, where the record keeps it. */
  readonly birthDate: string | null;
  readonly form: string | null;
  readonly status: string;
  readonly signedOn: string | null;
  readonly endsOn: string | null;
  readonly isPractice: boolean;
  readonly version: number;
  readonly updatedAtMs: number;
}

/** One version of a consent: when it came, how, and by whom where a person did it. */
export interface VersionLine {
  readonly version: number;
  readonly updatedAtMs: number;
  readonly origin: RecordOrigin | null;
  readonly status: string;
  readonly signedOn: string | null;
  readonly endsOn: string | null;
  readonly by: string | null;
  readonly reason: string | null;
}

/** At most this many consents are listed; `more` says that there are others. */
export const SEARCH_SHOWN = 50;
export interface SearchAnswer {
  readonly lines: readonly ConsentLine[];
  readonly more: boolean;
}

/** What a column of a spreadsheet may hold. */
export const CSV_FIELDS = [
  'cin',
  'mbi',
  'mrn',
  'name',
  'birthDate',
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
/** How a spreadsheet is read: field to column header, and the portal whose record numbers stand in `mrn`. */
export interface CsvMapping {
  readonly columns: Readonly<Partial<Record<CsvField, string>>>;
  readonly portal: string;
}

export const IMPORT_PROBLEMS = [
  'not-json',
  'not-a-consent',
  'no-member',
  'no-identity',
  'unknown-form',
  'unknown-status',
  'unknown-category',
  'bad-date',
  'bad-identifier',
  'duplicate-in-file',
  'ragged-row',
  'newer-here',
] as const;
export type ImportProblem = (typeof IMPORT_PROBLEMS)[number];

/** `column`: the header, where one column is to blame; null where the row as a whole is. */
export interface RowProblem {
  readonly code: ImportProblem;
  readonly column: string | null;
}

/** A refused row with what it was, so that nothing is lost and it can be corrected and fed in again. */
export interface RefusedRow {
  /** Row of the spreadsheet (the header is 1), line of the file, or entry of the Bundle. */
  readonly line: number;
  readonly raw: string;
  readonly problems: readonly RowProblem[];
}

export interface ImportReport {
  readonly rows: number;
  readonly created: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly refused: readonly RefusedRow[];
  /** Not `complete`: what was counted is stored; running the file again goes on where it stopped. */
  readonly end: 'complete' | 'cancelled' | 'no-answer';
}

/** What a file looks like before it is taken. */
export interface FilePreview {
  readonly format: ImportFormat;
  /** The header row as it stands in the file; empty where the file is no spreadsheet. */
  readonly header: string;
  /** Of a spreadsheet; empty otherwise. */
  readonly headers: readonly string[];
  /** The first rows, cell by cell. */
  readonly sample: readonly (readonly string[])[];
  readonly guess: CsvMapping['columns'];
}

export type RestoreProblem = 'not-a-backup' | 'wrong-passphrase' | 'damaged';
export type RestoreAnswer =
  | { readonly ok: true; readonly consents: number }
  | { readonly ok: false; readonly problem: RestoreProblem | 'no-answer' };

/** Shares of the work from 0 to 1, and what was counted so far. */
export interface TaskProgress {
  readonly share: number;
  readonly done: number;
}
