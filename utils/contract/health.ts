/**
 * How well a page agrees with its portal's adapter. `generic`: no adapter is named. `missing`: policy names one that nobody knows.
 * `matches`: it finds what it describes. `partly`: some of it. `blind`: nothing of it, on a page that shows members; the generic reader
 * carries the page. `idle`: nothing on this page could tell (a sign-in page, a dashboard, a page that still loads).
 */
export type AdapterHealth = 'generic' | 'missing' | 'matches' | 'partly' | 'blind' | 'idle';

/** What popup and settings show of a portal's adapter. */
export interface PortalHealth {
  readonly state: AdapterHealth;
  /** The adapter's title, or its id where nobody knows it; empty for the generic reader. */
  readonly adapter: string;
  /** Epoch milliseconds since when an adapter that used to match does not; null while it does, or never did. */
  readonly stoppedAtMs: number | null;
}
