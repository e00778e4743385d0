import type { Identifier } from '../ascmi/identifiers';
import { aFewAtOnce } from './a-few';
import { tokenOf } from './person';
import type { LookupAnswer, Registry } from './registry';

/** Memory that ends with the browser: `storage.session`. */
export interface SessionStore {
  get(key: string): Promise<unknown>;
  set(key: string, value: unknown): Promise<void>;
  remove(key: string): Promise<void>;
}

export interface FreshOptions {
  /** Epoch milliseconds. */
  readonly now: () => number;
  readonly session: SessionStore;
  /** New look-ups a minute that one installation may cause. Stops a page that walks through members by itself. */
  readonly budgetPerMinute?: number;
  /** By policy: an answer is forgotten as soon as another member is asked about. */
  readonly forgetOnMemberChange?: boolean;
}

export interface FreshRegistry extends Registry {
  /** Forgets every answer: sign-out, change of registry, a consent filed. */
  clear(): Promise<void>;
}

/**
 * How old an answer may be, in milliseconds. `required`: what a share of a category that needs consent may rest on (a revocation must
 * bite within a minute; b.well's 600 s cache kept honouring revoked consents). `shown`: what the banner may go on showing.
 */
export const CEILING_MS = { required: 60_000, shown: 15 * 60_000 } as const;
/** An answer this fresh serves all who ask at once: frames of one page, the popup, the click right after. */
const DEFAULT_MAX_AGE_MS = 5000;
/** "None" and failures are remembered shortly: a form may be signed any moment, and a registry that is back should be noticed. */
const NEGATIVE_MS = 5000;
const FAILURE_MS = 2000;
const BUDGET_PER_MINUTE = 120;
const MINUTE_MS = 60_000;
/** A care manager has a few dozen members a day; what is older is dropped. */
const ENTRY_CAP = 64;
/** A list page shows 25 to 100 rows; more at once is a report, which asks one by one. */
export const BATCH_CAP = 100;
const BATCH_WIDTH = 4;

const CACHE_KEY = 'registry.answers';
const BUDGET_KEY = 'registry.budget';

interface Entry {
  readonly key: string;
  readonly answer: LookupAnswer;
}

/**
 * Remembers a remote registry's answers for a short while, in memory only, asks once for all who ask at the same time, and stops
 * runaways. Never wraps the embedded registry, which answers faster than a cache and is its own truth.
 */
export function createFreshRegistry(
  registry: Registry,
  { now, session, budgetPerMinute = BUDGET_PER_MINUTE, forgetOnMemberChange = false }: FreshOptions,
): FreshRegistry {
  const flights = new Map<string, Promise<LookupAnswer>>();
  let generation = 0;
  // Reads and writes of the list take turns: two answers that arrive together must not drop one another.
  let turn: Promise<unknown> = Promise.resolve();
  function inTurn<T>(task: () => Promise<T>): Promise<T> {
    const done = turn.then(task);
    turn = done.catch(() => undefined);
    return done;
  }

  async function entries(): Promise<readonly Entry[]> {
    const stored = await session.get(CACHE_KEY);
    return Array.isArray(stored) ? (stored as Entry[]) : [];
  }

  function ceilingOf(answer: LookupAnswer, maxAgeMs: number): number {
    if (answer.outcome === 'UNAVAILABLE') return Math.min(maxAgeMs, FAILURE_MS);
    return answer.outcome === 'NONE_ON_FILE' ? Math.min(maxAgeMs, NEGATIVE_MS) : maxAgeMs;
  }

  function remembered(list: readonly Entry[], key: string, maxAgeMs: number): LookupAnswer | null {
    const answer = list.find((entry) => entry.key === key)?.answer;
    if (!answer) return null;
    if (answer.outcome === 'UNAVAILABLE' && answer.retryAtMs !== undefined && now() < answer.retryAtMs) return answer;
    const age = now() - answer.checkedAtMs;
    // A clock that was set back makes answers of the future: those are not trusted.
    return age >= 0 && age < ceilingOf(answer, maxAgeMs) ? answer : null;
  }

  /** Takes up to `wanted` look-ups from the budget; `retryAtMs`: when there are more, where it did not suffice. */
  function spend(wanted: number): Promise<{ granted: number; retryAtMs: number }> {
    return inTurn(async () => {
      const stored = (await session.get(BUDGET_KEY)) as { sinceMs: number; spent: number } | undefined;
      const current =
        stored && now() - stored.sinceMs < MINUTE_MS && now() >= stored.sinceMs ? stored : { sinceMs: now(), spent: 0 };
      const granted = Math.max(0, Math.min(wanted, budgetPerMinute - current.spent));
      if (granted > 0) await session.set(BUDGET_KEY, { sinceMs: current.sinceMs, spent: current.spent + granted });
      return { granted, retryAtMs: current.sinceMs + MINUTE_MS };
    });
  }

  const overBudget = (retryAtMs?: number): LookupAnswer => ({
    outcome: 'UNAVAILABLE',
    records: [],
    checkedAtMs: now(),
    problem: 'budget-spent',
    ...(retryAtMs === undefined ? {} : { retryAtMs }),
  });

  async function ask(key: string, identifiers: readonly Identifier[]): Promise<LookupAnswer> {
    const asOf = generation;
    if (forgetOnMemberChange) await inTurn(() => session.remove(CACHE_KEY));
    const { granted, retryAtMs } = await spend(1);
    if (granted === 0) return overBudget(retryAtMs);
    // The look-up serves everybody who waits, so it does not end with one tab; the registry client limits its time.
    const answer = await registry.lookup(identifiers, new AbortController().signal);
    await remember([{ key, answer }], asOf);
    return answer;
  }

  async function remember(fresh: readonly Entry[], asOf: number): Promise<void> {
    await inTurn(async () => {
      if (asOf !== generation) return;
      const keys = new Set(fresh.map(({ key }) => key));
      const others = forgetOnMemberChange ? [] : (await entries()).filter(({ key }) => !keys.has(key));
      await session.set(CACHE_KEY, [...others, ...fresh].slice(-ENTRY_CAP));
    });
  }

  /** Starts one request for all of these; each becomes a flight, which others may wait for as well. */
  async function askTogether(
    wanted: ReadonlyMap<string, readonly Identifier[]>,
    many: NonNullable<Registry['lookupMany']>,
  ): Promise<void> {
    const asOf = generation;
    const { granted, retryAtMs } = await spend(wanted.size);
    // Somebody may have asked about one of them meanwhile.
    const asked = [...wanted].filter(([key]) => !flights.has(key));
    const within = asked.slice(0, granted);
    const answered = many(
      within.map(([, identifiers]) => identifiers),
      new AbortController().signal,
    ).then(async (answers) => {
      const fresh = within.flatMap(([key], index) => (answers[index] ? [{ key, answer: answers[index] }] : []));
      await remember(fresh, asOf);
      return new Map(fresh.map(({ key, answer }) => [key, answer]));
    });
    for (const [key] of asked) {
      const flight = answered.then((answers) => answers.get(key) ?? overBudget(retryAtMs));
      flights.set(
        key,
        flight.finally(() => flights.delete(key)),
      );
    }
  }

  async function lookupTogether(
    members: readonly (readonly Identifier[])[],
    many: NonNullable<Registry['lookupMany']>,
    signal: AbortSignal,
  ): Promise<LookupAnswer[]> {
    const list = await entries();
    const held = members.map((identifiers) => remembered(list, keyOf(identifiers), CEILING_MS.required));
    const wanted = new Map<string, readonly Identifier[]>();
    for (const [index, identifiers] of members.entries())
      if (!held[index] && !flights.has(keyOf(identifiers))) wanted.set(keyOf(identifiers), identifiers);
    if (wanted.size > 0) await askTogether(wanted, many);
    return Promise.all(
      members.map(async (identifiers, index) => {
        const flight = flights.get(keyOf(identifiers));
        return held[index] ?? (flight ? untilAborted(flight, signal) : lookup(identifiers, signal));
      }),
    );
  }

  async function lookup(
    identifiers: readonly Identifier[],
    signal: AbortSignal,
    maxAgeMs = DEFAULT_MAX_AGE_MS,
  ): Promise<LookupAnswer> {
    signal.throwIfAborted();
    const key = keyOf(identifiers);
    const held = remembered(await entries(), key, maxAgeMs);
    signal.throwIfAborted();
    if (held) return held;
    let flight = flights.get(key);
    if (!flight) {
      flight = ask(key, identifiers).finally(() => flights.delete(key));
      flights.set(key, flight);
    }
    return untilAborted(flight, signal);
  }

  /** A few at a time. */
  async function lookupEach(members: readonly (readonly Identifier[])[], signal: AbortSignal) {
    const answers: LookupAnswer[] = [];
    await aFewAtOnce(members.entries(), BATCH_WIDTH, async ([index, identifiers]) => {
      answers[index] = await lookup(identifiers, signal, CEILING_MS.required);
    });
    return answers;
  }

  async function clear(): Promise<void> {
    generation += 1;
    flights.clear();
    await inTurn(() => session.remove(CACHE_KEY));
  }

  /** What was answered before a change says nothing after it. */
  function cleared<A extends readonly unknown[], T>(task: (...given: A) => Promise<T>) {
    return async (...given: A): Promise<T> => {
      try {
        return await task(...given);
      } finally {
        await clear();
      }
    };
  }

  return {
    kind: registry.kind,
    lookup,
    clear,
    remembered: async () => (await entries()).map(({ answer }) => answer),
    async lookupMany(members, signal) {
      signal.throwIfAborted();
      const within = members.slice(0, BATCH_CAP);
      const answers: (LookupAnswer | undefined)[] = registry.lookupMany
        ? await lookupTogether(within, registry.lookupMany.bind(registry), signal)
        : await lookupEach(within, signal);
      return members.map((_, index) => answers[index] ?? overBudget());
    },
    ...(registry.prepare ? { prepare: registry.prepare.bind(registry) } : {}),
    ...(registry.recordAudit ? { recordAudit: registry.recordAudit.bind(registry) } : {}),
    ...(registry.recheck ? { recheck: registry.recheck.bind(registry) } : {}),
    ...(registry.withdraw ? { withdraw: cleared(registry.withdraw.bind(registry)) } : {}),
    async file(consent, signal) {
      const filed = await registry.file(consent, signal);
      await clear();
      return filed;
    },
    check: (signal) => registry.check(signal),
  };
}

const keyOf = (identifiers: readonly Identifier[]): string => identifiers.map(tokenOf).toSorted().join(' ');

function untilAborted<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const abort = () => reject(signal.reason as Error);
    signal.addEventListener('abort', abort, { once: true });
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort));
  });
}
