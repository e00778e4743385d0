import { closesElsewhere, GATED_ACTIONS, outboundPatterns, OUTBOUND_WORDS } from '../../contract/outbound-urls';
import { closedNow, isLocked, type TabLock, type WallContext } from './lock';
import { TAKE_AWAY_TYPES } from './resource-types';

export type Rule = chrome.declarativeNetRequest.Rule;
type Condition = chrome.declarativeNetRequest.RuleCondition;

/** Higher wins. The one table of priorities: nothing else in the extension adds network rules. */
export const PRIORITY = {
  /** Everything that is not the portal itself. */
  elsewhere: 10,
  /** The portal's own origin, port included, and the hosts that policy names. */
  ownOrigin: 20,
  /** Requests to the portal that look like a share. */
  outbound: 30,
  /** An open action whose address a closed, more general word also matches: `/fax/send` when only messages are closed. */
  openAction: 32,
  /** The destination of one allowed share. */
  pass: 40,
  /** Registry and sign-in. */
  service: 50,
} as const;

const SLOTS_PER_TAB = 256;
const TABS = 2 ** 23;
const WRITE_METHODS = ['post', 'put', 'patch', 'delete'];
const READ_METHODS = ['get', 'head'];

/** Rule identifiers follow from tab and slot, so that no counter has to survive a dying worker. Tab ids exceed 2^23 but rise by one. */
export function ruleId(tabId: number, slot: number): number {
  if (slot >= SLOTS_PER_TAB - 1) throw new RangeError('A tab has more rules than slots: raise SLOTS_PER_TAB.');
  return (tabId % TABS) * SLOTS_PER_TAB + slot + 1;
}

/**
 * The session rules that hold one tab. Every rule exists twice: for the tab, and for requests that the portal starts outside it
 * (service and shared workers have no tab, a new tab has no lock yet).
 */
export function rulesFor(lock: TabLock, context: WallContext): readonly Rule[] {
  if (!isLocked(lock)) return [];
  const types = context.resourceTypes;
  const portalHosts = [...new Set(lock.origins.map((origin) => new URL(origin).hostname))];
  const inTab: Condition = { tabIds: [lock.tabId] };
  const fromPortal = (excluded: readonly number[]): Condition => ({
    initiatorDomains: portalHosts,
    ...(excluded.length > 0 ? { excludedTabIds: [...excluded] } : {}),
  });
  const reaches = (excluded: readonly number[]) => [inTab, fromPortal(excluded)];
  const drafts: Omit<Rule, 'id'>[] = [];
  const add = (priority: number, type: 'block' | 'allow', conditions: readonly Condition[], rest: Condition) => {
    for (const condition of conditions) {
      drafts.push({ priority, action: { type }, condition: { resourceTypes: asTypes(types), ...condition, ...rest } });
    }
  };

  if (closesElsewhere(lock.closed)) {
    // A typed address has no initiator, so the user can always leave; the page cannot take the user away.
    add(PRIORITY.elsewhere, 'block', [inTab], {
      resourceTypes: asTypes(types.filter((type) => type !== 'main_frame')),
    });
    add(PRIORITY.elsewhere, 'block', [fromPortal(context.decidedTabs)], {});
  }

  for (const prefix of lock.origins.flatMap(urlPrefixes)) {
    add(PRIORITY.ownOrigin, 'allow', reaches([]), { urlFilter: `|${prefix}/` });
  }
  for (const host of lock.allowHosts) add(PRIORITY.ownOrigin, 'allow', reaches([]), hostCondition(host));

  const closed = closedNow(lock, context.nowMs);
  const outbound = reaches(context.reportedTabs);
  for (const regexFilter of outboundPatterns(closed, 'write')) {
    add(PRIORITY.outbound, 'block', outbound, { regexFilter, requestMethods: asMethods(WRITE_METHODS) });
  }
  const takeAway = {
    requestMethods: asMethods(READ_METHODS),
    resourceTypes: asTypes(types.filter((type) => TAKE_AWAY_TYPES.includes(type))),
  };
  for (const regexFilter of outboundPatterns(closed, 'read')) {
    add(PRIORITY.outbound, 'block', outbound, { regexFilter, ...takeAway });
  }
  for (const regexFilter of openExceptions(lock, closed)) {
    add(PRIORITY.openAction, 'allow', outbound, { regexFilter, requestMethods: asMethods(WRITE_METHODS) });
  }

  const destinations = lock.passes.flatMap((pass) =>
    pass.origin !== undefined && pass.untilMs > context.nowMs ? [pass.origin] : [],
  );
  for (const prefix of [...new Set(destinations)].flatMap(urlPrefixes))
    add(PRIORITY.pass, 'allow', reaches([]), { urlFilter: `|${prefix}/` });
  for (const prefix of context.serviceOrigins.flatMap(urlPrefixes))
    add(PRIORITY.service, 'allow', reaches([]), { urlFilter: `|${prefix}/` });
  return drafts.map((draft, slot) => ({ id: ruleId(lock.tabId, slot), ...draft }));
}

/** The first row of the lexicon names the action, so an open action keeps its addresses from the rows below it. */
function openExceptions(lock: TabLock, closed: readonly string[]): readonly string[] {
  const rows = OUTBOUND_WORDS.map((row) => row.action);
  const lastClosed = Math.max(...rows.map((action, index) => (closed.includes(action) ? index : -1)));
  const open = GATED_ACTIONS.filter((action) => !closed.includes(action) && rows.indexOf(action) < lastClosed);
  return lock.origins.flatMap((origin) => outboundPatterns(open, 'write', escapeRegex(origin)));
}

export function escapeRegex(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

/** `https://portal.example:8443` and its WebSocket twin. Rule domains know no port, so another port of the host stays outside. */
function urlPrefixes(origin: string): readonly string[] {
  return [origin, origin.replace(/^http/, 'ws')];
}

function hostCondition(host: string): Condition {
  return host.includes(':') ? { regexFilter: `^(https?|wss?)://${escapeRegex(host)}/` } : { requestDomains: [host] };
}

const asTypes = (types: readonly string[]) => types as unknown as chrome.declarativeNetRequest.ResourceType[];
const asMethods = (methods: readonly string[]) => methods as unknown as chrome.declarativeNetRequest.RequestMethod[];
