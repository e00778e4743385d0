import type { ActionCode } from '../ascmi/actions';
import type { RecipientKind, SenderKind } from '../ascmi/parties';
import type { AuditEffect, AuditEvent } from '../audit/entry';
import { evidenceOf } from '../decision/replay';
import type { Evaluation } from './evaluate';

export type DecisionLine = Extract<AuditEvent, { type: 'decision' }>;

interface DecisionFacts {
  readonly member: string;
  readonly portal: string;
  readonly action: ActionCode;
  readonly channel: string;
  readonly effect: AuditEffect;
  readonly evaluation: Evaluation;
}

/** The audit's line for a decision: codes and record references, enough to decide the case again, nothing that names the member or quotes the page. */
export function decisionEvent({ member, portal, action, channel, effect, evaluation }: DecisionFacts): DecisionLine {
  const { sender, recipient, ...rest } = evaluation.case.request;
  const { perCategory, obligations, withhold, ruleSetVersion, lookup, outcome } = evaluation.decision;
  return {
    type: 'decision',
    member,
    portal,
    action,
    channel,
    sender: sender.kind as SenderKind,
    recipient: recipient.kind as RecipientKind,
    recipientSource: evaluation.source,
    purpose: rest.purpose,
    lookup,
    outcome,
    effect,
    decision: { perCategory, obligations, withhold, ruleSetVersion },
    request: {
      ...rest,
      recipient: { kind: recipient.kind, ...(recipient.state === undefined ? {} : { state: recipient.state }) },
      senderIsPart2: sender.isPart2,
    },
    evidence: evidenceOf(evaluation.case),
  };
}
