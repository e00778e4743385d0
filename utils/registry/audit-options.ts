export interface AuditOptions {
  /** Idempotency key. */
  readonly id: string;
  readonly isRetry: boolean;
  /** The Consent that was consulted, `Consent/c-2/_history/3`; null where none was on file. */
  readonly consent: string | null;
}
