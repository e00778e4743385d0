import { useState } from 'preact/hooks';
import type { CsvMapping, FilePreview, ImportReport } from '../../../utils/contract/embedded-view';
import { FileField } from './FileField';
import { ImportMapping, mappingGap } from './ImportMapping';
import { ImportResult } from './ImportResult';
import type { PanelProps } from './panel';
import { Panel } from './PanelFrame';
import { Progress } from './Progress';
import { useTask } from './use-task';

interface Chosen {
  readonly file: File;
  readonly preview: FilePreview;
}
interface Result {
  readonly report: ImportReport;
  readonly preview: FilePreview;
}

const ACCEPTED =
  '.csv,.tsv,.txt,.json,.ndjson,.jsonl,text/csv,application/json,application/fhir+json,application/x-ndjson';

/** A file is looked at, its columns are named, and only then it is taken. */
export function ImportPanel({ api, words, summary, refresh }: PanelProps) {
  const { e } = words;
  const task = useTask();
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const [mapping, setMapping] = useState<CsvMapping>({ columns: {}, portal: '' });
  const [result, setResult] = useState<Result | null>(null);
  const [problem, setProblem] = useState<'import_unreadable' | 'silent' | null>(null);

  async function look(file: File): Promise<void> {
    setResult(null);
    const preview = await api.preview(file).catch(() => null);
    setProblem(preview ? null : 'import_unreadable');
    setChosen(preview && { file, preview });
    const portal = summary.portals.length === 1 ? (summary.portals[0]?.id ?? '') : '';
    if (preview) setMapping({ columns: preview.guess, portal });
  }

  async function start({ file, preview }: Chosen): Promise<void> {
    const report = await task.run((long) => api.importFile(file, preview, mapping, long));
    setProblem(report ? null : 'silent');
    setResult(report && { report, preview });
    setChosen(null);
    refresh();
  }

  const isBusy = task.progress !== null;
  const gap = chosen?.preview.format === 'csv' ? mappingGap(mapping) : null;
  return (
    <Panel title={e('import_title')}>
      <FileField
        label={e('import_file')}
        hint={e('import_hint')}
        accept={ACCEPTED}
        disabled={isBusy}
        onFile={(file) => void look(file)}
      />
      {chosen && !isBusy && (
        <>
          <p class="who">
            <b>{chosen.file.name}</b>
          </p>
          {chosen.preview.format === 'csv' ? (
            <ImportMapping
              {...{ words, mapping, portals: summary.portals }}
              preview={chosen.preview}
              onChange={setMapping}
            />
          ) : (
            <p>{e(`import_${chosen.preview.format}`)}</p>
          )}
          <div role="status">{gap && <p class="error">{e(gap)}</p>}</div>
          <div class="actions">
            <button type="button" class="button primary" disabled={gap !== null} onClick={() => void start(chosen)}>
              {e('import_start')}
            </button>
            <button type="button" class="button" onClick={() => setChosen(null)}>
              {e('import_cancel')}
            </button>
          </div>
        </>
      )}
      <Progress task={task} words={words} />
      <div role="status">{problem && <p class="error">{e(problem)}</p>}</div>
      {result && <ImportResult api={api} words={words} {...result} />}
    </Panel>
  );
}
