import type { ShareAnswers, ShareAttempt } from '../contract/messages';
import type { Area } from '../platform/areas';
import type { LookupAnswer } from '../registry/registry';
import type { FrameReport } from './compose';

/** An attempt that was stopped and may still be resolved on the sheet. */
export interface OpenAttempt {
  readonly id: string;
  readonly frameId: number;
  readonly navigationSeq: number;
  readonly attempt: ShareAttempt;
  /** What a person said about it on the sheet. */
  readonly answers?: ShareAnswers;
}

/** All that is known of a tab. Lives in `storage.session`: memory only, closed to page scripts, gone with the browser. */
export interface TabRecord {
  readonly tabId: number;
  /** Top-level origin, which decides the portal. */
  readonly origin: string;
  readonly version: number;
  readonly reports: readonly FrameReport[];
  /** Key of the member that `answer` is about; an answer for another member is never shown. */
  readonly memberKey: string | null;
  readonly answer: LookupAnswer | null;
  readonly attempts: readonly OpenAttempt[];
}

/** Attempts that a page may leave open: more than this is a runaway page, and the oldest are forgotten (and stay stopped). */
const MAX_OPEN_ATTEMPTS = 8;
const keyOf = (tabId: number) => `tab.${tabId}`;

export function emptyTab(tabId: number, origin: string, version: number): TabRecord {
  return { tabId, origin, version, reports: [], memberKey: null, answer: null, attempts: [] };
}

export function withAttempt(tab: TabRecord, attempt: OpenAttempt): TabRecord {
  return { ...tab, attempts: [...tab.attempts, attempt].slice(-MAX_OPEN_ATTEMPTS) };
}

export function withAnswers(tab: TabRecord, attemptId: string, answers: ShareAnswers): TabRecord {
  const attempts = tab.attempts.map((open) => (open.id === attemptId ? { ...open, answers } : open));
  return { ...tab, attempts };
}

/**
 * Reads and writes tab records, one change of a tab at a time. The queue is memory only: when the worker dies the change in hand is either
 * stored or never happened, and the page asks again.
 */
export class TabStore {
  readonly #area: Area;
  readonly #queues = new Map<number, Promise<unknown>>();

  constructor(area: Area) {
    this.#area = area;
  }

  async read(tabId: number): Promise<TabRecord | null> {
    // Written by this class only, so the shape is trusted; a record of another version is gone, because an update empties the area.
    return ((await this.#area.get(keyOf(tabId))) as TabRecord | undefined) ?? null;
  }

  /** Applies `change` to the stored record; returning the same record writes nothing. */
  async update(tabId: number, change: (tab: TabRecord | null) => TabRecord | null): Promise<TabRecord | null> {
    const previous = this.#queues.get(tabId) ?? Promise.resolve();
    const next = previous.then(async () => {
      const before = await this.read(tabId);
      const after = change(before);
      if (after === null) await this.#area.remove(keyOf(tabId));
      else if (after !== before) await this.#area.set(keyOf(tabId), after);
      return after;
    });
    const settled = next.catch(() => undefined);
    this.#queues.set(tabId, settled);
    void settled.then(() => {
      if (this.#queues.get(tabId) === settled) this.#queues.delete(tabId);
    });
    return next;
  }
}
