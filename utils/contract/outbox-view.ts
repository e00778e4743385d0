/** Why a person gave something up. A choice and not a text, since a text might name the member. */
export const DISCARD_REASONS = ['duplicate', 'filed-otherwise', 'mistake'] as const;
export type DiscardReason = (typeof DISCARD_REASONS)[number];

/** Something that waits to reach the registry: no content, and an id that names nobody. */
export interface OutboxLine {
  readonly id: string;
  readonly kind: 'consent' | 'withdrawal' | 'audit-event';
  /** `poisoned`: the registry read it and will not have it; a person must look. */
  readonly state: 'queued' | 'poisoned';
  readonly attempts: number;
  /** Epoch milliseconds. */
  readonly queuedAtMs: number;
  /** Epoch milliseconds of the next attempt. */
  readonly dueAtMs: number;
  /** A RegistryProblem code, or `unconfirmed`; null before the first attempt. */
  readonly problem: string | null;
}

export interface OutboxCount {
  readonly waiting: number;
  readonly setAside: number;
}

export function countOutbox(lines: readonly Pick<OutboxLine, 'state'>[]): OutboxCount {
  const setAside = lines.filter(({ state }) => state === 'poisoned').length;
  return { waiting: lines.length - setAside, setAside };
}
