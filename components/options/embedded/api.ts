import type {
  CsvMapping,
  EmbeddedSummary,
  FilePreview,
  ImportReport,
  RestoreAnswer,
  RestoreMode,
  SearchAnswer,
  StatusChange,
  TaskProgress,
  VersionLine,
} from '../../../utils/contract/embedded-view';

/** Long work: it can be stopped between two pieces, and says how far it is. */
export interface LongTask {
  readonly signal: AbortSignal;
  readonly onProgress: (progress: TaskProgress) => void;
}
export type TaskEnd = 'complete' | 'cancelled' | 'no-answer';
export type ExportShape = 'ndjson' | 'bundle';

/** What the section of the embedded registry asks of the world. Null: no answer came. */
export interface EmbeddedApi {
  readonly summary: () => Promise<EmbeddedSummary | null>;
  /** Null: nothing that can be imported. */
  readonly preview: (file: Blob) => Promise<FilePreview | null>;
  readonly importFile: (
    file: Blob,
    preview: FilePreview,
    mapping: CsvMapping,
    task: LongTask,
  ) => Promise<ImportReport | null>;
  readonly undo: (importId: string, task: LongTask) => Promise<TaskEnd>;
  readonly remove: (what: 'practice' | 'all', task: LongTask) => Promise<TaskEnd>;
  /** Both save a file where they come to their end. */
  readonly exportRecords: (shape: ExportShape, task: LongTask) => Promise<TaskEnd>;
  readonly backUp: (passphrase: string, task: LongTask) => Promise<TaskEnd>;
  readonly restore: (file: Blob, passphrase: string, mode: RestoreMode, task: LongTask) => Promise<RestoreAnswer>;
  /** Saves the list of what is wrong, or the refused rows in the form in which they came. */
  readonly saveReport: (report: ImportReport) => void;
  readonly saveRefused: (report: ImportReport, preview: FilePreview) => void;
  readonly search: (text: string) => Promise<SearchAnswer | null>;
  readonly history: (consentId: string) => Promise<readonly VersionLine[] | null>;
  readonly close: (change: StatusChange) => Promise<'done' | 'changed' | 'incomplete' | 'no-answer'>;
}
