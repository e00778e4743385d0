import type { FrameFindings } from '../../utils/contract/findings';
import type { PageReader } from '../../utils/contract/guard-controls';
import type { PageSetup } from '../../utils/contract/messages';
import { offered } from '../../utils/platform/offer';
import { isOwnElement } from '../../utils/platform/own-element';
import { openOrClosedShadowRoot } from '../../utils/platform/page-api';
import { genericAdapter, type CompiledAdapter } from '../../utils/portals/compiled';
import { lookFirst } from '../../utils/scan/first-look';
import { OutboundReader } from '../../utils/scan/outbound/reader';
import { isViewer } from '../../utils/scan/viewers';
import type { ContentReader, MemberReader, StartMemberReader } from '../../utils/scan/scanner-options';
import { NOTHING_SEEN } from './nothing-seen';

interface ReaderEvents {
  onDirty(): void;
  onFindings(findings: FrameFindings): void;
  /** Brings the reader of members, or the lexicon of sensitive content, into this frame. */
  load(companion: 'page-reader' | 'page-content'): Promise<boolean>;
}

/** After a failed load (a worker that died over it) the next try waits this long. */
const RETRY_MS = 500;

/**
 * The page reader of one frame, in three steps that each weigh more. Controls are understood from the first tick, so that a click is. The
 * reader of members comes when the frame holds something to read, the lexicon of sensitive content when it shows a member. Until a step is
 * there nothing is reported, and everything stays held.
 */
export function createReader(
  view: Window & typeof globalThis,
  signal: AbortSignal,
  setup: Promise<PageSetup | null>,
  events: ReaderEvents,
) {
  const loading = new Set<string>();
  let stage = new AbortController();
  let outbound = new OutboundReader(genericAdapter());
  let members: MemberReader | null = null;
  let isStopped = false;
  signal.addEventListener('abort', stop);
  start();

  function start(): void {
    stage.abort();
    const own = (stage = new AbortController());
    const { adapter } = outbound;
    const startReader = offered('page-reader') as StartMemberReader | null;
    if (startReader === null) {
      look(own.signal);
      return;
    }
    const content = offered('page-content') as ContentReader | null;
    members = startReader({
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

  function look(own: AbortSignal): void {
    const isReadable = lookFirst({
      document: view.document,
      signal: own,
      openShadowRoot: openOrClosedShadowRoot,
      onReadable: () => {
        events.onDirty();
        void bring('page-reader');
      },
    });
    const { members: places, categories } = outbound.adapter;
    if (isReadable || places.length + categories.length > 0) void bring('page-reader');
    else if (view.document.readyState === 'loading')
      view.document.addEventListener('DOMContentLoaded', () => sayNothing(own), { once: true, signal: own });
    else sayNothing(own);
  }

  /** Nothing here to read: said once the page is whole, unless the reader is on its way by then. */
  function sayNothing(own: AbortSignal): void {
    if (!own.aborted && !loading.has('page-reader'))
      events.onFindings({
        ...NOTHING_SEEN,
        adapter: outbound.adapter.id,
        ...(isViewer(view.document) ? { unreadable: true } : {}),
      });
  }

  function found(findings: FrameFindings, isContentRead: boolean): void {
    if (isContentRead || findings.subject === 'none') events.onFindings(findings);
    else void bring('page-content');
  }

  // A function, since the flag changes while this waits.
  function isOver(): boolean {
    return isStopped;
  }

  async function bring(companion: 'page-reader' | 'page-content'): Promise<void> {
    if (loading.has(companion)) return;
    loading.add(companion);
    while (!isOver() && !(await events.load(companion)))
      await new Promise((resolve) => view.setTimeout(resolve, RETRY_MS));
    loading.delete(companion);
    if (!isOver()) start();
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
      outbound = new OutboundReader(answer.adapter as CompiledAdapter);
      start();
    }
  });

  const controls: PageReader = {
    // Our own sheet says "share" and "send" too.
    findControl: (path) => (path.some((part) => isOwnElement(part as Element)) ? null : outbound.at(path)),
    classifyNavigation: (info) => outbound.navigation(info),
    recipientHints: (element) => outbound.recipient(element),
  };
  return {
    controls,
    stop,
    /** Where the members of the last findings stand, in their order. */
    memberElements: () => members?.memberElements() ?? [],
    /** Reads the whole frame at once, and reports as after any other reading. Nothing to do before the reader is there. */
    readNow: () => {
      if (members !== null) found(members.scanNow(), offered('page-content') !== null);
    },
  };
}
