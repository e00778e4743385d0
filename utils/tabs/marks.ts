import type { Identifier } from '../ascmi/identifiers';
import type { ConsentState } from '../ascmi/outcomes';
import type { AuditLog } from '../audit/entry';
import type { Pseudonymize } from '../audit/pseudonym';
import type { ListedPerson, MarkState } from '../contract/marks';
import { summarize } from '../decision/summarize';
import type { Area } from '../platform/areas';
import type { EffectivePolicy, PortalPolicy } from '../policy/policy';
import type { LookupAnswer, Registry } from '../registry/registry';
import { toIdentifier } from './compose';
import { mediCalOf } from './evaluate';
import { portalOf } from './service';

interface MarkServiceOptions {
  readonly session: Area;
  readonly policy: () => Promise<EffectivePolicy>;
  readonly registry: () => Promise<Registry>;
  readonly audit: AuditLog;
  readonly pseudonym: Pseudonymize;
  /** Epoch milliseconds. */
  readonly now: () => number;
}

/**
 * Look-ups for marks that one installation may cause in a minute. Well below the registry client's own limit (120), so that scrolling
 * through a long list never costs the member on the next page their verdict; and it stops a page that writes made-up lists.
 */
export const MARKS_PER_MINUTE = 75;
const BUDGET_KEY = 'marks.budget';
const MINUTE_MS = 60_000;
/** A whole batch gets this long; rows that have no answer by then stay unmarked and are asked again. */
const BATCH_TIMEOUT_MS = 6_000;

const MARKS: Readonly<Record<ConsentState, MarkState>> = {
  ALL: 'ALL',
  PART: 'PART',
  DECL: 'DECL',
  REV: 'DECL',
  EXP: 'EXP',
  NONE: 'NONE',
  WRONG: 'WRONG',
  UNSIGNED: 'WRONG',
  UNK: 'UNK',
  AMBIG: 'AMBIG',
};

/** Answers for the members of a list: one state each. Nothing else about them leaves the background. */
export class MarkService {
  readonly #options: MarkServiceOptions;
  /** Budget changes take turns, so that two frames do not spend the same look-up. Memory only: the count is in storage. */
  #turn: Promise<unknown> = Promise.resolve();

  constructor(options: MarkServiceOptions) {
    this.#options = options;
  }

  /** In the order of `people`; null where nobody was asked: marks are off, no registry knows such a number, or the minute's budget is spent. */
  async marks(origin: string, people: readonly ListedPerson[]): Promise<(MarkState | null)[]> {
    const policy = await this.#options.policy();
    const portal = portalOf(policy, origin);
    if (!portal || !policy.listMarks) return people.map(() => null);
    const asked = people.map((person) => identifiersOf(person, portal));
    const wanted = asked.flatMap((identifiers, index) => (identifiers.length > 0 ? [index] : []));
    const granted = wanted.slice(0, await this.#spend(wanted.length));
    const answers = await this.#lookUp(granted.map((index) => asked[index] ?? []));
    const marks = people.map((): MarkState | null => null);
    for (const [at, index] of granted.entries()) {
      const answer = answers[at];
      const identifiers = asked[index] ?? [];
      if (!answer) continue;
      marks[index] = this.#stateOf(identifiers, people[index] ?? [], answer, policy);
      await this.#options.audit.append({
        type: 'lookup',
        member: await this.#options.pseudonym(identifiers),
        portal: origin,
        lookup: answer.outcome,
        ...(answer.outcome === 'UNAVAILABLE' ? { problem: answer.problem } : {}),
      });
    }
    return marks;
  }

  #stateOf(
    identifiers: readonly Identifier[],
    person: ListedPerson,
    answer: LookupAnswer,
    policy: EffectivePolicy,
  ): MarkState {
    const hasCin = person.some(({ kind }) => kind === 'CIN' || kind === 'BIC');
    const { state } = summarize({
      member: { identifiers, mediCal: mediCalOf({ subject: { hasCin }, policy }) },
      registry: { outcome: answer.outcome, records: answer.records },
      now: new Date(this.#options.now()).toISOString(),
      policy: policy.decision,
    });
    return MARKS[state];
  }

  async #lookUp(members: readonly (readonly Identifier[])[]): Promise<readonly (LookupAnswer | undefined)[]> {
    if (members.length === 0) return [];
    const signal = AbortSignal.timeout(BATCH_TIMEOUT_MS);
    try {
      const registry = await this.#options.registry();
      if (registry.lookupMany) return await registry.lookupMany(members, signal);
      return await Promise.all(members.map((identifiers) => registry.lookup(identifiers, signal)));
    } catch {
      return [];
    }
  }

  /** Takes up to `wanted` look-ups from the minute's budget; answers how many there were. */
  #spend(wanted: number): Promise<number> {
    const spent = this.#turn.then(async () => {
      const now = this.#options.now();
      const stored = (await this.#options.session.get(BUDGET_KEY)) as { sinceMs: number; spent: number } | undefined;
      const isCurrent = stored !== undefined && now >= stored.sinceMs && now - stored.sinceMs < MINUTE_MS;
      const current = isCurrent ? stored : { sinceMs: now, spent: 0 };
      const granted = Math.max(0, Math.min(wanted, MARKS_PER_MINUTE - current.spent));
      if (granted > 0) await this.#options.session.set(BUDGET_KEY, { ...current, spent: current.spent + granted });
      return granted;
    });
    this.#turn = spent.catch(() => undefined);
    return spent;
  }
}

function identifiersOf(person: ListedPerson, portal: PortalPolicy): Identifier[] {
  const found = person.flatMap((candidate) => toIdentifier(candidate, portal) ?? []);
  return [...new Map(found.map((one) => [`${one.system}|${one.value}`, one])).values()];
}
