import type { FrameFindings } from '../../utils/contract/findings';
import type { PageReader } from '../../utils/contract/guard-controls';
import type { PageSetup } from '../../utils/contract/messages';
import { offered } from '../../utils/platform/offer';
import { isOwnElement } from '../../utils/platform/own-element';
import { openOrClosedShadowRoot } from '../../utils/platform/page-api';
import { genericAdapter, type CompiledAdapter } from '../../utils/portals/compiled';
import { createScanner } from '../../utils/scan/scanner';
import type { ContentReader, Scanner } from '../../utils/scan/scanner-options';

interface ReaderEvents {
  onDirty(): void;
  onFindings(findings: FrameFindings): void;
  /** Brings the lexicon of sensitive content into this frame. */
  loadContent(): Promise<boolean>;
}

/** After a failed load (a worker that died over it) the next try waits this long. */
const RETRY_MS = 500;

/**
 * The page reader of one frame. It starts with the generic adapter in the first tick, so that a click is understood from the start, and
 * takes up the portal's own adapter when the background names one. A frame that shows a member is read again with the lexicon before
 * anything is reported: until it is known what the content belongs to, everything stays held.
 */
export function createReader(
  view: Window & typeof globalThis,
  signal: AbortSignal,
  setup: Promise<PageSetup | null>,
  events: ReaderEvents,
) {
  let stage = new AbortController();
  let adapter = genericAdapter();
  let isStopped = false;
  let isLoading = false;
  let scanner = start();
  signal.addEventListener('abort', stop);

  function start(): Scanner {
    stage.abort();
    const own = (stage = new AbortController());
    const content = offered('page-content') as ContentReader | null;
    return createScanner({
      document: view.document,
      adapter,
      signal: own.signal,
      now: () => view.performance.now(),
      schedule: (task, delayMs) => void view.setTimeout(task, delayMs),
      openShadowRoot: openOrClosedShadowRoot,
      onDirty: () => events.onDirty(),
      onFindings: (findings) => found(findings, content !== null),
      ...(content ? { content } : {}),
    });
  }

  function found(findings: FrameFindings, isContentRead: boolean): void {
    if (isContentRead || findings.subject === 'none') events.onFindings(findings);
    else void readContent();
  }

  // A function, since the flag changes while this waits.
  const isOver = () => isStopped;

  async function readContent(): Promise<void> {
    if (isLoading) return;
    isLoading = true;
    while (!isOver() && !(await events.loadContent()))
      await new Promise((resolve) => view.setTimeout(resolve, RETRY_MS));
    isLoading = false;
    if (!isOver()) scanner = start();
  }

  function stop(): void {
    isStopped = true;
    stage.abort();
  }

  void setup.then((answer) => {
    if (isStopped) return;
    // Firefox cannot register a script per port: this is another service on a portal's host.
    if (answer?.isPortal === false) stop();
    // Compiled and checked by the background of this very version; page scripts carry no parser.
    else if (answer?.adapter) {
      adapter = answer.adapter as CompiledAdapter;
      scanner = start();
    }
  });

  const controls: PageReader = {
    // Our own sheet says "share" and "send" too.
    findControl: (path) => (path.some((part) => isOwnElement(part as Element)) ? null : scanner.findControl(path)),
    classifyNavigation: (info) => scanner.classifyNavigation(info),
    recipientHints: (element) => scanner.recipientHints(element),
  };
  return {
    controls,
    stop,
    /** Where the members of the last findings stand, in their order. */
    memberElements: () => scanner.memberElements(),
    /** Reads the whole frame at once, and reports as after any other reading. */
    readNow: () => found(scanner.scanNow(), (offered('page-content') as ContentReader | null) !== null),
  };
}
