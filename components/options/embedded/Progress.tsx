import type { OptionsWords } from '../words';
import { numberOf } from './panel';
import type { TaskState } from './use-task';

/** How far a task is, with a way to stop it. The bar is what a screen reader asks about; the count is not read out with each piece. */
export function Progress({ task, words }: { readonly task: TaskState; readonly words: OptionsWords }) {
  const { e } = words;
  const { progress } = task;
  if (progress === null) return null;
  return (
    <div class="task">
      <progress aria-label={e('progress')} max={1} {...(progress.share > 0 ? { value: progress.share } : {})} />
      <span class="muted">{e('working', numberOf(progress.done, words))}</span>
      <button type="button" class="button" onClick={task.stop}>
        {e('stop')}
      </button>
    </div>
  );
}
