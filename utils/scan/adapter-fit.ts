import type { AdapterFit } from '../contract/findings';
import { readsAnything, selectDeep } from './adapter-reader';
import type { ScannerOptions } from './scanner-options';

/** Between two tries, milliseconds: pages that draw themselves piece by piece must not pay for each piece. */
const AGAIN_MS = 1000;

/**
 * Whether the portal's adapter still finds what it describes. Asked after every reading, answered from memory once everything fits: a page
 * that fits pays for the selectors once.
 */
export class FitReader {
  private last: AdapterFit | null = null;
  private readAt = Number.NEGATIVE_INFINITY;

  private isOwed = false;

  /** `again` composes anew: what was drawn between two tries is looked at once more when nothing else changes. */
  constructor(
    private readonly options: ScannerOptions,
    private readonly again: () => void,
  ) {}

  /** Undefined for the generic reader, which describes nothing that could stop fitting. */
  read(): AdapterFit | undefined {
    const { adapter, now, schedule, signal } = this.options;
    if (adapter.id === 'generic') return undefined;
    const isWhole = this.last?.signs === true && (this.last.members > 0 || adapter.members.length === 0);
    if (this.last !== null && isWhole) return this.last;
    if (this.last === null || now() - this.readAt >= AGAIN_MS) {
      this.last = this.look();
      this.readAt = now();
    } else if (!this.isOwed) {
      this.isOwed = true;
      schedule(() => {
        this.isOwed = false;
        if (!signal.aborted) this.again();
      }, AGAIN_MS);
    }
    return this.last;
  }

  private look(): AdapterFit {
    const { document, adapter, openShadowRoot } = this.options;
    const members = adapter.members.filter((line) =>
      selectDeep(document, line.selector, openShadowRoot).some((element) => readsAnything(element, line)),
    ).length;
    return {
      // An adapter without signs of its own (one that was taught) is known by what it reads.
      signs:
        adapter.detect.length > 0 ? adapter.detect.every((sign) => document.querySelector(sign) !== null) : members > 0,
      lines: adapter.members.length,
      members,
    };
  }
}
