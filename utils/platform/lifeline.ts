import { pageApi } from './page-api';

interface LifelineOptions {
  readonly name: string;
  readonly signal: AbortSignal;
  readonly onMessage: (message: unknown) => void;
  /** The line is (again) open: the background may have missed something meanwhile. */
  readonly onOpen: () => void;
  /** The extension was updated or removed under this page. */
  readonly onOrphaned: () => void;
}

/** Right after an extension reload `runtime.id` is still there; 50 ms later it is gone (Chromium, measured). Looked at twice, as one look may be early. */
const ORPHAN_CHECKS_MS = [100, 1_000];
/** Reconnects spread over this span, so that a hundred frames do not all wake a new worker in the same millisecond. */
const JITTER_MS = 200;

/**
 * Keeps a port to the background open. A worker's death and an extension's update both close it; only the second is final, and is told
 * apart by the disappearance of `runtime.id`.
 */
export function holdLifeline({ name, signal, onMessage, onOpen, onOrphaned }: LifelineOptions): void {
  let attempts = 0;

  function open(): void {
    if (signal.aborted) return;
    try {
      const port = pageApi()?.runtime.connect({ name });
      if (!port) {
        orphaned();
        return;
      }
      port.onMessage.addListener(onMessage);
      port.onDisconnect.addListener(() => void closed());
      signal.addEventListener('abort', () => port.disconnect(), { once: true });
      attempts = 0;
      onOpen();
    } catch {
      void closed();
    }
  }

  async function closed(): Promise<void> {
    for (const delayMs of ORPHAN_CHECKS_MS) {
      await sleep(delayMs);
      if (signal.aborted) return;
      if (pageApi()?.runtime.id === undefined) {
        orphaned();
        return;
      }
      // The extension lives: only its worker went. Connecting wakes a new one.
      if (attempts === 0) break;
    }
    attempts += 1;
    await sleep(Math.random() * JITTER_MS * attempts);
    open();
  }

  function orphaned(): void {
    if (!signal.aborted) onOrphaned();
  }

  open();
}

const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
