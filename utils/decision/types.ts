import type { ActionCode } from '../ascmi/actions';
import type { Category, Modifier } from '../ascmi/categories';
import type { Identifier } from '../ascmi/identifiers';
import type { ConsentState, LookupOutcome, Outcome } from '../ascmi/outcomes';
import type { RecipientKind, SenderKind, Tristate } from '../ascmi/parties';
import type { PurposeCode } from '../ascmi/purposes';

/**
 * One question to the engine. The same shape that `npm run -s decide` reads; see README, "Decisions outside the browser".
 * Unknown codes stay strings on purpose: the engine is total, and answers ASK for what it does not know.
 */
export interface DecisionCase {
  readonly id: string;
  /** ISO 8601 with offset. The engine never reads a clock. */
  readonly now: string;
  readonly member: {
    readonly identifiers: readonly Identifier[];
    readonly mediCal: Tristate;
    readonly birthDate?: string;
  };
  readonly registry: { readonly outcome: LookupOutcome; readonly records: readonly unknown[] };
  readonly request: DecisionRequest;
  readonly policy: DecisionPolicy;
}

export interface DecisionRequest {
  readonly action: ActionCode | (string & {});
  readonly categories: readonly (Category | (string & {}))[];
  readonly modifiers: readonly (Modifier | (string & {}))[];
  readonly sender: {
    readonly kind: SenderKind | (string & {});
    readonly isPart2: Tristate;
    readonly organization?: Identifier;
  };
  readonly recipient: {
    readonly kind: RecipientKind | (string & {});
    readonly organization?: Identifier;
    readonly state?: string;
  };
  readonly purpose: PurposeCode | (string & {});
  readonly calAim: Tristate;
  /** Booleans that the law table asks for. A fact that is not given is unknown, and unknown never opens a gate. */
  readonly facts: Readonly<Record<string, unknown>>;
}

export type PreferenceOutcome = 'PERMIT' | 'WARN' | 'DENY';

/** The switches that policy may turn. Every default is the safe one; each is a product decision that counsel may change. */
export interface DecisionPolicy {
  /** Outcome per purpose when the law needs no consent but the member declined. `default` covers the rest. */
  readonly declinedButLawful?: Readonly<Record<string, PreferenceOutcome>>;
  /** A newly signed ASCMI replaces the older one wholesale instead of category by category. */
  readonly newAscmiReplacesAll?: boolean;
  readonly rejectedMeans?: 'refusal' | 'draft';
  /** IANA zone for `dateTime`s without an offset. */
  readonly timeZone?: string;
  /** A registry's own system addresses -> the product's, for identifiers and codes. */
  readonly systemAliases?: Readonly<Record<string, string>>;
  /** The categories of a form, where the official form differs from the built-in reconstruction. */
  readonly formCategories?: Readonly<Record<string, readonly string[]>>;
  /** Changes of law rules whose basis is inferred or unknown, by rule id (`law/override.ts`). */
  readonly rules?: Readonly<Record<string, unknown>>;
  readonly [key: string]: unknown;
}

/** Obligation codes: N232, COPY, MIN, LOG, LBL, NRD, RED:<category>, BTG4, VID, HUM. */
export type Obligation = string;

export interface CategoryDecision {
  readonly outcome: Outcome;
  /** A stable code such as `agreed`, `declined`, `no-record`; the explanation turns it into words. */
  readonly reason: string;
  /** Citations, most specific first: `42 CFR 2.31`. */
  readonly basis: readonly string[];
  /** The Consent and version that decided: `Consent/c-2/_history/3`. */
  readonly record?: string;
  /** The records of a tie, where several decided together. */
  readonly records?: readonly string[];
  /** The rule of the law table that answered. */
  readonly rule?: string;
  /** What this category's disclosure asks for; the decision's own list is the union. */
  readonly obligations?: readonly Obligation[];
}

export interface Decision {
  readonly id: string;
  readonly outcome: Outcome;
  readonly perCategory: Readonly<Record<string, CategoryDecision>>;
  readonly obligations: readonly Obligation[];
  /** Categories that, left out, let the rest go. */
  readonly withhold: readonly string[];
  readonly lookup: LookupOutcome;
  readonly evaluatedAt: string;
  readonly ruleSetVersion: string;
}

/** What the records say about a member, without any share in mind: what banner, popup and form show. */
export interface ConsentSummary {
  readonly state: ConsentState;
  /** Signing date of the newest record that counts, `YYYY-MM-DD` in the signer's zone. */
  readonly signedOn?: string;
  /** Revocation or expiry date, where the state has one. */
  readonly endedOn?: string;
  /** Form code of that record, such as `ascmi-ab133`. */
  readonly form?: string;
  readonly record?: string;
  /** The member's choice per category of the form definition. */
  readonly choices: Readonly<Partial<Record<Category, 'AGREE' | 'DECLINE' | 'UNANSWERED'>>>;
}
