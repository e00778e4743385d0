import type {
  EmbeddedEntry,
  EmbeddedSummary,
  EmbeddedTask,
  EmbeddedVersion,
  SearchAnswer,
  StatusChange,
  StoreOutcome,
  VersionLine,
} from './embedded-view';

/**
 * Requests of the console about the embedded registry. Work on many records is asked for a piece at a time: the page loops, so that it can
 * show progress and stop, and a background that dies between two pieces loses nothing.
 */
export interface EmbeddedRequests {
  'embedded.summary': { payload: Record<string, never>; reply: EmbeddedSummary };
  /** Opens an import or a restore, and writes it to the audit log before anything is stored. */
  'embedded.begin': { payload: { task: EmbeddedTask }; reply: { taskId: string } };
  'embedded.put': {
    payload: { taskId: string; entries: readonly EmbeddedEntry[] };
    reply: { outcomes: readonly StoreOutcome[] };
  };
  'embedded.putVersions': {
    payload: { taskId: string; mode: 'merge' | 'replace'; members: readonly (readonly EmbeddedVersion[])[] };
    reply: { done: boolean };
  };
  /** Restore in the place of what is there: deletes what it did not bring. `next` continues; null at the end. */
  'embedded.sweep': { payload: { taskId: string; after: string | null }; reply: { next: string | null } };
  'embedded.end': { payload: { taskId: string; kind: EmbeddedTask['kind'] }; reply: EmbeddedSummary };
  'embedded.undo': { payload: { taskId: string; first: boolean }; reply: { left: boolean } };
  'embedded.remove': { payload: { what: 'practice' | 'all'; first: boolean }; reply: { left: boolean } };
  /** One page of all records, with their history for a back-up. `after: null` starts, and is logged. */
  'embedded.read': {
    payload: { purpose: 'export' | 'backup'; after: string | null };
    reply: { members: readonly (readonly EmbeddedVersion[])[]; next: string | null };
  };
  'embedded.search': { payload: { text: string }; reply: SearchAnswer };
  'embedded.history': { payload: { consentId: string }; reply: { versions: readonly VersionLine[] } };
  'embedded.close': {
    payload: { change: StatusChange };
    reply: { done: boolean; problem?: 'changed' | 'incomplete' };
  };
}
