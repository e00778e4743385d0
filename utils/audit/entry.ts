import type { ActionCode } from '../ascmi/actions';
import type { LookupOutcome, Outcome } from '../ascmi/outcomes';
import type { RecipientKind, SenderKind } from '../ascmi/parties';
import type { AdapterHealth } from '../contract/health';
import type { StatusChange } from '../contract/embedded-view';
import type { DiscardReason } from '../contract/outbox-view';
import type { OverrideStatement } from '../contract/messages';
import type { DecisionEvidence } from '../decision/replay';
import type { Decision, DecisionCase } from '../decision/types';

/**
 * What became of a share. `asked`: the sheet is open. `proceeded`: a person went on after a warning. `overridden`: a person went past a stop,
 * with a reason on record. `observed`: policy only watches.
 */
export type AuditEffect = 'allowed' | 'stopped' | 'asked' | 'proceeded' | 'overridden' | 'observed';

/** What was done to the embedded registry. Names are those of the log: `searched` and `exported` change nothing, and are told all the same. */
export type RegistryChange =
  | 'import-begun'
  | 'import-ended'
  | 'import-undone'
  | 'restore-merge-begun'
  | 'restore-replace-begun'
  | 'restore-ended'
  | 'practice-removed'
  | 'emptied'
  | 'exported'
  | 'backed-up'
  | 'searched';

/**
 * One line of the audit log, without its chain. Identifiers, codes and references only: no page text, no control label, no name.
 * `member` is a keyed pseudonym (HMAC of the identifier under the installation's key), so that a stolen export names nobody.
 */
export type AuditEvent =
  | {
      readonly type: 'decision';
      readonly member: string;
      readonly portal: string;
      readonly action: ActionCode;
      readonly channel: string;
      readonly sender: SenderKind;
      readonly recipient: RecipientKind;
      /** Who says so: the directory, the person at the sheet, or a presumption of policy. */
      readonly recipientSource?: 'directory' | 'person' | 'presumed' | 'none';
      readonly purpose: string;
      readonly lookup: LookupOutcome;
      readonly outcome: Outcome;
      readonly effect: AuditEffect;
      /** Why a person went past a warning, in their own words. Stays in this log: it is not written to the registry. */
      readonly explanation?: string;
      readonly decision: Pick<Decision, 'perCategory' | 'obligations' | 'withhold' | 'ruleSetVersion'>;
      /** What a replay needs, without identifiers and records: those are named by reference in `decision`. */
      readonly request: Omit<DecisionCase['request'], 'sender'> & { readonly senderIsPart2: boolean | 'unknown' };
      /** What the records said, in codes and references: a replay under another policy starts from it. */
      readonly evidence?: DecisionEvidence;
    }
  /** A share that nobody could decide: several members on the page, or none known yet. Stopped, watched, or sent after a warning. */
  | {
      readonly type: 'undecided';
      readonly portal: string;
      readonly action: ActionCode;
      readonly channel: string;
      readonly reason: 'several' | 'unchecked';
      readonly effect: Extract<AuditEffect, 'allowed' | 'stopped' | 'asked' | 'proceeded' | 'observed'>;
      readonly explanation?: string;
    }
  | {
      readonly type: 'lookup';
      readonly member: string;
      readonly portal: string;
      readonly lookup: LookupOutcome;
      readonly problem?: string;
    }
  /** A person went past a stop. Names are those of staff; the member is a pseudonym here as everywhere. */
  | ({
      readonly type: 'override';
      readonly member: string;
      readonly portal: string;
      readonly action: ActionCode;
      readonly recipient: string;
    } & OverrideStatement)
  | { readonly type: 'consent.filed'; readonly member: string; readonly reference: string; readonly form: string }
  | {
      readonly type: 'outbox.discarded';
      readonly entry: string;
      readonly kind: 'consent' | 'withdrawal' | 'audit-event';
      readonly reason: DiscardReason;
    }
  /** Something was done to the embedded registry as a whole. `consents`: how many it held before. */
  | { readonly type: 'registry.changed'; readonly what: RegistryChange; readonly consents: number }
  /** A person closed a record of the embedded registry. */
  | ({
      readonly type: 'consent.closed';
      readonly member: string;
      readonly reference: string;
    } & Pick<StatusChange, 'status' | 'reason' | 'by'>)
  | { readonly type: 'enforcement'; readonly portal: string; readonly what: string; readonly count: number }
  | { readonly type: 'policy.changed'; readonly managed: boolean; readonly digest: string }
  | {
      /** An adapter that used to match its portal stopped, or came back. */
      readonly type: 'adapter.health';
      readonly portal: string;
      readonly adapter: string;
      readonly state: AdapterHealth;
    }
  | { readonly type: 'log.exported'; readonly entries: number };

/** A stored line: `hash` = SHA-256 over `previous` and the canonical JSON of the rest. */
export interface AuditRecord {
  readonly sequence: number;
  readonly at: string;
  readonly previous: string;
  readonly hash: string;
  readonly event: AuditEvent;
}

export interface AuditLog {
  /**
   * Rejects where the line could not be written. `afterwards`: the event tells of what has happened already, so the line is kept and written
   * later; everything else that lets something go must not go then.
   */
  append(event: AuditEvent, when?: 'afterwards'): Promise<AuditRecord>;
  /** Newest first, `before` exclusive. */
  page(limit: number, before?: number): Promise<readonly AuditRecord[]>;
  count(): Promise<number>;
  /** Oldest first, for export; the chain can be checked from it alone. */
  readAll(): AsyncIterable<AuditRecord>;
  verify(): Promise<
    { readonly ok: true; readonly entries: number } | { readonly ok: false; readonly brokenAt: number }
  >;
}
