import type { FrameFindings } from '../../../utils/contract/findings';
import { genericAdapter, type CompiledAdapter } from '../../../utils/portals/compiled';
import { createScanner } from '../../../utils/scan/scanner';
import type { Scanner } from '../../../utils/scan/scanner-options';

/** The scanner in a test page, with a log of what it says. */
export interface ScanHarness {
  start(adapter?: Partial<CompiledAdapter>): void;
  stop(): void;
  readonly dirty: number;
  readonly findings: readonly FrameFindings[];
  scanner(): Scanner;
  /** What a click at the element would send. */
  press(element: Element): string | null;
}

const findings: FrameFindings[] = [];
let dirty = 0;
let scanner: Scanner | null = null;
let stop = new AbortController();

const harness: ScanHarness = {
  start(adapter = {}) {
    stop.abort();
    stop = new AbortController();
    dirty = 0;
    findings.length = 0;
    scanner = createScanner({
      document,
      adapter: { ...genericAdapter(), ...adapter },
      signal: stop.signal,
      now: () => performance.now(),
      schedule: (task, delayMs) => {
        setTimeout(task, delayMs);
      },
      openShadowRoot: (element) => element.shadowRoot,
      onFindings: (found) => findings.push(found),
      onDirty: () => (dirty += 1),
    });
  },
  stop: () => stop.abort(),
  get dirty() {
    return dirty;
  },
  findings,
  scanner() {
    if (scanner === null) throw new Error('not started');
    return scanner;
  },
  press(element) {
    let action: string | null = null;
    const listen = (event: Event) => {
      event.preventDefault();
      action = harness.scanner().findControl(event.composedPath())?.action ?? null;
    };
    document.addEventListener('click', listen, { capture: true, once: true });
    element.dispatchEvent(new MouseEvent('click', { bubbles: true, composed: true, cancelable: true }));
    return action;
  },
};
declare global {
  var harness: ScanHarness;
}
globalThis.harness = harness;
