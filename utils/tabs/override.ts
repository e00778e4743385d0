import type { PurposeCode } from '../ascmi/purposes';
import { decide } from '../decision/decide';
import type { Decision, DecisionCase } from '../decision/types';
import type { OverrideReason } from '../ascmi/override-reasons';
import { effectOf, shareCase, type Evaluation, type ShareContext, type ShareParties } from './evaluate';
import type { ActionCode } from '../ascmi/actions';

/** What a reason claims. The law table decides whether that opens anything; a reason opens nothing by itself. */
const CLAIMS: Readonly<
  Record<Exclude<OverrideReason, 'OVRPJ'>, { facts: Record<string, boolean>; purpose: PurposeCode }>
> = {
  // 42 CFR 2.51(a): a medical emergency in which consent cannot be obtained.
  OVRER: { facts: { emergency: true, consentObtainable: false }, purpose: 'ETREAT' },
  // 45 CFR 164.512(j), Civil Code 56.104. Part 2 has no such exception, so for its records these open nothing.
  OVRTPS: { facts: { seriousThreat: true }, purpose: 'THREAT' },
  OVRPS: { facts: { seriousThreat: true }, purpose: 'THREAT' },
};

/**
 * Decides a share again under a person's reason for going past a stop; null where law or policy leave no such way.
 *
 * - What needs an authorization of its own (SEPARATE) is never overridden, nor a share of somebody who is not certain.
 * - An emergency, a threat: the law table is asked with that fact, towards emergency personnel where nobody is named.
 * - Professional judgement: only where the law needs no consent at all and merely the member's preference stands in the way.
 */
export function evaluateOverride(
  context: ShareContext,
  action: ActionCode,
  parties: ShareParties,
  reason: OverrideReason,
): Evaluation | null {
  const before = decide(shareCase(context, action, parties));
  const isSeparate = Object.values(before.perCategory).some(({ outcome }) => outcome === 'SEPARATE');
  if (before.outcome === 'SEPARATE' || isSeparate || before.lookup === 'AMBIGUOUS') return null;
  const claimed = claimedCase(context, action, parties, reason);
  const decision = decide(claimed);
  return effectOf(decision.outcome) === 'allow' ? { case: claimed, decision, source: parties.source } : null;
}

function claimedCase(
  context: ShareContext,
  action: ActionCode,
  parties: ShareParties,
  reason: OverrideReason,
): DecisionCase {
  if (reason === 'OVRPJ') {
    return { ...shareCase(context, action, parties), registry: { outcome: 'NONE_ON_FILE', records: [] } };
  }
  const { facts, purpose } = CLAIMS[reason];
  const isNobodyNamed = reason === 'OVRER' && parties.recipient.kind === 'UNKNOWN';
  const recipient = isNobodyNamed ? { ...parties.recipient, kind: 'EMERGENCY_MEDICAL' as const } : parties.recipient;
  const asked = shareCase(context, action, { ...parties, recipient, purpose });
  return { ...asked, request: { ...asked.request, facts } };
}

/** The reasons of policy that would open this share. */
export function openReasons(
  context: ShareContext,
  action: ActionCode,
  parties: ShareParties,
  decision: Decision,
): readonly OverrideReason[] {
  if (effectOf(decision.outcome) !== 'stop' && decision.outcome !== 'ASK') return [];
  return context.policy.override.reasons.filter(
    (reason) => evaluateOverride(context, action, parties, reason) !== null,
  );
}
