import type { FrameFindings } from '../../utils/contract/findings';
import type { PageReader } from '../../utils/contract/guard-controls';
import type { PageSetup } from '../../utils/contract/messages';
import { openOrClosedShadowRoot } from '../../utils/platform/page-api';
import { genericAdapter, type CompiledAdapter } from '../../utils/portals/compiled';
import { createScanner, type Scanner } from '../../utils/scan/scanner';

interface ReaderEvents {
  onDirty(): void;
  onFindings(findings: FrameFindings): void;
}

/**
 * The page reader of one frame. It starts with the generic adapter in the first tick, so that a click is understood from the start, and
 * takes up the portal's own adapter when the background names one.
 */
export function createReader(
  view: Window & typeof globalThis,
  signal: AbortSignal,
  setup: Promise<PageSetup | null>,
  events: ReaderEvents,
) {
  let stage = new AbortController();
  let scanner = start(genericAdapter());
  signal.addEventListener('abort', () => stage.abort());

  function start(adapter: CompiledAdapter): Scanner {
    const own = (stage = new AbortController());
    return createScanner({
      document: view.document,
      adapter,
      signal: own.signal,
      now: () => view.performance.now(),
      schedule: (task, delayMs) => void view.setTimeout(task, delayMs),
      openShadowRoot: openOrClosedShadowRoot,
      onDirty: () => events.onDirty(),
      onFindings: (findings) => events.onFindings(findings),
    });
  }

  void setup.then((answer) => {
    if (signal.aborted) return;
    if (answer?.isPortal === false) stage.abort();
    // Compiled and checked by the background of this very version; page scripts carry no parser.
    else if (answer?.adapter) {
      stage.abort();
      scanner = start(answer.adapter as CompiledAdapter);
    }
  });

  const controls: PageReader = {
    findControl: (path) => scanner.findControl(path),
    classifyNavigation: (info) => scanner.classifyNavigation(info),
    recipientHints: (element) => (element ? scanner.recipientHints(element) : {}),
  };
  return { controls, stop: () => stage.abort() };
}
