import type { OptionsWords } from '../words';
import type { TaskEnd } from './api';

interface TaskEndNoteProps {
  readonly end: TaskEnd | null;
  /** What is said where the task ran to its end. */
  readonly done: string;
  readonly words: OptionsWords;
}

/** How a task ended, read out by itself. */
export function TaskEndNote({ end, done, words }: TaskEndNoteProps) {
  const { e } = words;
  return (
    <div role="status">
      {end === 'complete' && <p class="saved">{done}</p>}
      {end === 'cancelled' && <p>{e('stopped')}</p>}
      {end === 'no-answer' && <p class="error">{e('silent')}</p>}
    </div>
  );
}
