import { useState } from 'preact/hooks';
import { Notice } from '../../shared/Notice';
import { ConfirmButton } from './ConfirmButton';
import { numberOf, type PanelProps } from './panel';
import { Progress } from './Progress';
import { TaskEndNote } from './TaskEndNote';
import { useTask } from './use-task';
import type { TaskEnd } from './api';

/** Invented members that the registry was filled with at first start, and the way to be rid of them. */
export function PracticeNotice({ api, words, summary, refresh }: PanelProps) {
  const { e } = words;
  const task = useTask();
  const [end, setEnd] = useState<TaskEnd | null>(null);

  async function remove(): Promise<void> {
    setEnd(await task.run((long) => api.remove('practice', long)));
    refresh();
  }
  return (
    <>
      {summary.practice > 0 && (
        <Notice tone="warning" title={e('practice_title')} text={e('practice_text')}>
          <ConfirmButton
            label={e('practice_remove')}
            sure={e('practice_sure', numberOf(summary.practice, words))}
            words={words}
            disabled={task.progress !== null}
            onConfirm={() => void remove()}
          />
        </Notice>
      )}
      <Progress task={task} words={words} />
      <TaskEndNote end={end} done={e('removed')} words={words} />
    </>
  );
}
