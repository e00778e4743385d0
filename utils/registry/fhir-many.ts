import * as z from 'zod/mini';
import type { Identifier } from '../ascmi/identifiers';
import type { Result } from '../ascmi/result';
import { aFewAtOnce } from './a-few';
import { createBatchHttp } from './fhir-batch';
import type { Failure, FhirHttp } from './fhir-http';
import { SPELLINGS, isProven, type KeyValue, type ServerProfile, type Standing } from './fhir-profile';
import type { LookupAnswer, RegistryProblem } from './registry';

/** Members that share one Bundle: three questions each, within what servers accept at once. */
const MEMBERS_PER_BATCH = 20;
/** Look-ups that run at once where a server takes no Bundles: a list page must not flood a registry. */
const SINGLE_WIDTH = 4;
const TAKEN_LIFE_MS = 24 * 3_600_000;
const REFUSED_LIFE_MS = 3_600_000;

const takenSchema = z.object({ v: z.literal(1), learnedAtMs: z.number(), takes: z.boolean() });

export interface ManyOptions {
  readonly http: FhirHttp;
  readonly store: KeyValue;
  /** Epoch milliseconds. */
  readonly now: () => number;
  /** The registry's own names for the kinds of number that this member would be asked by. */
  readonly systemsOf: (identifiers: readonly Identifier[]) => readonly string[];
  readonly profileOf: (system: string) => Promise<Result<ServerProfile, Failure>>;
  /** Learns the server anew, asking through `http`. */
  readonly learn: (http: FhirHttp, system: string, signal: AbortSignal) => Promise<Result<ServerProfile, Failure>>;
  /** One whole look-up through `http`; never rejects, except when `signal` aborts. */
  readonly lookup: (
    http: FhirHttp,
    identifiers: readonly Identifier[],
    signal: AbortSignal,
    mode: 'alone' | 'batch',
  ) => Promise<LookupAnswer>;
}

/** Failures that a Bundle alone may be to blame for. What concerns the server as a whole is not asked again. */
const MAY_BE_THE_BUNDLE: readonly RegistryProblem[] = [
  'server-error',
  'malformed-answer',
  'unsupported-search',
  'foreign-records',
  'incomplete',
];

/**
 * Many members in few requests. A server's Bundles are believed only where the whole set-up proof (known hit, known miss, parameter that
 * cannot exist), asked in a Bundle, gives what it gives one by one: some servers are lenient in a batch, or know no modifiers there, and
 * an empty answer would read as "none on file". A Bundle that fails, or holds anybody's record who was not asked about, counts for nobody
 * in it; its members are then asked one by one, a few at a time.
 */
export function createManyLookup({ http, store, now, systemsOf, profileOf, learn, lookup }: ManyOptions) {
  const keyOf = (system: string) => `registry-batch:${http.base.href}|${system}`;
  const keep = (system: string, takes: boolean) => store.set(keyOf(system), { v: 1, learnedAtMs: now(), takes });

  async function takesBundles(system: string, signal: AbortSignal): Promise<boolean> {
    const stored = takenSchema.safeParse(await store.get(keyOf(system)));
    if (stored.success) {
      const age = now() - stored.data.learnedAtMs;
      if (age >= 0 && age < (stored.data.takes ? TAKEN_LIFE_MS : REFUSED_LIFE_MS)) return stored.data.takes;
    }
    const alone = await profileOf(system);
    if (!alone.ok) return false;
    const batch = createBatchHttp(http);
    const together = await learn(batch, system, signal);
    // No network, no sign-in: nothing was learned.
    if (!together.ok && !batch.isBroken()) return false;
    const takes = together.ok && isSameProof(alone.value, together.value);
    await keep(system, takes);
    return takes;
  }

  async function alone(
    members: readonly (readonly Identifier[])[],
    answers: (LookupAnswer | undefined)[],
    signal: AbortSignal,
  ): Promise<void> {
    const open = [...members.entries()].filter(([index]) => answers[index] === undefined);
    await aFewAtOnce(open, SINGLE_WIDTH, async ([index, identifiers]) => {
      answers[index] = await lookup(http, identifiers, signal, 'alone');
    });
  }

  async function together(members: readonly (readonly Identifier[])[], signal: AbortSignal) {
    const none = members.map((): LookupAnswer | undefined => undefined);
    const systems = [...new Set(members.flatMap(systemsOf))];
    if (members.length < 2 || systems.length === 0) return none;
    for (const system of systems) if (!(await takesBundles(system, signal))) return none;
    const batch = createBatchHttp(http);
    const answers = await Promise.all(members.map((identifiers) => lookup(batch, identifiers, signal, 'batch')));
    const problemOf = (answer: LookupAnswer) => (answer.outcome === 'UNAVAILABLE' ? answer.problem : null);
    if (batch.isBroken()) for (const system of systems) await keep(system, false);
    if (batch.isBroken() || answers.some((one) => problemOf(one) === 'foreign-records')) return none;
    return answers.map((answer) => {
      const problem = problemOf(answer);
      return problem !== null && MAY_BE_THE_BUNDLE.includes(problem) ? undefined : answer;
    });
  }

  return async function lookupMany(
    members: readonly (readonly Identifier[])[],
    signal: AbortSignal,
  ): Promise<LookupAnswer[]> {
    const all: LookupAnswer[] = [];
    // One Bundle after the other: whoever asks about a hundred waits rather than the registry.
    for (let from = 0; from < members.length; from += MEMBERS_PER_BATCH) {
      signal.throwIfAborted();
      const chunk = members.slice(from, from + MEMBERS_PER_BATCH);
      const answers = await together(chunk, signal);
      await alone(chunk, answers, signal);
      for (const answer of answers) if (answer) all.push(answer);
    }
    return all;
  };
}

/** A record once found one by one (`seen`) proves nothing about Bundles; there it needs a probe of its own. */
function isSameProof(alone: ServerProfile, together: ServerProfile): boolean {
  const same = (one: Standing, other: Standing) => one === other || (one === 'seen' && isProven(other));
  return (
    SPELLINGS.every((one) => same(alone.spellings[one], together.spellings[one])) &&
    same(alone.patientSearch, together.patientSearch)
  );
}
