import type { EmbeddedApi } from '../../../components/options/embedded/api';
import type { ConsentLine, EmbeddedSummary, VersionLine } from '../../../utils/contract/embedded-view';
import { previewFile, rowsOfFile } from '../../../utils/registry/import-file';
import { importRows } from '../../../utils/registry/import-run';
import { refusedFile, reportCsv } from '../../../utils/registry/refused-file';
import { NOW_MS } from './fixtures';
import type { Story } from './main';

const DAY_MS = 86_400_000;

const SUMMARY: EmbeddedSummary = {
  inUse: true,
  consents: 128_417,
  members: 96_012,
  practice: 17,
  portals: [
    { id: 'portal.example', origin: 'https://portal.example' },
    { id: 'hmis.example', origin: 'https://hmis.example' },
  ],
  imports: [
    { id: 'i-2', format: 'csv', startedAtMs: NOW_MS - DAY_MS, created: 1204, updated: 31, state: 'done' },
    { id: 'i-1', format: 'bundle', startedAtMs: NOW_MS - 9 * DAY_MS, created: 96_000, updated: 0, state: 'open' },
    { id: 'i-0', format: 'ndjson', startedAtMs: NOW_MS - 12 * DAY_MS, created: 3, updated: 0, state: 'undone' },
  ],
};
const EMPTY: EmbeddedSummary = { ...SUMMARY, consents: 0, members: 0, practice: 0, imports: [] };

const LINE: ConsentLine = {
  consentId: 'c-01',
  numbers: [
    { kind: 'CIN', value: '90000001A' },
    { kind: 'MRN', value: '104201' },
  ],
  name: 'Invented Person',
  birthDate: '1984-03-12',
  form: 'ascmi-ab133',
  status: 'active',
  signedOn: '2026-03-02',
  endsOn: '2027-03-01',
  isPractice: true,
  version: 2,
  updatedAtMs: NOW_MS - DAY_MS,
};
const VERSIONS: readonly VersionLine[] = [
  {
    version: 2,
    updatedAtMs: NOW_MS - DAY_MS,
    origin: 'person',
    status: 'active',
    signedOn: '2026-03-02',
    endsOn: '2027-03-01',
    by: 'R. Staff',
    reason: 'revoked-oral',
  },
  {
    version: 1,
    updatedAtMs: NOW_MS - 9 * DAY_MS,
    origin: 'import',
    status: 'active',
    signedOn: '2026-03-02',
    endsOn: null,
    by: null,
    reason: null,
  },
];

/** Reads files as the product does, and stores nothing. `slow`: a task does not end by itself. */
export function embeddedApi(query: URLSearchParams, report: Story['report']): EmbeddedApi {
  const silent = query.has('silent');
  const untilStopped = (signal: AbortSignal) =>
    new Promise<'cancelled'>((resolve) => signal.addEventListener('abort', () => resolve('cancelled')));
  return {
    summary: () =>
      Promise.resolve(silent ? null : query.has('empty') ? EMPTY : { ...SUMMARY, inUse: !query.has('other') }),
    preview: (file) => previewFile(file),
    async importFile(file, preview, mapping, { signal, onProgress }) {
      report({ mapping });
      if (query.has('slow')) {
        onProgress({ share: 0.4, done: 40_250 });
        await untilStopped(signal);
      }
      const rows = rowsOfFile(file, preview.format, mapping, () => undefined);
      const put = (entries: readonly unknown[]) => Promise.resolve(entries.map(() => 'created' as const));
      return importRows(rows, put, { signal, onProgress: (done) => onProgress({ share: 1, done }) });
    },
    undo: (id) => {
      report({ undo: id });
      return Promise.resolve('complete');
    },
    remove: (what) => {
      report({ remove: what });
      return Promise.resolve('complete');
    },
    exportRecords: (shape) => {
      report({ export: shape });
      return Promise.resolve('complete');
    },
    backUp: (passphrase) => {
      report({ backUp: passphrase });
      return Promise.resolve('complete');
    },
    restore: (_file, passphrase, mode) => {
      report({ restore: passphrase, mode });
      return Promise.resolve(
        passphrase === 'wrong' ? { ok: false, problem: 'wrong-passphrase' } : { ok: true, consents: 1204 },
      );
    },
    saveReport: (done) => report({ saved: reportCsv(done) }),
    saveRefused: (done, preview) => report({ saved: refusedFile(done, preview) }),
    search: (text) => {
      report({ search: text });
      return Promise.resolve(
        silent ? null : text === 'nobody' ? { lines: [], more: false } : { lines: [LINE], more: false },
      );
    },
    history: () => Promise.resolve(VERSIONS),
    close: (change) => {
      report({ close: change });
      return Promise.resolve(query.has('changed') ? 'changed' : 'done');
    },
  };
}
