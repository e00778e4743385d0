import { useState } from 'preact/hooks';
import type { TaskEnd } from './api';
import { ConfirmButton } from './ConfirmButton';
import { numberOf, timeOf, type PanelProps } from './panel';
import { Panel } from './PanelFrame';
import { Progress } from './Progress';
import { TaskEndNote } from './TaskEndNote';
import { useTask } from './use-task';

/** The last imports, each of which can be taken back. */
export function PastImports({ api, words, summary, refresh }: PanelProps) {
  const { e } = words;
  const task = useTask();
  const [end, setEnd] = useState<TaskEnd | null>(null);

  async function undo(id: string): Promise<void> {
    setEnd(await task.run((long) => api.undo(id, long)));
    refresh();
  }
  if (summary.imports.length === 0)
    return (
      <Panel title={e('imports_title')}>
        <p class="muted">{e('imports_none')}</p>
      </Panel>
    );
  return (
    <Panel title={e('imports_title')} hint={e('imports_undo_hint')}>
      <div class="table-scroll" tabIndex={0} role="group" aria-label={e('imports_title')}>
        <table>
          <thead>
            <tr>
              {(['when', 'what', 'counts', 'state', 'actions'] as const).map((column) => (
                <th key={column} scope="col">
                  {e(`imports_${column}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {summary.imports.map(({ id, format, startedAtMs, created, updated, state }) => (
              <tr key={id}>
                <td>{timeOf(startedAtMs, words)}</td>
                <td>{e(`format_${format}`)}</td>
                <td class="number">
                  {numberOf(created, words)} / {numberOf(updated, words)}
                </td>
                <td>{e(`imports_state_${state}`)}</td>
                <td>
                  {state !== 'undone' && (
                    <ConfirmButton
                      label={e('imports_undo')}
                      name={e('imports_undo_label', timeOf(startedAtMs, words))}
                      sure={e('imports_undo_sure')}
                      words={words}
                      disabled={task.progress !== null}
                      onConfirm={() => void undo(id)}
                    />
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <Progress task={task} words={words} />
      <TaskEndNote end={end} done={`${e('imports_state_undone')}.`} words={words} />
    </Panel>
  );
}
