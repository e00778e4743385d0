/** Longest stretch that the page's thread is ours, milliseconds: a frame is 16, and the page needs most of it. */
const SLICE_MS = 4;
/** A slice that has taken less leaves room for the summing-up, which may have to wait for the page's styles. */
const LITTLE_MS = 1;

/** Said before a step that is long by itself, a native pass over the whole page: it gets a slice of its own. */
export const REST = 'rest';
export type Step = typeof REST | undefined;

export interface Clock {
  readonly now: () => number;
  readonly schedule: (task: () => void, delayMs: number) => void;
  readonly signal: AbortSignal;
}

/** Runs one generator at a time in slices. Starting another drops the one before. */
export class SliceRunner {
  private turn = 0;
  /** Milliseconds that the current or last run has taken. */
  spentMs = 0;

  constructor(
    private readonly clock: Clock,
    private readonly purseMs: number,
  ) {}

  start(work: Generator<Step>, done: (complete: boolean) => void, delayMs: number): void {
    this.turn += 1;
    this.spentMs = 0;
    const turn = this.turn;
    const end = (): void => {
      if (turn === this.turn && !this.clock.signal.aborted) done(true);
    };
    const step = (): void => {
      if (turn !== this.turn || this.clock.signal.aborted) return;
      const from = this.clock.now();
      let finished = false;
      let rests = false;
      while (!finished && !rests && this.clock.now() - from < SLICE_MS) {
        const next = work.next();
        finished = next.done === true;
        rests = next.done !== true && next.value === REST;
      }
      const tookMs = this.clock.now() - from;
      this.spentMs += tookMs;
      if (finished && tookMs > LITTLE_MS) this.clock.schedule(end, 0);
      else if (finished) done(true);
      else if (this.spentMs > this.purseMs) done(false);
      else this.clock.schedule(step, 0);
    };
    this.clock.schedule(step, delayMs);
  }

  /** Runs to the end at once, whatever the purse says: the caller has asked for an answer now. */
  finish(work: Generator<Step>): void {
    this.turn += 1;
    const from = this.clock.now();
    while (work.next().done !== true);
    this.spentMs = this.clock.now() - from;
  }
}
