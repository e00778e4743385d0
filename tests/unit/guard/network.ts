import type { ActionCode } from '../../../utils/ascmi/actions';
import { GATED_ACTIONS } from '../../../utils/contract/outbound-urls';
import type { TabLock } from '../../../utils/guard/network/lock';
import type { Rule } from '../../../utils/guard/network/merge';
import { CHROMIUM_RESOURCE_TYPES } from '../../../utils/guard/network/resource-types';
import { rulesFor } from '../../../utils/guard/network/rules';
import type { RequestDetails } from '../../../utils/guard/network/should-block';

export const PORTAL = 'https://portal.example:8443';
export const REGISTRY = 'https://registry.example';
export const NOW = 1_000_000;

export function lockOf(change: Partial<TabLock> = {}): TabLock {
  return {
    tabId: 7,
    origins: [PORTAL],
    closed: GATED_ACTIONS,
    allowHosts: [],
    passes: [],
    standing: 'decided',
    ...change,
  };
}

export function without(...open: readonly ActionCode[]): readonly ActionCode[] {
  return GATED_ACTIONS.filter((action) => !open.includes(action));
}

export function request(change: Partial<RequestDetails> & { url: string }): RequestDetails {
  return { method: 'GET', type: 'xmlhttprequest', tabId: 7, initiator: PORTAL, ...change };
}

export function rules(locks: readonly TabLock[]): readonly Rule[] {
  return rulesFor(locks, { nowMs: NOW, serviceOrigins: [REGISTRY], resourceTypes: CHROMIUM_RESOURCE_TYPES });
}

/** How a browser reads session rules: the highest priority wins, and among equals "allow". */
export function isBlocked(all: readonly Rule[], details: RequestDetails): boolean {
  const matching = all.filter((rule) => matches(rule, details));
  const top = Math.max(...matching.map((rule) => rule.priority ?? 1));
  const winners = matching.filter((rule) => rule.priority === top);
  return winners.length > 0 && winners.every((rule) => rule.action.type === 'block');
}

function matches({ condition }: Rule, { url, method, type, tabId, initiator }: RequestDetails): boolean {
  const has = (list: readonly unknown[] | undefined, value: unknown) => list === undefined || list.includes(value);
  const within = (list: readonly string[] | undefined, host: string | undefined) =>
    list === undefined || (host !== undefined && list.some((domain) => host === domain || host.endsWith(`.${domain}`)));
  const hostOf = (address: string | undefined) =>
    address && URL.canParse(address) ? new URL(address).hostname : undefined;
  return (
    has(condition.tabIds, tabId) &&
    !(condition.excludedTabIds ?? []).includes(tabId) &&
    has(condition.resourceTypes, type) &&
    has(condition.requestMethods, method.toLowerCase()) &&
    within(condition.initiatorDomains, hostOf(initiator)) &&
    within(condition.requestDomains, hostOf(url)) &&
    (condition.urlFilter === undefined || url.startsWith(condition.urlFilter.slice(1))) &&
    (condition.regexFilter === undefined || new RegExp(condition.regexFilter, 'i').test(url))
  );
}
