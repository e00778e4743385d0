import { createFhirRegistry } from '../../utils/registry/fhir-registry';
import { createFreshRegistry } from '../../utils/registry/fresh-registry';
import type { LookupAnswer, Registry } from '../../utils/registry/registry';
import { memoryStore } from '../support/memory-store';
import { DAY_MS, LIST_ROWS, MEMBERS, actsOf, consentsOf, identifierOf, type Act } from './day-plan';

export interface DayOptions {
  readonly baseUrl: string;
  readonly managers: number;
  /** How many times as fast as life. */
  readonly compression: number;
  readonly cache: boolean;
  /** Lists are handed over whole. */
  readonly batch: boolean;
  /** Hours of the day between which the server refuses everybody, and how to tell it. */
  readonly outage?: { readonly fromHour: number; readonly toHour: number; readonly set: (down: boolean) => void };
}

export interface DayResult {
  readonly lookups: number;
  readonly requests: number;
  /** Requests a second in the busiest sixteenth of the day (half an hour). */
  readonly busiest: number;
  readonly elapsedMs: number;
  /** From the moment at which a look-up was due to its answer. */
  readonly times: readonly number[];
  /** … of those that asked the server. */
  readonly askedTimes: readonly number[];
  /** How often each problem came instead of an answer. */
  readonly problems: Readonly<Record<string, number>>;
  /** Answers that are not what is on file: must be none, whatever the server does. */
  readonly wrong: number;
  /** Minutes of the day from the end of the outage to the last look-up that failed; 0 without one. */
  readonly recoveryMin: number;
}

const START = Date.parse('2026-11-24T08:00:00-08:00');
const SLICES = 16;
/** Each act has its own, as each tab has. */
const never = () => new AbortController().signal;
const sleep = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

/**
 * Plays the day through our client code. Arrivals are open: an act begins when it is due, whether or not the one before has been answered,
 * and its time counts from then, so that a slow server cannot slow its own load down. Caches age by the clock of the day.
 */
export async function playDay(options: DayOptions): Promise<DayResult> {
  const { baseUrl, managers, compression, cache, batch, outage } = options;
  let began = performance.now();
  const dayMs = () => (performance.now() - began) * compression;
  const now = () => START + dayMs();
  // What was learned of the server is kept for days, so it is not part of a day.
  const store = memoryStore();
  const slices = Array.from({ length: SLICES }, () => 0);
  let isCounting = false;
  const times: number[] = [];
  const askedTimes: number[] = [];
  const problems: Record<string, number> = {};
  let lookups = 0;
  let wrong = 0;
  let lastFailureMs = 0;

  const counted: typeof fetch = (input, init) => {
    const slice = Math.min(SLICES - 1, Math.floor((dayMs() / DAY_MS) * SLICES));
    if (isCounting) slices[slice] = (slices[slice] ?? 0) + 1;
    return fetch(input, init);
  };
  const connect = () => createFhirRegistry({ baseUrl, auth: { kind: 'none' }, fetch: counted, now, store });

  /** A manager's own client, with a cache of its own. */
  function clientOf(): Registry {
    const direct = connect();
    const timed: Registry = {
      ...direct,
      async lookup(identifiers, until) {
        const asked = performance.now();
        const answer = await direct.lookup(identifiers, until);
        askedTimes.push(performance.now() - asked);
        return answer;
      },
    };
    return cache ? createFreshRegistry(timed, { now, session: memoryStore() }) : timed;
  }

  function judge(answer: LookupAnswer, member: number, dueMs: number): void {
    lookups += 1;
    times.push((dayMs() - dueMs) / compression);
    if (answer.outcome === 'UNAVAILABLE') {
      problems[answer.problem] = (problems[answer.problem] ?? 0) + 1;
      lastFailureMs = Math.max(lastFailureMs, dayMs());
    } else if (answer.records.length !== consentsOf(member) || answer.outcome === 'AMBIGUOUS') wrong += 1;
  }

  async function act(registry: Registry, { kind, member, atMs }: Act): Promise<void> {
    const look = async (index: number, dueMs: number) =>
      judge(await registry.lookup([identifierOf(index)], never(), 60_000), index, dueMs);
    if (kind === 'look') return look(member, atMs);
    const rows = Array.from({ length: LIST_ROWS }, (_, row) => (member + row) % MEMBERS);
    if (!batch || !registry.lookupMany) {
      for (const row of rows) await look(row, Math.max(atMs, dayMs()));
      return;
    }
    const answers = await registry.lookupMany(
      rows.map((row) => [identifierOf(row)]),
      never(),
    );
    for (const [index, answer] of answers.entries()) judge(answer, rows[index] ?? 0, atMs);
  }

  await connect().lookup([identifierOf(1)], never());
  const clients = Array.from({ length: managers }, clientOf);
  const acts = actsOf(managers);
  const running: Promise<void>[] = [];
  let isDown = false;
  isCounting = true;
  began = performance.now();
  for (const one of acts) {
    const waitMs = (one.atMs - dayMs()) / compression;
    if (waitMs > 1) await sleep(waitMs);
    const hour = one.atMs / 3_600_000;
    const shouldBeDown = outage !== undefined && hour >= outage.fromHour && hour < outage.toHour;
    if (shouldBeDown !== isDown) outage?.set((isDown = shouldBeDown));
    const registry = clients[one.manager];
    if (registry) running.push(act(registry, one));
  }
  await Promise.all(running);
  const elapsedMs = performance.now() - began;
  const requests = slices.reduce((sum, count) => sum + count, 0);
  const sliceSeconds = DAY_MS / SLICES / compression / 1000;
  return {
    lookups,
    requests,
    busiest: Math.max(...slices) / sliceSeconds,
    elapsedMs,
    times,
    askedTimes,
    problems,
    wrong,
    recoveryMin: outage ? Math.max(0, (lastFailureMs - outage.toHour * 3_600_000) / 60_000) : 0,
  };
}
