import type { Outcome } from '../ascmi/outcomes';

/** One line of the audit log as the compliance console shows it. Codes only; `member` is the log's pseudonym. */
export interface AuditLine {
  readonly sequence: number;
  /** ISO 8601. */
  readonly at: string;
  readonly type: string;
  readonly member?: string;
  readonly portal?: string;
  readonly action?: string;
  readonly recipient?: string;
  readonly purpose?: string;
  readonly lookup?: string;
  readonly outcome?: Outcome;
  readonly effect?: string;
  /** Outcome per category, in the order of the decision. */
  readonly categories?: readonly { readonly category: string; readonly outcome: string; readonly reason: string }[];
  /** What the other event types say, as one code or reference: `Consent/c-2`, `banner.suppressed`, `timeout`. */
  readonly detail?: string;
}

export interface AuditPage {
  /** Newest first. */
  readonly lines: readonly AuditLine[];
  /** Entries in the whole log, whatever the filter. */
  readonly total: number;
  /** Pass as `before` for the next page; null at the end. */
  readonly next: number | null;
}

/** What happened to shares of one action on one portal. Each count is of decisions. */
export interface AuditCount {
  readonly portal: string;
  readonly action: string;
  readonly allowed: number;
  readonly stopped: number;
  readonly asked: number;
  readonly proceeded: number;
  readonly overridden: number;
  /** Only watched, and would have been stopped or asked about. */
  readonly wouldStop: number;
  readonly observed: number;
}

/** One way past a stop, for the privacy officer. */
export interface OverrideLine {
  readonly sequence: number;
  readonly at: string;
  readonly member: string;
  readonly portal: string;
  readonly action: string;
  readonly recipient: string;
  readonly reason: string;
  readonly explanation: string;
  readonly discloser: string;
  readonly receivedBy?: string;
  readonly facility?: string;
  readonly approver?: string;
}

export interface AuditSummary {
  readonly counts: readonly AuditCount[];
  /** Newest first. */
  readonly overrides: readonly OverrideLine[];
  /** ISO 8601 of the oldest entry counted; null where the log is empty. */
  readonly since: string | null;
  readonly entries: number;
}

export type ChainCheck =
  { readonly ok: true; readonly entries: number } | { readonly ok: false; readonly brokenAt: number };
