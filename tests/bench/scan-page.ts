import { genericAdapter } from '../../utils/portals/compiled';
import { createScanner } from '../../utils/scan/scanner';
import type { Scanner } from '../../utils/scan/scanner-options';

/** The page's side of the scan bench: the scanner as the agent uses it, started by hand so that one pass can be timed. */
const tasks: (() => void)[] = [];

export interface ScanBench {
  scan(target?: Document): number;
  /** Starts the scanner for the update bench and lets its first pass run dry. */
  start(): void;
  /** Runs what the scanner has scheduled until nothing is left. */
  drain(): void;
  /** Milliseconds of the longest task of the last drain. */
  longestMs: number;
}

let scanner: Scanner | null = null;
const make = (target: Document = document) =>
  createScanner({
    document: target,
    adapter: genericAdapter(),
    signal: new AbortController().signal,
    now: () => performance.now(),
    schedule: (task, delayMs) => {
      if (delayMs === 0) tasks.push(task);
    },
    openShadowRoot: (element) => element.shadowRoot,
    onFindings: () => undefined,
    onDirty: () => undefined,
  });

const bench: ScanBench = {
  scan: (target) => make(target).scanNow().members.length,
  start() {
    scanner = make();
    bench.drain();
    scanner.memberElements();
  },
  longestMs: 0,
  drain() {
    bench.longestMs = 0;
    for (let task = tasks.shift(); task !== undefined; task = tasks.shift()) {
      const from = performance.now();
      task();
      bench.longestMs = Math.max(bench.longestMs, performance.now() - from);
    }
  },
};
(globalThis as unknown as { scanBench: ScanBench }).scanBench = bench;
