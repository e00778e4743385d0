import type { FrameFindings } from '../../utils/contract/findings';
import { AGENT_PORT, type Push, type ShareAttempt } from '../../utils/contract/messages';
import type { ShareVerdict, TabView } from '../../utils/contract/views';
import { createPageGuard } from '../../utils/guard/page/page-guard';
import { steadyListeners } from '../../utils/guard/page/steady-listeners';
import { createPageClient } from '../../utils/messaging/page-client';
import { holdLifeline } from '../../utils/platform/lifeline';
import type { Companion } from '../../utils/platform/offer';
import { claimInstance } from '../../utils/platform/single-instance';
import { sameFindings, sameSubject } from '../../utils/scan/same-findings';
import { browserStrings } from '../../utils/ui/browser-strings';
import { hideOwnTyping } from '../../utils/ui/own-typing';
import { NOTHING_SEEN } from './nothing-seen';
import { createDenials } from './denials';
import { createReader } from './reader';
import { startSelfCheck } from './self-check';
import { createSheets } from './sheets';
import { marksOnDemand } from './marks-on-demand';
import type { PageUiAction } from './page-ui';
import { uiOnDemand } from './ui-on-demand';
import { waitingClient, whenShown } from './when-shown';

/** After a report that the background did not take: a worker that died over it, storage that failed. */
const REPORT_AGAIN_MS = 1_000;

/**
 * The agent: one in each frame of a portal, in the isolated world, from before the page's first script.
 *
 *   scanner ── findings ──► background ── view ──► page guard (gestures, navigation, print sheet, wire to the page-world guard)
 *      │ dirty                                └──► banner (top frame only)
 *      └──► guard.hold()                 attempts ──► background ── verdict ──► replay, or the sheet
 *
 * State        | held                          | how it ends
 * start        | everything that discloses     | first view
 * page changes | everything, nothing forgotten | the rescan: same member resumes, another one locks
 * other member | everything, attempts dropped; | a view of the new navigationSeq
 *              | kept where nobody was before  |
 * back again   | everything, nothing forgotten | a new view: the registry may say something else by now
 * orphaned     | everything, for good          | the page is reloaded
 *
 * Its lifetime is its own signal. Nothing about the member is written into the page.
 */
export function startAgent(view: Window & typeof globalThis): void {
  const lifetime = new AbortController();
  const { signal } = lifetime;
  const isTop = view.top === view;
  const shown = whenShown(view.document);
  const client = waitingClient(createPageClient(), shown);
  let navigationSeq = 1;
  let reported: FrameFindings | null = null;
  let latest: TabView | null = null;
  /** Views older than this speak of the member before. Infinite while the report about the new one is on its way. */
  let oldestWanted = 0;
  /** Resolves when the reading in hand is done, so that no attempt is judged by the member before. */
  let reading: PromiseWithResolvers<undefined> | null = null;

  const t = browserStrings();
  const setup = client.request('page.hello', {}).then((reply) => (reply.ok ? reply.value : null));
  const ui = isTop
    ? uiOnDemand(
        {
          document: view.document,
          signal,
          t,
          tagName: randomTagName(),
          now: () => Date.now(),
          onAction: onUserAction,
        },
        () => loadCompanion('page-ui'),
        setup.then((answer) => answer?.place ?? null),
      )
    : null;
  const mark = marksOnDemand(
    {
      document: view.document,
      signal,
      t,
      tagName: randomTagName(),
      now: () => view.performance.now(),
      ask: async (people) => {
        const reply = await client.request('marks.read', { people });
        return reply.ok ? reply.value.marks : null;
      },
    },
    async () => (await setup)?.listMarks === true && loadCompanion('page-marks'),
  );
  const sheets = createSheets({ ui, client, t });
  const reader = createReader(view, signal, setup, {
    onDirty,
    onFindings,
    load: loadCompanion,
  });
  const listen = steadyListeners(view, signal);
  const guard = createPageGuard({
    window: view,
    signal,
    listen,
    reader: reader.controls,
    ask,
    readNow: () => {
      if (reading) reader.readNow();
    },
    onPassed: (action, channel) => client.notify('share.passed', { navigationSeq, action, channel }),
    onStopped: (verdict) => sheets.show(verdict),
    onLost: (action, label) => sheets.tell('lost_headline', action, label),
    onFailed: (action) => sheets.tell('failed_headline', action, ''),
    onDenied: createDenials({
      tell: (action, count) => client.notify('share.denied', { navigationSeq, action, count }),
      later: (task, delayMs) => void view.setTimeout(task, delayMs),
      onLeave: (flush) => listen(view, 'pagehide', flush),
    }),
    setup: { portalOrigin: view.origin, allowHosts: [], undecidedWaitMs: 1500 },
    printNotice: t('print_notice'),
    // Seen by the background, which puts no second guard into this page.
    onConnected: () => void claimInstance('guard'),
  });

  // Out of the back-forward cache: the tab has been somebody else's meanwhile, and the background knows nothing of this page any more.
  listen(view, 'pageshow', (event) => {
    if (!(event as PageTransitionEvent).persisted || reported === null) return;
    guard.hold();
    void report(reported);
  });

  // After the guard's own listeners, which hear a shortcut wherever it is pressed.
  hideOwnTyping(view, listen);

  const later = (task: () => void, delayMs: number) => void view.setTimeout(task, delayMs);
  startSelfCheck({
    signal,
    health: () => guard.health(),
    isHidden: () => view.document.hidden,
    later,
    tell: () => client.notify('enforcement.failed', { what: 'guard.tampered', count: 1 }),
  });

  void setup.then((answer) => {
    if (answer?.isPortal) guard.configure(answer);
    // Not a portal after all (Firefox registers for all ports of a host): the background's inert view opens everything.
    else if (answer) void report(NOTHING_SEEN);
  });

  function onDirty(): void {
    reading ??= Promise.withResolvers<undefined>();
    guard.hold();
  }

  function onFindings(findings: FrameFindings): void {
    const finished = reading;
    mark(findings, reader.memberElements());
    reading = null;
    if (sameFindings(reported, findings)) guard.resume();
    else void report(findings);
    finished?.resolve(undefined);
  }

  async function report(findings: FrameFindings): Promise<void> {
    if (reported !== null && !sameSubject(reported, findings)) {
      navigationSeq += 1;
      oldestWanted = Infinity;
      guard.lock(navigationSeq, reported.subject === 'none' ? 'nobody' : 'member');
      sheets.close();
    }
    reported = findings;
    const asked = navigationSeq;
    const reply = await client.request('page.report', { navigationSeq, findings });
    if (asked !== navigationSeq) return;
    if (reply.ok) {
      oldestWanted = Math.min(oldestWanted, reply.value.version);
      show(reply.value);
    } else if (reply.error === 'outdated') orphaned();
    // Until the background has heard it the frame stays held, so it is said again.
    else view.setTimeout(() => void (reported === findings && !signal.aborted && report(findings)), REPORT_AGAIN_MS);
  }

  function show(next: TabView): void {
    if (next.version < oldestWanted || (latest && next.version <= latest.version)) return;
    latest = next;
    // A view counts for the tab, the guard's number for this frame; `oldestWanted` has already dropped what is late.
    guard.apply({ ...next, navigationSeq });
    ui?.update(next);
  }

  async function ask(attempt: ShareAttempt): Promise<ShareVerdict> {
    await reading?.promise;
    const reply = await client.request('share.attempt', { navigationSeq, attempt });
    if (reply.ok) return reply.value;
    if (reply.error === 'outdated') orphaned();
    throw new Error(reply.error);
  }

  function onPush(push: Push): void {
    switch (push.type) {
      case 'tab.changed':
        show(push.view);
        break;
      case 'sheet.open':
        sheets.open(push.sheet);
        break;
      case 'attempt.settled':
        guard.settle(push.attemptId, push.effect);
        break;
    }
  }

  /** The extension was updated under this page: it can ask nobody any more, so it stays locked and says why. */
  function orphaned(): void {
    navigationSeq += 1;
    guard.lock(navigationSeq, 'member');
    reader.stop();
    ui?.showOrphaned();
  }

  async function loadCompanion(companion: Exclude<Companion, 'page-teach'>): Promise<boolean> {
    const reply = await client.request('companion.load', { companion });
    return reply.ok && reply.value.done;
  }

  function onUserAction(action: PageUiAction): void {
    if (action.type === 'recheck') void client.request('member.recheck', {});
    if (action.type === 'start-form') void client.request('form.begin', {});
    if (action.type === 'place') client.notify('banner.placed', { place: action.place });
    if (action.type === 'suppressed')
      client.notify('enforcement.failed', { what: 'banner.suppressed', count: action.count });
    sheets.act(action);
  }

  void shown.then(() =>
    holdLifeline({
      name: AGENT_PORT,
      signal,
      onMessage: (message) => onPush(message as Push),
      onOpen: () => {
        // A new worker may have lost what this frame said, or this frame what the worker said.
        if (reported) void report(reported);
      },
      onOrphaned: orphaned,
    }),
  );
}

/** A name that no page can guess or style: valid for a custom element, new for each page. */
function randomTagName(): string {
  return `x-${[...crypto.getRandomValues(new Uint8Array(6))].map((byte) => (byte % 36).toString(36)).join('')}`;
}
