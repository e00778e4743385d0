import { useState } from 'preact/hooks';
import { TextField } from '../../shared/Field';
import type { TaskEnd } from './api';
import { Panel } from './PanelFrame';
import type { PanelProps } from './panel';
import { Progress } from './Progress';
import { TaskEndNote } from './TaskEndNote';
import { useTask } from './use-task';

const MIN_PHRASE = 12;

/** The pass phrase never leaves this page: the file is sealed here. */
export function BackupPanel({ api, words }: Pick<PanelProps, 'api' | 'words'>) {
  const { e } = words;
  const task = useTask();
  const [phrase, setPhrase] = useState('');
  const [again, setAgain] = useState('');
  const [isChecked, setChecked] = useState(false);
  const [end, setEnd] = useState<TaskEnd | null>(null);
  const isShort = phrase.length < MIN_PHRASE;
  const differs = phrase !== again;

  async function save(): Promise<void> {
    setChecked(true);
    setEnd(null);
    if (isShort || differs) return;
    setEnd(await task.run((long) => api.backUp(phrase, long)));
    setPhrase('');
    setAgain('');
    setChecked(false);
  }
  return (
    <Panel title={e('backup_title')} hint={e('backup_hint')}>
      <form
        class="stack"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <div class="columns">
          <TextField
            label={e('backup_phrase')}
            hint={e('backup_phrase_hint')}
            error={isChecked && isShort ? e('backup_short') : undefined}
            value={phrase}
            onInput={setPhrase}
            input={{ type: 'password' }}
          />
          <TextField
            label={e('backup_again')}
            error={isChecked && !isShort && differs ? e('backup_differs') : undefined}
            value={again}
            onInput={setAgain}
            input={{ type: 'password' }}
          />
        </div>
        <div class="actions">
          <button type="submit" class="button" disabled={task.progress !== null}>
            {e('backup_start')}
          </button>
        </div>
      </form>
      <Progress task={task} words={words} />
      <TaskEndNote end={end} done={e('export_done')} words={words} />
    </Panel>
  );
}
