import { useState } from 'preact/hooks';
import type { TaskEnd } from './api';
import { ConfirmButton } from './ConfirmButton';
import { numberOf, type PanelProps } from './panel';
import { Panel } from './PanelFrame';
import { Progress } from './Progress';
import { TaskEndNote } from './TaskEndNote';
import { useTask } from './use-task';

export function EmptyPanel({ api, words, summary, refresh }: PanelProps) {
  const { e } = words;
  const task = useTask();
  const [end, setEnd] = useState<TaskEnd | null>(null);

  async function empty(): Promise<void> {
    setEnd(await task.run((long) => api.remove('all', long)));
    refresh();
  }
  return (
    <Panel title={e('empty_title')} hint={e('empty_hint')}>
      <div class="actions">
        <ConfirmButton
          label={e('empty_start')}
          sure={e('empty_sure', numberOf(summary.consents, words))}
          words={words}
          disabled={task.progress !== null || summary.consents === 0}
          onConfirm={() => void empty()}
        />
      </div>
      <Progress task={task} words={words} />
      <TaskEndNote end={end} done={e('removed')} words={words} />
    </Panel>
  );
}
