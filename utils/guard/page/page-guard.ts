import type { ActionCode } from '../../ascmi/actions';
import type { PageReader } from '../../contract/guard-controls';
import type { ShareAttempt } from '../../contract/messages';
import type { ShareVerdict, TabView } from '../../contract/views';
import { actionOfCall, heldCall } from './api-calls';
import { createAttempts } from './attempts';
import { watchGestures } from './gestures';
import { guardStateOf } from './guard-state';
import { createLockState } from './lock-state';
import { watchNavigations } from './navigation';
import { watchPrinting } from './print-sheet';
import { createReplayer } from './replay';
import type { Listen } from './steady-listeners';
import { openPageWire } from './wire';

const HURRY_EVERY_MS = 250;

export interface PageGuardParts {
  readonly window: Window & typeof globalThis;
  /** Our own lifetime, never the framework's: a page can end that (WXT's context listens to a DOM event). */
  readonly signal: AbortSignal;
  /** Adds a listener that a page cannot take off by writing itself anew. */
  readonly listen: Listen;
  readonly reader: PageReader;
  /** Asks the background. A rejection keeps the attempt stopped. */
  readonly ask: (attempt: ShareAttempt) => Promise<ShareVerdict>;
  /**
   * Reads the page in this very moment and calls `resume`, `apply` or `lock`, if a reading is due. Asked for by page calls that cannot
   * wait, such as a synchronous request right after the page changed.
   */
  readonly readNow?: () => void;
  readonly onPassed: (action: ActionCode, channel: ShareAttempt['channel']) => void;
  readonly onStopped: (verdict: Exclude<ShareVerdict, { effect: 'allow' }>) => void;
  readonly onLost: (action: ActionCode, label: string) => void;
  readonly onFailed: (action: ActionCode) => void;
  /** Background traffic that was denied without a sheet: a beacon, a foreign request. */
  readonly onDenied: (action: ActionCode, channel: ShareAttempt['channel']) => void;
  /** The guard in the page's own world has answered. */
  readonly onConnected?: () => void;
  /** What is known before the background told more: the frame's own origin. */
  readonly setup: GuardSetup;
  /** The text that is printed instead of a closed page, in the user's language. Neutral: no member, no reason. */
  readonly printNotice: string;
}

export interface GuardSetup {
  /** Origin of the portal page, also in frames whose own is opaque. */
  readonly portalOrigin: string;
  readonly allowHosts: readonly string[];
  /** Longest wait of a gesture for the first view. */
  readonly undecidedWaitMs: number;
}

export interface PageGuard {
  /** The background's answer to what this frame belongs to. */
  configure(setup: GuardSetup): void;
  apply(view: TabView): void;
  /**
   * At once, before anybody is asked: everything that discloses is held. What waits was meant for the `former` member and is forgotten;
   * where there was nobody before, it is judged by the member who came.
   */
  lock(navigationSeq: number, former: 'member' | 'nobody'): void;
  /** The page is changing: hold everything until `resume`, `apply` or `lock` says what the change was. What waits goes on waiting. */
  hold(): void;
  resume(): void;
  /** The user answered the sheet of an attempt of this frame. */
  settle(attemptId: string, effect: 'allow' | 'stop'): void;
  /** Whether the page-world guard is there and untouched. */
  health(): 'intact' | 'tampered' | 'missing';
}

/** Layers 1, 2 and 4 of one frame, and the agent's end of layer 3. Closed from its first line until a view opens it. */
export function createPageGuard(parts: PageGuardParts): PageGuard {
  const { window: view, signal, listen, reader } = parts;
  const later = (task: () => void, delayMs: number) => void view.setTimeout(task, delayMs);
  const state = createLockState((ms) => new Promise((resolve) => later(resolve, ms)));
  let { setup } = parts;
  const isOwn = (url: URL) => {
    const address = new URL(url.href.replace(/^ws/, 'http'));
    return (
      address.origin === setup.portalOrigin ||
      setup.allowHosts.some((host) => host === address.host || isWithin(address.hostname, host))
    );
  };
  const attempts = createAttempts({
    ...parts,
    state,
    undecidedWaitMs: () => setup.undecidedWaitMs,
    now: () => view.performance.now(),
    later,
    onGrants: () => refresh(),
  });
  const guardState = () =>
    guardStateOf({
      isKnown: state.isKnown,
      effect: (action) => state.effect(action),
      isGranted: (action) => attempts.isGranted(action),
      hasGrant: attempts.hasGrant(),
      allow: [setup.portalOrigin, ...setup.allowHosts],
    });
  const wire = openPageWire({
    view,
    listen,
    state: guardState(),
    ...(parts.onConnected && { onConnected: parts.onConnected }),
    onMessage(message) {
      if (message.t === 'hurry') {
        hurry();
        return;
      }
      const action = actionOfCall(message, reader, isOwn);
      if (message.t === 'denied') {
        if (action) parts.onDenied(action, 'api');
        return;
      }
      const settle = (allow: boolean) => wire.answer(message.id, allow);
      if (!action || attempts.handle(heldCall(message, action, message.id, settle)) === 'pass') settle(true);
    },
  });
  let hurriedAt = -Infinity;
  function hurry(): void {
    // A page could ask all the time, and each time has to be read as a whole.
    if (view.performance.now() - hurriedAt < HURRY_EVERY_MS) return;
    parts.readNow?.();
    hurriedAt = view.performance.now();
  }
  const printing = watchPrinting({
    document: view.document,
    signal,
    listen,
    notice: parts.printNotice,
    isClosed: () => state.effect('PRINT') !== 'allow' && !attempts.isGranted('PRINT'),
    // The paper cannot be called back, so an allowed verdict means "print again".
    onPrint: () =>
      void attempts.handle({
        action: 'PRINT',
        channel: 'print',
        label: '',
        recipient: {},
        key: 'beforeprint',
        isGesture: false,
        replay: () => 'lost',
      }),
  });
  const refresh = () => {
    wire.setState(guardState());
    printing.refresh();
  };
  watchGestures({ view, signal, listen, reader, state, attempts, replayer: createReplayer(view, reader) });
  watchNavigations({ view, signal, reader, attempts, isOwn });

  return {
    configure(next) {
      setup = next;
      refresh();
    },
    apply(next) {
      const before = state.navigationSeq;
      if (!state.apply(next)) return;
      if (state.navigationSeq !== before) attempts.drop();
      refresh();
    },
    lock(navigationSeq, former) {
      state.lock(navigationSeq);
      if (former === 'nobody') attempts.renew();
      else attempts.drop();
      refresh();
    },
    hold() {
      if (!state.isKnown) return;
      state.hold();
      refresh();
    },
    resume() {
      state.resume();
      refresh();
    },
    settle: (attemptId, effect) => attempts.settle(attemptId, effect),
    health() {
      const intact = wire.isConnected ? wire.probe() : null;
      if (intact === null) return 'missing';
      return intact ? 'intact' : 'tampered';
    },
  };
}

function isWithin(hostname: string, domain: string): boolean {
  return hostname === domain || hostname.endsWith(`.${domain}`);
}
