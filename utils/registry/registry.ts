import type { Identifier } from '../ascmi/identifiers';
import type { Result } from '../ascmi/result';

/** Why a registry could not answer. Codes only: an error never carries a member's data. */
export type RegistryProblem =
  | 'timeout'
  | 'offline'
  | 'unauthorized'
  | 'forbidden'
  | 'rate-limited'
  | 'server-error'
  | 'malformed-answer'
  | 'foreign-records'
  | 'incomplete'
  | 'unsupported-search'
  | 'not-configured'
  | 'no-permission'
  | 'budget-spent';

/**
 * The answer to "what consents does this member have?". `records` are FHIR R4 Consent resources as the registry holds them, unjudged:
 * `utils/fhir` reads them, `utils/decision` weighs them.
 */
export type LookupAnswer =
  | { readonly outcome: 'FOUND'; readonly records: readonly unknown[]; readonly checkedAtMs: number }
  | { readonly outcome: 'NONE_ON_FILE'; readonly records: readonly []; readonly checkedAtMs: number }
  | { readonly outcome: 'AMBIGUOUS'; readonly records: readonly []; readonly checkedAtMs: number }
  | {
      readonly outcome: 'UNAVAILABLE';
      readonly records: readonly [];
      readonly checkedAtMs: number;
      readonly problem: RegistryProblem;
      /** Epoch milliseconds before which the registry asked not to be called again (`Retry-After`). */
      readonly retryAtMs?: number;
    };

export interface Registry {
  readonly kind: 'local' | 'fhir' | 'cds-hooks';
  /** Any identifier may match; all name the same person. Never rejects, except when `signal` aborts. */
  lookup(identifiers: readonly Identifier[], signal: AbortSignal): Promise<LookupAnswer>;
  /** Stores a signed Consent. Idempotent on `Consent.identifier`. */
  file(consent: object, signal: AbortSignal): Promise<Result<{ reference: string }, RegistryProblem>>;
  /** A set-up check in words for the options page. */
  check(signal: AbortSignal): Promise<Result<{ summary: string }, RegistryProblem>>;
}
