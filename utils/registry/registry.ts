import type { Identifier } from '../ascmi/identifiers';
import type { Result } from '../ascmi/result';
import type { AuditOptions } from './audit-options';

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
  | 'budget-spent'
  /** The page names the member, but by nothing that a registry may be asked by. */
  | 'no-identifier';

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
  /**
   * Any identifier may match; all name the same person. Never rejects, except when `signal` aborts. `maxAgeMs`: how old a remembered
   * answer may be, where the registry remembers any (`fresh-registry.ts`).
   */
  lookup(identifiers: readonly Identifier[], signal: AbortSignal, maxAgeMs?: number): Promise<LookupAnswer>;
  /** Gets ready without asking about anybody, so that the first look-up need not wait for it. */
  prepare?(): Promise<void>;
  /** One answer for each member, in order; a few at a time. Absent: look up one by one. */
  lookupMany?(members: readonly (readonly Identifier[])[], signal: AbortSignal): Promise<readonly LookupAnswer[]>;
  /** Reads a record that was answered again at the moment of sending. Absent: an answer of a few seconds ago holds, an older one is asked for anew. */
  recheck?(record: object, signal: AbortSignal): Promise<Result<'unchanged' | 'changed', RegistryProblem>>;
  /** Stores a signed Consent. Idempotent on `Consent.identifier`. */
  file(consent: object, signal: AbortSignal): Promise<Result<{ reference: string }, RegistryProblem>>;
  /** Writes an AuditEvent back, once for each `id`. Absent: this registry takes none. */
  recordAudit?(event: object, options: AuditOptions, signal: AbortSignal): Promise<Result<null, RegistryProblem>>;
  /** A set-up check in words for the options page. */
  check(signal: AbortSignal): Promise<Result<{ summary: string }, RegistryProblem>>;
}
