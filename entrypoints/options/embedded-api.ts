import type { EmbeddedApi, LongTask, TaskEnd } from '../../components/options/embedded/api';
import type { Client } from '../../utils/messaging/client';
import { backUp, restore, type Versions } from '../../utils/registry/backup';
import { bundleOf, ndjsonOf } from '../../utils/registry/export-text';
import { linesOf, textOf } from '../../utils/registry/file-text';
import { previewFile, rowsOfFile } from '../../utils/registry/import-file';
import { importRows } from '../../utils/registry/import-run';
import { refusedFile, reportCsv } from '../../utils/registry/refused-file';
import { datedName, saveFile } from './save-file';

/** A piece of work on a busy computer with a million records. */
const PIECE_MS = 60_000;
/** Leaves a gap for the page to draw and to hear a click. */
const breathe = () => new Promise((resolve) => setTimeout(resolve, 0));

/** Thrown through generators where the background is silent; caught at the end of the task. */
class NoAnswer extends Error {}

/** Files are read and written here, a piece at a time; the background stores and reads records, a piece at a time. */
export function createEmbeddedApi(client: Client): EmbeddedApi {
  async function summary() {
    const reply = await client.request('embedded.summary', {}, PIECE_MS);
    return reply.ok ? reply.value : null;
  }

  /** Repeats a step until it has nothing left to do. */
  async function loop(step: (isFirst: boolean) => Promise<boolean | null>, task: LongTask): Promise<TaskEnd> {
    for (let done = 0; ; done += 1) {
      if (task.signal.aborted) return 'cancelled';
      const left = await step(done === 0);
      if (left === null) return 'no-answer';
      task.onProgress({ share: left ? 0 : 1, done });
      if (!left) return 'complete';
      await breathe();
    }
  }

  async function* everything(purpose: 'export' | 'backup', task: LongTask): AsyncGenerator<Versions> {
    const total = (await summary())?.consents ?? 0;
    let after: string | null = null;
    let done = 0;
    do {
      task.signal.throwIfAborted();
      const reply: Awaited<ReturnType<typeof page>> = await page(purpose, after);
      if (!reply.ok) throw new NoAnswer();
      yield* reply.value.members;
      done += reply.value.members.length;
      task.onProgress({ share: total === 0 ? 1 : Math.min(1, done / total), done });
      after = reply.value.next;
      await breathe();
    } while (after !== null);
  }
  const page = (purpose: 'export' | 'backup', after: string | null) =>
    client.request('embedded.read', { purpose, after }, PIECE_MS);

  /** Collects a text as blobs, which the browser may keep on disk, and saves it where it came to its end. */
  async function collect(text: AsyncIterable<string>, name: string, type: string, task: LongTask): Promise<TaskEnd> {
    const parts: BlobPart[] = [];
    try {
      for await (const piece of text) parts.push(new Blob([piece]));
    } catch (problem) {
      if (problem instanceof NoAnswer) return 'no-answer';
      if (task.signal.aborted) return 'cancelled';
      throw problem;
    }
    saveFile(name, parts, type);
    return 'complete';
  }

  return {
    summary,
    preview: (file) => previewFile(file),
    async importFile(file, { format }, mapping, task) {
      const begun = await client.request('embedded.begin', { task: { kind: 'import', format } });
      if (!begun.ok) return null;
      const { taskId } = begun.value;
      let share = 0;
      const rows = rowsOfFile(file, format, mapping, (read) => (share = read));
      const report = await importRows(
        rows,
        async (entries) => {
          const reply = await client.request('embedded.put', { taskId, entries }, PIECE_MS);
          await breathe();
          return reply.ok ? reply.value.outcomes : null;
        },
        { signal: task.signal, onProgress: (done) => task.onProgress({ share, done }) },
      );
      if (report.end === 'complete') await client.request('embedded.end', { taskId, kind: 'import' }, PIECE_MS);
      return report;
    },
    undo: (taskId, task) =>
      loop(async (first) => {
        const reply = await client.request('embedded.undo', { taskId, first }, PIECE_MS);
        return reply.ok ? reply.value.left : null;
      }, task),
    remove: (what, task) =>
      loop(async (first) => {
        const reply = await client.request('embedded.remove', { what, first }, PIECE_MS);
        return reply.ok ? reply.value.left : null;
      }, task),
    exportRecords(shape, task) {
      const text = shape === 'ndjson' ? ndjsonOf(everything('export', task)) : bundleOf(everything('export', task));
      return collect(
        text,
        datedName('consents', shape === 'ndjson' ? 'ndjson' : 'json'),
        'application/fhir+json',
        task,
      );
    },
    backUp: (passphrase, task) =>
      collect(
        backUp(everything('backup', task), passphrase, crypto),
        datedName('back-up', 'ascmi'),
        'application/octet-stream',
        task,
      ),
    async restore(file, passphrase, mode, task) {
      let taskId = '';
      let done = 0;
      let share = 0;
      const size = Math.max(1, file.size);
      const answer = await restore({
        lines: () => rawLines(file, (bytes) => (share = bytes / size)),
        passphrase,
        crypto,
        async begin() {
          const begun = await client.request('embedded.begin', { task: { kind: 'restore', mode } });
          if (begun.ok) taskId = begun.value.taskId;
          return begun.ok;
        },
        async put(members) {
          const reply = await client.request('embedded.putVersions', { taskId, mode, members }, PIECE_MS);
          done += members.length;
          task.onProgress({ share, done });
          await breathe();
          return reply.ok;
        },
      });
      if (!answer.ok) return answer;
      if (mode === 'replace' && !(await sweep(client, taskId))) return { ok: false, problem: 'no-answer' };
      await client.request('embedded.end', { taskId, kind: 'restore' }, PIECE_MS);
      return answer;
    },
    saveReport: (report) => saveFile(datedName('import-problems', 'csv'), [reportCsv(report)], 'text/csv'),
    saveRefused: (report, preview) =>
      saveFile(
        datedName('import-refused', preview.format === 'csv' ? 'csv' : 'ndjson'),
        [refusedFile(report, preview)],
        preview.format === 'csv' ? 'text/csv' : 'application/x-ndjson',
      ),
    async search(text) {
      const reply = await client.request('embedded.search', { text }, PIECE_MS);
      return reply.ok ? reply.value : null;
    },
    async history(consentId) {
      const reply = await client.request('embedded.history', { consentId });
      return reply.ok ? reply.value.versions : null;
    },
    async close(change) {
      const reply = await client.request('embedded.close', { change });
      return reply.ok ? (reply.value.problem ?? 'done') : 'no-answer';
    },
  };
}

async function sweep(client: Client, taskId: string): Promise<boolean> {
  let after: string | null = null;
  do {
    const reply: Awaited<ReturnType<typeof piece>> = await piece(client, taskId, after);
    if (!reply.ok) return false;
    after = reply.value.next;
  } while (after !== null);
  return true;
}
const piece = (client: Client, taskId: string, after: string | null) =>
  client.request('embedded.sweep', { taskId, after }, PIECE_MS);

async function* rawLines(file: Blob, onBytes: (bytes: number) => void): AsyncGenerator<string> {
  for await (const { raw } of linesOf(textOf(file, onBytes))) yield raw;
}
