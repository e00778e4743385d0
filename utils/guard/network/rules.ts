import {
  closesElsewhere,
  GATED_ACTIONS,
  outboundPatterns,
  OUTBOUND_WORDS,
  type RequestNature,
} from '../../contract/outbound-urls';
import { closedNow, isLocked, type TabLock, type WallContext } from './lock';
import { mergeRules, type Draft, type Rule } from './merge';
import { TAKE_AWAY_TYPES } from './resource-types';

/** Higher wins. The one table of priorities: nothing else in the extension adds network rules. */
export const PRIORITY = {
  /** Everything that is not the portal itself. */
  elsewhere: 10,
  /** The portal's own origin, port included, and the hosts that policy names. */
  ownOrigin: 20,
  /** Requests to the portal that look like a share. */
  outbound: 30,
  /** An open action whose address a closed, more general word also matches: `/fax/send` when only messages are closed, `/export/fhir/1` when only reports are. */
  openAction: 32,
  /** The destination of one allowed share. */
  pass: 40,
  /** Registry and sign-in. */
  service: 50,
} as const;

const WRITE_METHODS = ['post', 'put', 'patch', 'delete'];
const READ_METHODS = ['get', 'head'];

/** The session rules that hold all locked tabs. Same locks, same rules, same identifiers: whoever computes them, and whenever. */
export function rulesFor(locks: readonly TabLock[], context: WallContext): readonly Rule[] {
  return mergeRules(locks.filter(isLocked).flatMap((lock) => draftsFor(lock, locks, context)));
}

/**
 * Every rule exists twice: for the tab, and for requests that the portal starts outside it (service and shared workers have no tab, a
 * new tab has no lock yet, another tab of the portal takes orders by BroadcastChannel).
 */
function draftsFor(lock: TabLock, locks: readonly TabLock[], context: WallContext): readonly Draft[] {
  const types = context.resourceTypes;
  const hosts = [...new Set(lock.origins.map((origin) => new URL(origin).hostname))];
  const others = locks.filter((other) => other.tabId !== lock.tabId);
  const drafts: Draft[] = [];
  const add = (priority: number, type: 'block' | 'allow', scope: Draft['scope'], match: Draft['match']) => {
    drafts.push({ priority, type, scope, match: { resourceTypes: types, ...match } });
  };
  const inTab: Draft['scope'] = { tabIds: [lock.tabId] };
  const fromPortal = (isSpared: (other: TabLock) => boolean): Draft['scope'] => ({
    initiatorDomains: hosts,
    excludedTabIds: others.filter(isSpared).map(({ tabId }) => tabId),
  });
  const both = (spared: (other: TabLock) => boolean, place: (scope: Draft['scope']) => void) => {
    place(inTab);
    place(fromPortal(spared));
  };
  const nobody = () => false;
  const hasReported = (other: TabLock) => other.standing !== 'undecided';
  const hasVerdict = (other: TabLock) => other.standing === 'decided';

  if (closesElsewhere(lock.closed)) {
    // A typed address has no initiator, so the user can always leave; the page cannot take the user away.
    add(PRIORITY.elsewhere, 'block', inTab, { resourceTypes: types.filter((type) => type !== 'main_frame') });
    const hasItsOwn = lock.standing === 'undecided' ? hasReported : hasVerdict;
    add(PRIORITY.elsewhere, 'block', fromPortal(hasItsOwn), {});
  }
  const allow = (priority: number, match: Draft['match']) =>
    both(nobody, (scope) => add(priority, 'allow', scope, match));
  for (const prefix of lock.origins.flatMap(urlPrefixes)) allow(PRIORITY.ownOrigin, { urlFilter: `|${prefix}/` });
  for (const host of lock.allowHosts) allow(PRIORITY.ownOrigin, hostMatch(host));

  const closed = closedNow(lock, context.nowMs);
  const outbound = (priority: number, type: 'block' | 'allow', match: Draft['match']) =>
    both(hasReported, (scope) => add(priority, type, scope, match));
  for (const regexFilter of outboundPatterns(closed, 'write')) {
    outbound(PRIORITY.outbound, 'block', { regexFilter, requestMethods: WRITE_METHODS });
  }
  const takeAway = types.filter((type) => TAKE_AWAY_TYPES.includes(type));
  // A page that the user opens by typing or by bookmark names no initiator, and would end on the browser's own error page.
  const within = takeAway.filter((type) => type !== 'main_frame');
  for (const regexFilter of outboundPatterns(closed, 'read')) {
    both(hasReported, (scope) =>
      add(PRIORITY.outbound, 'block', scope, {
        regexFilter,
        requestMethods: READ_METHODS,
        resourceTypes: scope === inTab ? within : takeAway,
      }),
    );
  }
  for (const address of openExceptions(lock, closed, 'write')) {
    outbound(PRIORITY.openAction, 'allow', { ...address, requestMethods: WRITE_METHODS });
  }
  for (const address of openExceptions(lock, closed, 'read')) {
    outbound(PRIORITY.openAction, 'allow', { ...address, requestMethods: READ_METHODS, resourceTypes: takeAway });
  }

  for (const pass of lock.passes) {
    if (pass.origin === undefined || pass.untilMs <= context.nowMs) continue;
    for (const prefix of urlPrefixes(pass.origin)) allow(PRIORITY.pass, { urlFilter: `|${prefix}/` });
  }
  for (const prefix of context.serviceOrigins.flatMap(urlPrefixes))
    allow(PRIORITY.service, { urlFilter: `|${prefix}/` });
  return drafts;
}

/**
 * The first row of the lexicon names the action, so an open action keeps its addresses from the rows below it: on the portal, and on the
 * hosts that policy names beside it. Hosts without a port share their rules, since browsers grant few with a regular expression.
 */
function openExceptions(lock: TabLock, closed: readonly string[], nature: RequestNature): readonly Draft['match'][] {
  const rows = OUTBOUND_WORDS.map((row) => row.action);
  const lastClosed = Math.max(...rows.map((action, index) => (closed.includes(action) ? index : -1)));
  const open = GATED_ACTIONS.filter((action) => !closed.includes(action) && rows.indexOf(action) < lastClosed);
  const domains = lock.allowHosts.filter((host) => !host.includes(':'));
  const origins = [
    ...lock.origins.map(escapeRegex),
    ...lock.allowHosts.filter((host) => host.includes(':')).map((host) => `https?://${escapeRegex(host)}`),
  ];
  return [
    ...origins.flatMap((origin) => outboundPatterns(open, nature, origin)).map((regexFilter) => ({ regexFilter })),
    ...(domains.length > 0
      ? outboundPatterns(open, nature).map((regexFilter) => ({ regexFilter, requestDomains: domains }))
      : []),
  ];
}

function escapeRegex(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

/** `https://portal.example:8443` and its WebSocket twin. Rule domains know no port, so another port of the host stays outside. */
function urlPrefixes(origin: string): readonly string[] {
  return [origin, origin.replace(/^http/, 'ws')];
}

function hostMatch(host: string): Draft['match'] {
  return host.includes(':') ? { regexFilter: `^(https?|wss?)://${escapeRegex(host)}/` } : { requestDomains: [host] };
}
