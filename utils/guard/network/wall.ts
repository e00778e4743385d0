import type { ActionCode } from '../../ascmi/actions';
import { classifyOutboundUrl, GATED_ACTIONS } from '../../contract/outbound-urls';
import type { Area } from '../../platform/areas';
import { readDesired, writeDesired, type Desired } from './desired';
import { closedNow, isLocked, type Pass, type TabLock } from './lock';
import type { Rule } from './merge';
import { rulesFor } from './rules';
import { shouldBlock, type RequestDetails } from './should-block';

/** How long an allowed share may take to leave: a slow upload, or a job that the portal polls before it downloads. */
export const PASS_MS = 15_000;

export interface WallParts {
  /** `chrome.declarativeNetRequest`, or what a test gives. */
  readonly dnr: {
    getSessionRules(): Promise<Rule[]>;
    updateSessionRules(options: { removeRuleIds?: number[]; addRules?: Rule[] }): Promise<void>;
  };
  readonly session: Area;
  readonly resourceTypes: readonly string[];
  readonly now: () => number;
  /** Registry and sign-in origins of the policy in force. */
  readonly serviceOrigins: () => Promise<readonly string[]>;
  /** Runs `task` after `delayMs`; a lost timer is made good by the next `reconcile`. */
  readonly later: (task: () => void, delayMs: number) => void;
  /** Tabs that exist. A lock of one that does not is dropped at `reconcile`: it would hold the portal's workers for ever. */
  readonly openTabs?: () => Promise<readonly number[]>;
  /** Shows or hides the print notice of a tab (`print-notice.ts`). */
  readonly printNotice?: (tabId: number, closed: readonly ActionCode[]) => Promise<void>;
}

export interface Wall {
  /** Locks a tab, or changes its lock. Resolves when the rules are in force. */
  lock(lock: TabLock): Promise<void>;
  /** The tab has a verdict (or no member) and nothing is closed. */
  unlock(tabId: number, standing: 'clear' | 'decided'): Promise<void>;
  /** Opens one action for `PASS_MS`. Resolves when its requests pass, so answer "allow" after it. */
  pass(tabId: number, action: ActionCode, origin?: string): Promise<void>;
  /**
   * A portal page is on its way into the tab: everything that discloses is closed until its agent reports. `url` is the page's address; one
   * that is a download replaces no page and closes nothing.
   */
  navigating(tabId: number, url: string, allowHosts: readonly string[]): Promise<void>;
  /** A tab was opened by another: it starts with the other's lock. */
  inherit(fromTab: number, toTab: number): Promise<void>;
  /** The tab shows no portal any more. */
  forget(tabId: number): Promise<void>;
  /** The tab is gone for good: a report that is still on its way must not bring its lock back. */
  closed(tabId: number): Promise<void>;
  /** Shows or hides the print notice of a tab again: style sheets end with their document. */
  notice(tabId: number): Promise<void>;
  /** Makes the browser's rules what they should be. At every worker start: rules outlive a reload, the desired state does not. */
  reconcile(): Promise<void>;
  current(tabId: number): Promise<TabLock | null>;
  /** Firefox: the answer of a blocking web request listener. */
  blocks(request: RequestDetails): Promise<boolean>;
}

/** The network wall. Desired state is stored before rules change; every change is one atomic update; changes run one after another. */
export function createNetworkWall(parts: WallParts): Wall {
  let queue: Promise<unknown> = Promise.resolve();
  /** What is stored, as this worker last read or wrote it; nobody else writes. A blocking listener asks for each request. */
  let known: Desired | null = null;
  /** Closed tabs of this worker's life; `reconcile` finds those of former ones. */
  const gone = new Set<number>();
  const desiredNow = async (): Promise<Desired> => (known ??= await readDesired(parts.session));
  const inTurn = <T>(task: () => Promise<T>): Promise<T> => {
    const run = queue.then(task, task);
    queue = run.catch(() => undefined);
    return run;
  };

  async function apply(desired: Desired): Promise<void> {
    const wanted = rulesFor([...desired.values()], {
      nowMs: parts.now(),
      serviceOrigins: await parts.serviceOrigins(),
      resourceTypes: parts.resourceTypes,
    });
    const wantedIds = new Set(wanted.map(({ id }) => id));
    const presentIds = new Set((await parts.dnr.getSessionRules()).map(({ id }) => id));
    // Identifiers are content: what has the same one is the same rule.
    const removeRuleIds = [...presentIds].filter((id) => !wantedIds.has(id));
    const addRules = wanted.filter(({ id }) => !presentIds.has(id));
    if (removeRuleIds.length + addRules.length > 0) await parts.dnr.updateSessionRules({ removeRuleIds, addRules });
  }

  const change = (edit: (desired: Map<number, TabLock>) => number | null) =>
    inTurn(async () => {
      const desired = new Map(await desiredNow());
      const tabId = edit(desired);
      if (tabId === null) return;
      // Tab identifiers are not used again while the browser runs.
      for (const closed of gone) desired.delete(closed);
      await writeDesired(parts.session, desired);
      known = desired;
      await apply(desired);
      await showNotice(tabId, desired);
    });

  async function showNotice(tabId: number, desired: Desired): Promise<void> {
    const lock = desired.get(tabId);
    await parts.printNotice?.(tabId, lock ? closedNow(lock, parts.now()) : []);
  }

  const reconcile = () =>
    inTurn(async () => {
      const before = await desiredNow();
      const open = await parts.openTabs?.();
      const desired = new Map([...before].filter(([tabId]) => !open || open.includes(tabId)));
      if (desired.size < before.size) await writeDesired(parts.session, desired);
      known = desired;
      await apply(desired);
    });

  return {
    // A pass that was given meanwhile must survive: the caller may have looked before it.
    lock: (lock) =>
      change((desired) => {
        const before = desired.get(lock.tabId)?.passes ?? [];
        const kept = before.filter(({ untilMs }) => untilMs > parts.now());
        return put(desired, { ...lock, passes: lock.passes.length > 0 ? lock.passes : kept });
      }),
    notice: (tabId) => inTurn(async () => showNotice(tabId, await desiredNow())),
    unlock: (tabId, standing) =>
      change((desired) => {
        const before = desired.get(tabId);
        return before ? put(desired, { ...before, closed: [], passes: [], standing }) : null;
      }),
    async pass(tabId, action, origin) {
      await change((desired) => {
        const before = desired.get(tabId);
        if (!before) return null;
        const now = parts.now();
        const pass: Pass = { action, ...(origin !== undefined ? { origin } : {}), untilMs: now + PASS_MS };
        return put(desired, { ...before, passes: [...before.passes.filter((old) => old.untilMs > now), pass] });
      });
      parts.later(() => void change(() => tabId), PASS_MS + 50);
    },
    navigating: (tabId, url, allowHosts) =>
      change((desired) => {
        if (classifyOutboundUrl(url, 'GET') !== null) return null;
        return put(desired, {
          tabId,
          origins: [new URL(url).origin],
          closed: GATED_ACTIONS,
          allowHosts,
          // The page that leaves may still be sending what was allowed.
          passes: desired.get(tabId)?.passes ?? [],
          standing: 'undecided',
        });
      }),
    inherit: (fromTab, toTab) =>
      change((desired) => {
        const from = desired.get(fromTab);
        if (!from || !isLocked(from) || desired.has(toTab)) return null;
        return put(desired, { ...from, tabId: toTab, standing: 'undecided' });
      }),
    forget: (tabId) => change((desired) => (desired.delete(tabId) ? tabId : null)),
    closed: (tabId) => {
      gone.add(tabId);
      return change((desired) => (desired.delete(tabId) ? tabId : null));
    },
    reconcile,
    current: async (tabId) => (await desiredNow()).get(tabId) ?? null,
    async blocks(request) {
      const locks = [...(await desiredNow()).values()];
      if (!locks.some(isLocked)) return false;
      const serviceOrigins = await parts.serviceOrigins();
      return shouldBlock(request, locks, { nowMs: parts.now(), serviceOrigins });
    },
  };
}

function put(desired: Map<number, TabLock>, lock: TabLock): number {
  desired.set(lock.tabId, lock);
  return lock.tabId;
}
