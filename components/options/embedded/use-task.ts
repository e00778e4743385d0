import { useEffect, useRef, useState } from 'preact/hooks';
import type { TaskProgress } from '../../../utils/contract/embedded-view';
import type { LongTask } from './api';

export interface TaskState {
  /** Null while nothing runs. */
  readonly progress: TaskProgress | null;
  readonly run: <Value>(work: (task: LongTask) => Promise<Value>) => Promise<Value>;
  readonly stop: () => void;
}

/** One long piece of work at a time. Leaving the section stops it: what was done until then stays, and it can be taken up again. */
export function useTask(): TaskState {
  const [progress, setProgress] = useState<TaskProgress | null>(null);
  const running = useRef<AbortController | null>(null);
  useEffect(() => () => running.current?.abort(), []);
  return {
    progress,
    stop: () => running.current?.abort(),
    async run(work) {
      const controller = new AbortController();
      running.current = controller;
      setProgress({ share: 0, done: 0 });
      try {
        return await work({ signal: controller.signal, onProgress: setProgress });
      } finally {
        setProgress(null);
      }
    },
  };
}
