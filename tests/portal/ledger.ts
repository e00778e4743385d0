/** One way out of the portal: what a recipient would get. `:id` matches one path segment. */
export const OUTBOUND = {
  referral: { method: 'POST', path: '/referrals/send' },
  message: { method: 'POST', path: '/messages/send' },
  fax: { method: 'POST', path: '/fax/send' },
  carePlan: { method: 'POST', path: '/care-plans/share' },
  planSubmission: { method: 'POST', path: '/plan/authorizations' },
  ccda: { method: 'GET', path: '/export/ccda/:id' },
  fhir: { method: 'GET', path: '/export/fhir/:id' },
  report: { method: 'POST', path: '/reports/panel.csv' },
  document: { method: 'GET', path: '/documents/:id/download' },
  eligibility: { method: 'POST', path: '/eligibility/check' },
} as const satisfies Record<string, { method: string; path: string }>;
export type OutboundName = keyof typeof OUTBOUND;
export const OUTBOUND_NAMES = Object.keys(OUTBOUND) as OutboundName[];

/** The portal's own work, which must go on whatever is locked. */
export type OwnWork = 'note' | 'draft' | 'review' | 'chart' | 'list';

export interface Counts {
  /** How often each way out was used. */
  readonly outbound: Readonly<Record<OutboundName, number>>;
  /** Sum of `outbound` without the eligibility check, which discloses nothing. */
  readonly left: number;
  readonly own: Readonly<Record<OwnWork, number>>;
  /** Requests that reached the collector on the other origin, as `METHOD /path`. */
  readonly collected: readonly string[];
}

/** Counts what reaches the servers, from the outside: a test asks it whether a share got out. */
export class Ledger {
  readonly #outbound = new Map<OutboundName, number>();
  readonly #own = new Map<OwnWork, number>();
  #collected: string[] = [];

  left(name: OutboundName): void {
    this.#outbound.set(name, (this.#outbound.get(name) ?? 0) + 1);
  }

  worked(name: OwnWork): void {
    this.#own.set(name, (this.#own.get(name) ?? 0) + 1);
  }

  collected(request: string): void {
    this.#collected.push(request);
  }

  reset(): void {
    this.#outbound.clear();
    this.#own.clear();
    this.#collected = [];
  }

  counts(): Counts {
    const outbound = Object.fromEntries(OUTBOUND_NAMES.map((name) => [name, this.#outbound.get(name) ?? 0])) as Record<
      OutboundName,
      number
    >;
    const own = { note: 0, draft: 0, review: 0, chart: 0, list: 0, ...Object.fromEntries(this.#own) };
    const left = OUTBOUND_NAMES.filter((name) => name !== 'eligibility').reduce((sum, name) => sum + outbound[name], 0);
    return { outbound, left, own, collected: [...this.#collected] };
  }
}
