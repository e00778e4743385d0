import { useState } from 'preact/hooks';
import type { RestoreAnswer, RestoreMode } from '../../../utils/contract/embedded-view';
import { CheckField, RadioField, TextField } from '../../shared/Field';
import { FileField } from './FileField';
import { numberOf, type PanelProps } from './panel';
import { Panel } from './PanelFrame';
import { Progress } from './Progress';
import { useTask } from './use-task';

/** A file is chosen first; then the pass phrase, and what happens to what is here. Replacing wants a second yes. */
export function RestorePanel({ api, words, summary, refresh }: PanelProps) {
  const { e } = words;
  const task = useTask();
  const [file, setFile] = useState<File | null>(null);
  const [phrase, setPhrase] = useState('');
  const [mode, setMode] = useState<RestoreMode>('merge');
  const [isSure, setSure] = useState(false);
  const [answer, setAnswer] = useState<RestoreAnswer | null>(null);
  const isReady = phrase !== '' && (mode === 'merge' || isSure || summary.consents === 0);

  async function restore(chosen: File): Promise<void> {
    setAnswer(null);
    const restored = await task.run((long) => api.restore(chosen, phrase, mode, long));
    setAnswer(restored);
    refresh();
    if (!restored.ok) return;
    setFile(null);
    setPhrase('');
    setSure(false);
  }
  return (
    <Panel title={e('restore_title')}>
      <FileField
        label={e('restore_file')}
        {...(file ? { hint: file.name } : {})}
        accept=".ascmi"
        disabled={task.progress !== null}
        onFile={(chosen) => {
          setFile(chosen);
          setAnswer(null);
        }}
      />
      {file && (
        <form
          class="stack"
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            void restore(file);
          }}
        >
          <TextField label={e('restore_phrase')} value={phrase} onInput={setPhrase} input={{ type: 'password' }} />
          <RadioField
            label={e('restore_mode')}
            value={mode}
            options={(['merge', 'replace'] as const).map((value) => ({
              value,
              label: e(`restore_${value}`),
              hint: e(`restore_${value}_hint`),
            }))}
            onChange={setMode}
          />
          {mode === 'replace' && summary.consents > 0 && (
            <CheckField label={e('restore_sure')} checked={isSure} onChange={setSure} />
          )}
          <div class="actions">
            <button type="submit" class="button primary" disabled={!isReady || task.progress !== null}>
              {e('restore_start')}
            </button>
          </div>
        </form>
      )}
      <Progress task={task} words={words} />
      <div role="status">
        {answer?.ok === true && <p class="saved">{e('restore_done', numberOf(answer.consents, words))}</p>}
        {answer?.ok === false && <p class="error">{e(`restore_${answer.problem}`)}</p>}
      </div>
    </Panel>
  );
}
