import type { ActionCode } from '../../ascmi/actions';
import type { Category, Modifier } from '../../ascmi/categories';
import type { Outcome } from '../../ascmi/outcomes';
import type { RecipientKind, SenderKind, Tristate } from '../../ascmi/parties';
import type { PurposeCode } from '../../ascmi/purposes';
import type { Fact } from '../facts';
import type { CitationId } from './citations';

/**
 * One line of the law table. Data, so that a privacy officer can read it and a policy can change it: nothing in it computes.
 * Within a stage the first rule that matches answers.
 */
export interface LawRule {
  /** Stable: policies override rules by it, decisions and audit records name it. */
  readonly id: string;
  readonly stage: Stage;
  readonly when: Condition;
  readonly then: Effect;
  /** A reason code for outcomes that the rule itself settles. */
  readonly reason: string;
  readonly citations: readonly [CitationId, ...CitationId[]];
  /** How well the rule is founded: its text was seen, it was inferred from text that was seen, or its basis is not known. */
  readonly confidence: 'seen' | 'inferred' | 'unknown';
  /** `YYYY-MM-DD`, both included. Outside them the rule is not asked, so that next year's table can be tried on last year's log. */
  readonly effective?: { readonly from?: string; readonly until?: string };
  /** Rows of the decision table that the rule answers. */
  readonly rows: readonly number[];
  /** One line for whoever reads the table. */
  readonly note: string;
}

/**
 * `out-of-scope`: no ASCMI can carry it. `exception`: lawful without consent, or not a disclosure. `requirement`: whether consent is needed.
 */
export type Stage = 'out-of-scope' | 'exception' | 'requirement';

/** All keys that are given must hold; a list holds if any member does. What is unknown matches no list unless the list says so. */
export interface Condition {
  readonly categories?: readonly Category[];
  readonly actions?: readonly ActionCode[];
  readonly purposes?: readonly PurposeCode[];
  readonly notPurposes?: readonly PurposeCode[];
  readonly senders?: readonly SenderKind[];
  readonly recipients?: readonly RecipientKind[];
  readonly notRecipients?: readonly RecipientKind[];
  readonly modifiers?: readonly Modifier[];
  /** Facts that must be known to have this value. */
  readonly facts?: Partial<Record<Fact, boolean>>;
  /** Facts that must not be known to be true. */
  readonly unproven?: readonly Fact[];
  /** Facts that must not be known to be false. */
  readonly notRefuted?: readonly Fact[];
  readonly part2?: readonly Tristate[];
  readonly mediCal?: readonly Tristate[];
  readonly calAim?: readonly Tristate[];
  readonly recipientState?: readonly ('in' | 'out' | 'unknown')[];
  /** What the records say, where the rule turns on it. */
  readonly record?: 'dependent-parent' | 'after-medi-cal';
  /** At least one of these must hold as well. */
  readonly any?: readonly Condition[];
}

export type Effect = FixedEffect | ConsentEffect | FreeEffect;

/** The rule settles the outcome, whatever is on file. */
export interface FixedEffect {
  readonly kind: 'fixed';
  readonly outcome: Outcome;
  readonly obligations?: readonly string[];
  /** Added where the member's refusal is on file. */
  readonly onRefusal?: readonly string[];
}

/** Consent is needed: agreed -> permit with obligations; refused -> DENY; nothing -> `missing`. */
export interface ConsentEffect {
  readonly kind: 'consent';
  readonly agreed: readonly string[];
  readonly missing?: Outcome;
  readonly missingObligations?: readonly string[];
  /** What a permit must have besides: otherwise it counts as missing. */
  readonly requires?: 'named-party' | 'intermediary';
  /** A fact that must be known to be false before a permit opens; until then ASK. */
  readonly mustBeFalse?: Fact;
}

/** The law needs no consent. A refusal on file is then a preference (policy `declinedButLawful`). */
export interface FreeEffect {
  readonly kind: 'free';
  readonly outcome?: 'PERMIT' | 'WARN' | 'ASK';
  readonly obligations?: readonly string[];
  /** With an agreement on file, where the rule's own outcome is WARN or ASK: permit with these. */
  readonly agreed?: readonly string[];
}
