import { OUTCOMES, type Outcome } from '../../ascmi/outcomes';
import type { Effect, LawRule } from './rule';

/**
 * A policy may change a rule whose basis is inferred or unknown, by its id: `{ "rules": { "LPS-CALAIM": { "outcome": "PERMIT" } } }`.
 * `outcome` settles a fixed or free rule, and what a missing consent means where one is needed; `obligations` replaces the obligations.
 * A rule whose text was seen is law, not policy: an override of it is ignored.
 */
export function effectOf(rule: LawRule, overrides: Readonly<Record<string, unknown>>): Effect {
  if (rule.confidence === 'seen' || !Object.hasOwn(overrides, rule.id)) return rule.then;
  const change = overrides[rule.id];
  if (typeof change !== 'object' || change === null) return rule.then;
  const { outcome, obligations } = change as { outcome?: unknown; obligations?: unknown };
  const list = Array.isArray(obligations)
    ? (obligations as unknown[]).filter((code): code is string => typeof code === 'string')
    : null;
  return withOutcome(list ? withObligations(rule.then, list) : rule.then, outcome);
}

function withObligations(effect: Effect, obligations: readonly string[]): Effect {
  return effect.kind === 'consent' ? { ...effect, agreed: obligations } : { ...effect, obligations };
}

function withOutcome(effect: Effect, outcome: unknown): Effect {
  if (!isOutcome(outcome)) return effect;
  if (effect.kind === 'consent') return { ...effect, missing: outcome };
  if (effect.kind === 'fixed') return { ...effect, outcome };
  const isSoft = outcome === 'PERMIT' || outcome === 'WARN' || outcome === 'ASK';
  return isSoft ? { ...effect, outcome } : { kind: 'fixed', outcome, obligations: effect.obligations ?? [] };
}

function isOutcome(value: unknown): value is Outcome {
  return typeof value === 'string' && (OUTCOMES as readonly string[]).includes(value);
}
