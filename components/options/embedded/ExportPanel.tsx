import { useState } from 'preact/hooks';
import type { ExportShape, TaskEnd } from './api';
import { Panel } from './PanelFrame';
import type { PanelProps } from './panel';
import { Progress } from './Progress';
import { TaskEndNote } from './TaskEndNote';
import { useTask } from './use-task';

const SHAPES: readonly ExportShape[] = ['ndjson', 'bundle'];

export function ExportPanel({ api, words }: Pick<PanelProps, 'api' | 'words'>) {
  const { e } = words;
  const task = useTask();
  const [end, setEnd] = useState<TaskEnd | null>(null);
  return (
    <Panel title={e('export_title')} hint={e('export_hint')}>
      <div class="actions">
        {SHAPES.map((shape) => (
          <button
            key={shape}
            type="button"
            class="button"
            disabled={task.progress !== null}
            onClick={() => void task.run((long) => api.exportRecords(shape, long)).then(setEnd)}
          >
            {e(`export_${shape}`)}
          </button>
        ))}
      </div>
      <Progress task={task} words={words} />
      <TaskEndNote end={end} done={e('export_done')} words={words} />
    </Panel>
  );
}
