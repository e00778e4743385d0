import { classifyOutboundUrl, closesElsewhere, natureOf } from '../../contract/outbound-urls';
import { closedNow, isLocked, type TabLock } from './lock';
import { TAKE_AWAY_TYPES } from './resource-types';

/** What a blocking web request listener is told. `initiator` is Firefox's `originUrl`, else `documentUrl`. */
export interface RequestDetails {
  readonly url: string;
  readonly method: string;
  readonly type: string;
  /** -1: no tab. */
  readonly tabId: number;
  readonly initiator: string | undefined;
}

/**
 * The predicate of the network rules, for browsers whose web request interface can block. Same answer as `rulesFor`, from the same
 * lexicon. True when any lock reaches the request and does not let it pass.
 */
export function shouldBlock(
  request: RequestDetails,
  locks: readonly TabLock[],
  context: { readonly nowMs: number; readonly serviceOrigins: readonly string[] },
): boolean {
  const target = originOf(request.url);
  if (target === null || context.serviceOrigins.includes(target)) return false;
  const own = locks.find((lock) => lock.tabId === request.tabId);
  const hasReported = own !== undefined && own.standing !== 'undecided';
  return locks.some((lock) => {
    if (!isLocked(lock)) return false;
    const inTab = lock.tabId === request.tabId;
    const fromPortal = lock.origins.some((origin) => hostOf(origin) === hostOf(request.initiator));
    if (!inTab && !fromPortal) return false;
    if (lock.passes.some((pass) => pass.untilMs > context.nowMs && pass.origin === target)) return false;
    // Residual gap: a sandboxed frame that moves the page names nobody either, and cannot be told from a typed address.
    const typedByUser = request.type === 'main_frame' && request.initiator === undefined;
    if (!isAllowedHost(lock, target)) {
      const spared = lock.standing === 'undecided' ? hasReported : own?.standing === 'decided';
      return closesElsewhere(lock.closed) && !typedByUser && (inTab || !spared);
    }
    if (!inTab && hasReported) return false;
    const action = classifyOutboundUrl(request.url, request.method);
    if (action === null || !closedNow(lock, context.nowMs).includes(action)) return false;
    return natureOf(request.method) === 'write' || (TAKE_AWAY_TYPES.includes(request.type) && !typedByUser);
  });
}

function isAllowedHost(lock: TabLock, target: string): boolean {
  const { host, hostname } = new URL(target);
  return (
    lock.origins.includes(target) || lock.allowHosts.some((allowed) => allowed === host || isWithin(hostname, allowed))
  );
}

/** `requestDomains` of a rule covers sub-domains, so this does too. */
function isWithin(hostname: string, domain: string): boolean {
  return hostname === domain || hostname.endsWith(`.${domain}`);
}

/** Origin with WebSocket addresses folded into HTTP ones; null for what has no host (`data:`, `blob:`). */
function originOf(url: string): string | null {
  const address = url.replace(/^ws/i, 'http');
  if (!/^https?:/i.test(address) || !URL.canParse(address)) return null;
  return new URL(address).origin;
}

function hostOf(url: string | undefined): string | null {
  const address = url?.replace(/^blob:/i, '');
  return address !== undefined && URL.canParse(address) ? new URL(address).hostname : null;
}
