import type { DirectoryEntry } from './types';

/** A remark about one row or resource. `severity` error: nothing of it was imported for that field; warning: imported, but look at it. */
export interface ImportProblem {
  /** 1-based line of the file, or the index of the bundle's entry. */
  readonly line: number;
  readonly severity: 'error' | 'warning';
  readonly code:
    | 'no-address'
    | 'bad-fax'
    | 'bad-email'
    | 'bad-direct'
    | 'bad-domain'
    | 'bad-npi'
    | 'bad-origin'
    | 'bad-name'
    | 'bad-state'
    | 'kind-missing'
    | 'kind-unmapped'
    | 'free-mail-domain'
    | 'conflicting-kinds'
    | 'duplicate'
    | 'ragged-row'
    | 'inactive'
    | 'unresolved-reference'
    | 'malformed';
  /** Column or element, and the value as it stands in the file. Directory data, not member data. */
  readonly field?: string;
  readonly value?: string;
}

/** Nothing is lost: every row is either in `entries` (by `lines`) or in `rejected`, whole. */
export interface DirectoryImport {
  readonly entries: readonly DirectoryEntry[];
  /** For each entry the line it came from. */
  readonly lines: readonly number[];
  readonly rejected: readonly { readonly line: number; readonly cells: Readonly<Record<string, string>> }[];
  readonly problems: readonly ImportProblem[];
  /** Column header -> what it was read as; columns that were not understood are listed with null. */
  readonly columns: Readonly<Record<string, string | null>>;
}
