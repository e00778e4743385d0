import type { ActionCode } from '../../ascmi/actions';

/** One share that was allowed by name: its requests pass until `untilMs` (epoch milliseconds). */
export interface Pass {
  readonly action: ActionCode;
  /** Destination, where the share leaves for another origin: `https://fax.example`. */
  readonly origin?: string;
  readonly untilMs: number;
}

/** What the network wall holds for one tab. */
export interface TabLock {
  readonly tabId: number;
  /** Portal origins that the tab shows, with port: the top document's first, then those of portal frames. */
  readonly origins: readonly string[];
  /** Actions that are not free: held or stopped. Requests that look like one of them are blocked. */
  readonly closed: readonly ActionCode[];
  /** Hosts that the portal needs: `cdn.example` (any port) or `api.example:8443` (that port only). */
  readonly allowHosts: readonly string[];
  readonly passes: readonly Pass[];
  /**
   * How the tab got here. `undecided`: page on its way, nothing reported. `clear`: no member. `checking`: a member, and no verdict yet.
   * `decided`: verdict in. An undecided tab reaches only what belongs to no other tab, since it may show nobody.
   */
  readonly standing: 'undecided' | 'clear' | 'checking' | 'decided';
}

/** What the rules depend on besides the locks. */
export interface WallContext {
  readonly nowMs: number;
  /** Registry and sign-in origins: they always pass. */
  readonly serviceOrigins: readonly string[];
  /** Every resource type that this browser's rules know; an unknown one makes the browser refuse the rule. */
  readonly resourceTypes: readonly string[];
}

export function isLocked(lock: TabLock): boolean {
  return lock.closed.length > 0;
}

/** Closed actions minus those with a pass that is still good. */
export function closedNow(lock: TabLock, nowMs: number): readonly ActionCode[] {
  return lock.closed.filter((action) => !lock.passes.some((pass) => pass.action === action && pass.untilMs > nowMs));
}
