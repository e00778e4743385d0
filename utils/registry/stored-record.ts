import type { Identifier } from '../ascmi/identifiers';
import type { ImportLine, RecordOrigin, RestoreMode } from '../contract/embedded-view';
import type { ConsentResource } from './resources';

export interface StoredVersion {
  readonly consent: ConsentResource;
  readonly version: number;
  readonly updatedAtMs: number;
  readonly origin?: RecordOrigin;
  readonly isPractice?: boolean;
}

export interface PutEntry {
  readonly consent: ConsentResource;
  /** Further identifiers of the member, from a Patient that the record only refers to. */
  readonly identifiers?: readonly Identifier[];
  /** Filed with it: stored in the same moment, or none of it. */
  readonly companions?: readonly object[];
  /** Only where the current version is still this one. */
  readonly ifVersion?: number;
}

export type PutOutcome =
  | { readonly kind: 'created' | 'updated' | 'unchanged'; readonly reference: string }
  | { readonly kind: 'refused'; readonly reason: 'no-member' | 'no-identity' | 'newer-here' | 'changed' };

/** How a record came here, and with which import or restore. */
export interface Provenance {
  readonly origin: RecordOrigin;
  readonly batch?: string;
}

/** A page of all records in the order of their keys. `next` continues; null at the end. */
export interface StorePage {
  /** Versions of each consent, newest first; only the newest where the history was not asked for. */
  readonly members: readonly (readonly StoredVersion[])[];
  readonly next: string | null;
}

export interface LocalStore {
  /** Without provenance: filed by a form. An import does not overrule what was changed here after its file was made. */
  putMany(entries: readonly PutEntry[], provenance?: Provenance): Promise<readonly PutOutcome[]>;
  /**
   * Versions as a back-up kept them, newest first for each consent. `merge` leaves alone what is as new or newer here; `replace` puts the
   * back-up's versions in the place of those here.
   */
  putVersions(
    members: readonly (readonly StoredVersion[])[],
    how?: { readonly mode: RestoreMode; readonly batch?: string },
  ): Promise<void>;
  /** Current records under any of the identifiers; null where more than `cap` match. */
  find(identifiers: readonly Identifier[], cap: number): Promise<readonly StoredVersion[] | null>;
  /** Versions of one consent, newest first. */
  history(consentId: string): Promise<readonly StoredVersion[]>;
  /** What was filed with a consent; empty where it came without. */
  companions(consentId: string): Promise<readonly object[]>;
  page(after: string | null, limit: number, withHistory: boolean): Promise<StorePage>;
  /** Every current record, in no particular order. */
  readAll(): AsyncIterable<StoredVersion>;
  count(): Promise<number>;
}

/** What a person at the console does with many records at once, a piece at a time, so that progress shows and a dead worker loses nothing. */
export interface BulkStore {
  figures(): Promise<{ consents: number; members: number; practice: number; imports: readonly ImportLine[] }>;
  putImport(line: ImportLine): Promise<void>;
  getImport(id: string): Promise<ImportLine | undefined>;
  /** Imports and restores are on the disk for good when this resolves; a power cut before may cost their last rows. */
  settle(): Promise<void>;
  /** Takes an import back: what it created goes, what it changed gets its former content as a new version. True: more is left. */
  undo(batch: string, limit: number): Promise<boolean>;
  /** Deletes practice data, or everything. True: more is left. */
  remove(what: 'practice' | 'all', limit: number): Promise<boolean>;
  /** Deletes what the restore did not bring, from `after` on. `next` continues; null at the end. */
  sweep(batch: string, after: string | null, limit: number): Promise<string | null>;
  /** Current records that carry every word (`search-words.ts`); `more`: there are others. */
  search(words: readonly string[], limit: number): Promise<{ records: readonly StoredVersion[]; more: boolean }>;
}
