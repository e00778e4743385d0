import { ACTIONS, type ActionCode } from '../ascmi/actions';
import type { Category } from '../ascmi/categories';
import type { Identifier } from '../ascmi/identifiers';
import type { Outcome } from '../ascmi/outcomes';
import type { RecipientKind, Tristate } from '../ascmi/parties';
import { decide } from '../decision/decide';
import type { Decision, DecisionCase } from '../decision/types';
import { createSharedWork, type Work } from '../decision/shared-work';
import type { EffectivePolicy, PortalPolicy } from '../policy/policy';
import type { LookupAnswer } from '../registry/registry';
import type { TabSubject } from './compose';

/** Everything a verdict about a tab rests on. */
export interface ShareContext {
  readonly subject: TabSubject;
  readonly answer: LookupAnswer;
  readonly portal: PortalPolicy;
  readonly policy: EffectivePolicy;
  /** ISO 8601 with offset. */
  readonly now: string;
  /** What the many verdicts of one page have in common: records read once. */
  readonly work?: Work;
}

export interface ShareParties {
  readonly recipient: {
    readonly kind: RecipientKind;
    readonly organization?: Identifier;
    readonly state?: string;
    readonly name?: string;
  };
  readonly purpose: string | null;
  /** Where the recipient's kind is known from. `presumed` only as `evaluateShare` describes. */
  readonly source: 'directory' | 'person' | 'presumed' | 'none';
}

export interface Evaluation {
  readonly case: DecisionCase;
  readonly decision: Decision;
  readonly source: ShareParties['source'];
}

export const UNKNOWN_PARTIES: ShareParties = { recipient: { kind: 'UNKNOWN' }, purpose: null, source: 'none' };

/**
 * Decides one share. Where the page does not say who receives, ordinary care must still flow: if the content needs no consent towards a
 * treating provider at all, that recipient is presumed (policy `decision.presumeTreatingRecipient`, inferred from 45 CFR 164.506 and
 * marked so in the audit). Anything that would rest on a consent is never presumed: there an unknown recipient stays unknown. Nor is
 * access granted to a person: whoever gets that is no provider.
 */
export function evaluateShare(context: ShareContext, action: ActionCode, parties: ShareParties): Evaluation {
  const work = context.work ?? createSharedWork();
  const asSeen = shareCase(context, action, parties);
  const decision = decide(asSeen, work);
  const mayPresume =
    decision.outcome === 'ASK' &&
    parties.recipient.kind === 'UNKNOWN' &&
    action !== 'PORTAL_PROXY' &&
    context.policy.decision.presumeTreatingRecipient &&
    context.answer.outcome !== 'AMBIGUOUS';
  if (!mayPresume) return { case: asSeen, decision, source: parties.source };
  const presumedParties: ShareParties = {
    recipient: { kind: 'TREATING_CE' },
    purpose: parties.purpose ?? 'TREAT',
    source: 'presumed',
  };
  const presumed = shareCase(context, action, presumedParties);
  const byLawAlone = decide({ ...presumed, registry: { outcome: 'NONE_ON_FILE', records: [] } }, work);
  if (byLawAlone.outcome !== 'PERMIT') return { case: asSeen, decision, source: parties.source };
  return { case: presumed, decision: decide(presumed, work), source: 'presumed' };
}

export function shareCase(context: ShareContext, action: ActionCode, parties: ShareParties): DecisionCase {
  const { subject, answer, portal, policy } = context;
  // A low-confidence identifier may name somebody else: the registry's answer is then about nobody in particular.
  const registry = mayBeSomebodyElse(subject) ? { outcome: 'AMBIGUOUS' as const, records: [] } : answer;
  const { kind, organization, state } = parties.recipient;
  return {
    id: action,
    now: context.now,
    member: { identifiers: subject.identifiers, mediCal: mediCalOf(context) },
    registry: { outcome: registry.outcome, records: registry.records },
    request: {
      action,
      categories: contentCategories(context),
      modifiers: [],
      sender: {
        kind: portal.sender ?? policy.organization.kind,
        isPart2: portal.part2 ?? policy.organization.part2,
      },
      recipient: { kind, ...(organization ? { organization } : {}), ...(state ? { state } : {}) },
      purpose: parties.purpose ?? ACTIONS[action].defaultPurpose ?? 'UNSTATED',
      calAim: portal.calAim,
      facts: {},
    },
    policy: policy.decision,
  };
}

/** A number of low confidence. Where no number was asked by at all, the answer is UNAVAILABLE and already says so. */
export function mayBeSomebodyElse({ confidence, identifiers }: TabSubject): boolean {
  return confidence === 'low' && identifiers.length > 0;
}

/** A CIN is issued to people whom Medi-Cal knows; whether coverage is current, the page seldom says (policy `decision.cinImpliesMediCal`). */
export function mediCalOf({
  subject,
  policy,
}: {
  readonly subject: Pick<TabSubject, 'hasCin'>;
  readonly policy: EffectivePolicy;
}): Tristate {
  return subject.hasCin && policy.decision.cinImpliesMediCal ? true : 'unknown';
}

/**
 * What would leave. A Part 2 programme discloses SUD treatment by naming its client at all (42 CFR 2.12, § 2.11 "records"); elsewhere the
 * content's own categories count, beside the general record that goes with them.
 */
export function contentCategories({
  subject,
  portal,
  policy,
}: Pick<ShareContext, 'subject' | 'portal' | 'policy'>): Category[] {
  const isPart2 =
    (portal.part2 ?? policy.organization.part2) === true ||
    (portal.sender ?? policy.organization.kind) === 'PART2_PROGRAM';
  const sensitive = new Set<Category>(subject.categories);
  if (isPart2) sensitive.add('SUD_P2');
  return isPart2 || subject.wholly ? [...sensitive] : ['GENERAL', ...sensitive];
}

const EFFECTS: Readonly<Record<Outcome, 'allow' | 'ask' | 'stop'>> = {
  PERMIT: 'allow',
  PERMIT_WITH_OBLIGATIONS: 'allow',
  EXCEPTION: 'allow',
  WARN: 'ask',
  ASK: 'ask',
  NEEDS_CONSENT: 'stop',
  DENY: 'stop',
  SEPARATE: 'stop',
};

export const effectOf = (outcome: Outcome): 'allow' | 'ask' | 'stop' => EFFECTS[outcome];
