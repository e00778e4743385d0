import type { ActionCode } from '../ascmi/actions';
import type { Identifier } from '../ascmi/identifiers';
import type { AuditLog, AuditRecord } from '../audit/entry';
import type { Pseudonymize } from '../audit/pseudonym';
import type { FrameFindings } from '../contract/findings';
import type { Push } from '../contract/messages';
import type { TabView } from '../contract/views';
import { modeFor } from '../policy/modes';
import type { EffectivePolicy, PortalPolicy } from '../policy/policy';
import type { LookupAnswer, Registry, RegistryProblem } from '../registry/registry';
import { decisionEvent, type DecisionLine } from './audit-event';
import { stillStand } from './deciding-records';
import { composeTab, type FrameReport, type TabSubject } from './compose';
import { evaluateShare, UNKNOWN_PARTIES } from './evaluate';
import { createSharedWork } from '../decision/shared-work';
import { emptyTab, type TabRecord, type TabStore } from './store';
import { inertView, viewOf } from './view';

export interface TabServiceOptions {
  readonly store: TabStore;
  readonly policy: () => Promise<EffectivePolicy>;
  readonly registry: () => Promise<Registry>;
  readonly audit: AuditLog;
  readonly pseudonym: Pseudonymize;
  readonly now: () => number;
  readonly writeBack?: WriteBack;
  push(tabId: number, message: Push): void;
  /** Brings the network wall in line with the view, before anybody is told of it. */
  enforce(tab: TabRecord, view: TabView, portal: PortalPolicy, policy: EffectivePolicy): Promise<void>;
  showBadge(tabId: number, view: TabView): Promise<void>;
  /** Whether the browser lets us work on the origin. A portal without its grant is not protected, and must not stay locked either. */
  isGranted?(origin: string): Promise<boolean>;
  /** Opens the network wall of a tab that shows a portal no more. */
  release(tabId: number): Promise<void>;
}

/** Tells the registry of a decision, where policy wants that. Only queues: nothing waits for the registry. */
export type WriteBack = (event: DecisionLine, record: AuditRecord, identifiers: readonly Identifier[]) => Promise<void>;

/** A tab with everything derived from it. */
export interface TabPicture {
  readonly tab: TabRecord;
  readonly subject: TabSubject;
  readonly portal: PortalPolicy;
  readonly policy: EffectivePolicy;
  readonly view: TabView;
}

/** The registry gets this long; then the member counts as not checked, and care that needs no consent goes on. */
const LOOKUP_TIMEOUT_MS = 4_000;

interface PassedShare {
  readonly action: ActionCode;
  readonly channel: string;
}

/**
 * Knows for each tab whom it is about and what the registry said, and tells the page scripts. The order is always: store, wall, tell
 * (`browser-facts` 4.4): a worker that dies in between leaves a tab locked, never open.
 */
export class TabService {
  readonly #options: TabServiceOptions;
  /** Look-ups in flight, so that ten frames ask once. Memory only: after a worker's death the next message starts a new one. */
  readonly #lookups = new Map<string, Promise<void>>();
  /** Time-zone data, and records read, shared by this worker's verdicts. A new worker reads again. */
  readonly #work = createSharedWork();
  readonly #publishing = new Map<number, Promise<TabPicture | null>>();

  constructor(options: TabServiceOptions) {
    this.#options = options;
  }

  /** A frame tells what it sees. Answers at once; the verdict follows by push. */
  async report(
    tabId: number,
    origin: string,
    frame: Omit<FrameReport, 'findings'>,
    findings: FrameFindings,
  ): Promise<TabView> {
    const policy = await this.#options.policy();
    const portal = portalOf(policy, origin);
    if (!portal) return inertView(this.#options.now());
    await this.#options.store.update(tabId, (before) => {
      const tab = before?.origin === origin ? before : emptyTab(tabId, origin, before?.version ?? this.#options.now());
      const others = tab.reports.filter(({ frameId }) => frameId !== frame.frameId);
      return this.#recomposed({ ...tab, reports: [...others, { ...frame, findings }] }, portal);
    });
    const picture = await this.publish(tabId);
    if (picture) void this.#lookUpIfNeeded(picture);
    return picture?.view ?? inertView(this.#options.now());
  }

  /** The tab as it stands, or null where it is not a portal's. */
  async picture(tabId: number): Promise<TabPicture | null> {
    const [tab, policy] = await Promise.all([this.#options.store.read(tabId), this.#options.policy()]);
    const portal = tab ? portalOf(policy, tab.origin) : undefined;
    if (!tab || !portal || (await this.#options.isGranted?.(tab.origin)) === false) return null;
    const subject = composeTab(tab.reports, portal);
    const now = new Date(this.#options.now()).toISOString();
    return { tab, subject, portal, policy, view: viewOf(tab, subject, portal, policy, now, this.#work) };
  }

  /** Wall first, then page scripts and badge. */
  publish(tabId: number): Promise<TabPicture | null> {
    // One after another, each from the newest record: an older picture must never close or open what a newer one has settled.
    const published = (this.#publishing.get(tabId) ?? Promise.resolve(null)).then(() => this.#publishNow(tabId));
    const settled = published.catch(() => null);
    this.#publishing.set(tabId, settled);
    void settled.then(() => {
      if (this.#publishing.get(tabId) === settled) this.#publishing.delete(tabId);
    });
    return published;
  }

  async #publishNow(tabId: number): Promise<TabPicture | null> {
    const picture = await this.picture(tabId);
    if (!picture) return this.#withdraw(tabId);
    await this.#options.enforce(picture.tab, picture.view, picture.portal, picture.policy);
    this.#options.push(tabId, { type: 'tab.changed', view: picture.view });
    await this.#options.showBadge(tabId, picture.view);
    return picture;
  }

  /** The portal left the policy, or its grant was taken back: the page is let go at once and not with its next navigation. */
  async #withdraw(tabId: number): Promise<null> {
    // No record: the tab shows no portal. A lock that it may have is of a portal page on its way, and stays.
    if (!(await this.#options.store.read(tabId))) return null;
    await this.#options.release(tabId);
    await this.#options.store.update(tabId, () => null);
    const view = inertView(this.#options.now());
    this.#options.push(tabId, { type: 'tab.changed', view });
    await this.#options.showBadge(tabId, view);
    return null;
  }

  /** A new document in a frame: what the old one reported no longer holds. A new top document is a new tab. */
  async navigated(tabId: number, frameId: number, origin: string, documentId: string | null): Promise<void> {
    const policy = await this.#options.policy();
    const portal = portalOf(policy, origin);
    await this.#options.store.update(tabId, (before) => {
      // The agent of the new document may have been quicker than the browser's event.
      const isKnown = before?.reports.some((report) => report.frameId === frameId && report.documentId === documentId);
      if (isKnown && documentId !== null) return before;
      const version = (before?.version ?? this.#options.now()) + 1;
      if (frameId === 0) return portal ? emptyTab(tabId, origin, version) : null;
      if (!before || !before.reports.some((report) => report.frameId === frameId)) return before;
      const tab = { ...before, reports: before.reports.filter((report) => report.frameId !== frameId) };
      const tabPortal = portalOf(policy, before.origin);
      return tabPortal ? this.#recomposed(tab, tabPortal) : tab;
    });
    await this.publish(tabId);
  }

  async closed(tabId: number): Promise<void> {
    await this.#options.store.update(tabId, () => null);
  }

  /** Asks the registry again and waits for the answer. */
  async recheck(tabId: number): Promise<TabPicture | null> {
    await this.#options.store.update(tabId, (tab) => (tab ? { ...tab, answer: null, version: tab.version + 1 } : null));
    const picture = await this.publish(tabId);
    // Not what is remembered of a moment ago: whoever asks again has a reason.
    if (picture) await this.#lookUpIfNeeded(picture, 0);
    return this.picture(tabId);
  }

  /** Whether the records that decide stand unchanged at this moment; false also where that cannot be told. */
  async stillStand({ tab }: TabPicture, references: readonly string[]): Promise<boolean> {
    if (!tab.answer) return false;
    const signal = AbortSignal.timeout(LOOKUP_TIMEOUT_MS);
    return stillStand(await this.#options.registry(), tab.answer, references, signal).catch(() => false);
  }

  /** Waits until the tab's verdict is in, starting the look-up if a worker died over it. */
  async settled(tabId: number): Promise<TabPicture | null> {
    const picture = await this.picture(tabId);
    if (picture?.view.phase !== 'checking') return picture;
    await this.#lookUpIfNeeded(picture);
    return this.picture(tabId);
  }

  /**
   * A share that the page scripts let through at once, because no recipient could have changed the verdict: written down all the same.
   * A note that comes late, to the next worker or from a page that is gone, is written without saying whom it was about.
   */
  async passed(tabId: number, { action, channel }: PassedShare, origin: string): Promise<void> {
    const picture = await this.settled(tabId);
    if (!picture?.tab.answer || picture.view.phase !== 'decided') {
      const unknown = { type: 'undecided', reason: 'unchecked', effect: 'allowed' } as const;
      await this.#options.audit.append({ ...unknown, portal: origin, action, channel }, 'afterwards');
      return;
    }
    const { subject, portal, policy, tab } = picture;
    const now = new Date(this.#options.now()).toISOString();
    const evaluation = evaluateShare(
      { subject, portal, policy, answer: picture.tab.answer, now, work: this.#work },
      action,
      UNKNOWN_PARTIES,
    );
    const member = await this.#options.pseudonym(subject.identifiers);
    const effect = modeFor(policy, portal, action) === 'observe' ? 'observed' : 'allowed';
    const event = decisionEvent({ member, portal: tab.origin, action, channel, effect, evaluation });
    const record = await this.#options.audit.append(event, 'afterwards');
    await this.#options.writeBack?.(event, record, subject.identifiers);
  }

  #recomposed(tab: TabRecord, portal: PortalPolicy): TabRecord {
    const subject = composeTab(tab.reports, portal);
    const memberKey = subject.kind === 'single' ? keyOf(subject) : null;
    const isSame = memberKey !== null && memberKey === tab.memberKey;
    return {
      ...tab,
      version: tab.version + 1,
      memberKey,
      answer: isSame ? tab.answer : null,
      attempts: isSame ? tab.attempts : [],
    };
  }

  #lookUpIfNeeded(picture: TabPicture, maxAgeMs?: number): Promise<void> {
    const { tab, subject } = picture;
    if (subject.kind !== 'single' || tab.answer || tab.memberKey === null) return Promise.resolve();
    const key = `${tab.tabId} ${tab.memberKey}`;
    const running = this.#lookups.get(key);
    if (running) return running;
    const lookup = this.#lookUp(picture, tab.memberKey, maxAgeMs).finally(() => this.#lookups.delete(key));
    this.#lookups.set(key, lookup);
    return lookup;
  }

  async #lookUp({ tab, subject }: TabPicture, memberKey: string, maxAgeMs?: number): Promise<void> {
    const answer = await this.ask(subject.identifiers, maxAgeMs);
    // The patient may have been switched while the registry answered: a late answer is dropped.
    await this.#options.store.update(tab.tabId, (current) =>
      current?.memberKey === memberKey ? { ...current, answer, version: current.version + 1 } : current,
    );
    await this.publish(tab.tabId);
    await this.#options.audit.append({
      type: 'lookup',
      member: await this.#options.pseudonym(subject.identifiers),
      portal: tab.origin,
      lookup: answer.outcome,
      ...(answer.outcome === 'UNAVAILABLE' ? { problem: answer.problem } : {}),
    });
  }

  /** One look-up with a time limit. Never rejects: what goes wrong is UNAVAILABLE. */
  async ask(identifiers: readonly Identifier[], maxAgeMs?: number): Promise<LookupAnswer> {
    const unavailable = (problem: RegistryProblem): LookupAnswer => ({
      outcome: 'UNAVAILABLE',
      records: [],
      checkedAtMs: this.#options.now(),
      problem,
    });
    if (identifiers.length === 0) return unavailable('no-identifier');
    const signal = AbortSignal.timeout(LOOKUP_TIMEOUT_MS);
    try {
      const registry = await this.#options.registry();
      return await registry.lookup(identifiers, signal, maxAgeMs);
    } catch {
      return unavailable(signal.aborted ? 'timeout' : 'server-error');
    }
  }
}

export function portalOf(policy: EffectivePolicy, origin: string): PortalPolicy | undefined {
  return policy.portals.find((portal) => portal.origin === origin);
}

/** Tells one member of a tab from the next. Without numbers, by what the person would read. */
const keyOf = ({ identifiers, masked }: TabSubject): string =>
  identifiers.length === 0
    ? masked
    : identifiers
        .map(({ system, value }) => `${system}|${value}`)
        .sort()
        .join(' ');
