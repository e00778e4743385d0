import type { FrameFindings, OutboundControl } from '../contract/findings';
import type { CompiledAdapter } from '../portals/compiled';
import { pickAdapter } from '../portals/pick';
import { describe } from '../scan/selector';
import { createScanner } from '../scan/scanner';

/** What `detect` gets from one frame. */
export interface FrameReading {
  readonly findings: FrameFindings;
  readonly outbound: readonly OutboundControl[];
}

export interface DetectPage {
  read(adapters: readonly CompiledAdapter[]): FrameReading;
  describe(element: Element): { selector: string; shadowPath: string[] };
}

/**
 * The page's side of `detect`: the extension's scanner, once, in one frame. Closed shadow roots, which the extension opens by an interface of
 * its own, are remembered by the runner's first script.
 */
const side: DetectPage = {
  describe,
  read(adapters) {
    const stop = new AbortController();
    const scanner = createScanner({
      document,
      adapter: pickAdapter(document, adapters),
      signal: stop.signal,
      now: () => performance.now(),
      schedule: () => undefined,
      openShadowRoot: (element) => element.shadowRoot ?? globalThis.__closedRoots?.get(element) ?? null,
      onFindings: () => undefined,
      onDirty: () => undefined,
      selectors: 'on',
    });
    const findings = scanner.scanNow();
    const outbound = scanner.listControls();
    stop.abort();
    return { findings, outbound };
  },
};

declare global {
  var __closedRoots: WeakMap<Element, ShadowRoot> | undefined;
  var __detect: DetectPage;
}
globalThis.__detect = side;
