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
  /** Somebody else changed the record meanwhile (409, 412). */
  | 'conflict'
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
  /** One answer for each member, in order, in as few requests as the registry takes. Absent: look up one by one. */
  lookupMany?(members: readonly (readonly Identifier[])[], signal: AbortSignal): Promise<readonly LookupAnswer[]>;
  /** Reads a record that was answered again at the moment of sending. Absent: an answer of a few seconds ago holds, an older one is asked for anew. */
  recheck?(record: object, signal: AbortSignal): Promise<Result<'unchanged' | 'changed', RegistryProblem>>;
  /** Answers that are remembered, for what may be told without asking anybody. Absent: none are. */
  remembered?(): Promise<readonly LookupAnswer[]>;
  /** Stores a signed Consent, or a signed form as a transaction Bundle (`utils/fhir/filing.ts`). Idempotent on `Consent.identifier`. */
  file(filing: object, signal: AbortSignal): Promise<Result<{ reference: string }, RegistryProblem>>;
  /** Sets a record (`Consent/c-2`) inactive, whatever version it has by now. Gone or inactive already is done. Absent: takes no changes. */
  withdraw?(reference: string, signal: AbortSignal): Promise<Result<{ reference: string }, RegistryProblem>>;
  /** Writes an AuditEvent back, once for each `id`. Absent: this registry takes none. */
  recordAudit?(event: object, options: AuditOptions, signal: AbortSignal): Promise<Result<null, RegistryProblem>>;
  /** A set-up check in words for the options page. */
  check(signal: AbortSignal): Promise<Result<{ summary: string }, RegistryProblem>>;
}
