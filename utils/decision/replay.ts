import type { LookupOutcome } from '../ascmi/outcomes';
import type { Tristate } from '../ascmi/parties';
import { createZones, type Zones } from '../fhir/zones';
import { consentFor, conclude, evaluate } from './decide';
import type { ConsentFinding } from './finding';
import { questionOf } from './question';
import type { Work } from './shared-work';
import type { CategoryDecision, Decision, DecisionCase, DecisionPolicy, DecisionRequest } from './types';

/**
 * What a replay needs besides the request: what the records said, category by category, and whether the member had Medi-Cal. Codes and
 * references only, so that an audit record may carry it.
 */
export interface DecisionEvidence {
  readonly mediCal: Tristate;
  readonly findings: Readonly<Record<string, ConsentFinding>>;
}

export function evidenceOf(input: DecisionCase, work: Work = createZones()): DecisionEvidence {
  const { question, reading } = evaluate(input, work);
  const findings = input.request.categories.map(
    (category) => [category, consentFor(category, question, reading)] as const,
  );
  return { mediCal: question.mediCal, findings: Object.fromEntries(findings) };
}

/** A decision that was made, as an audit record holds it. */
export interface RecordedDecision {
  readonly id: string;
  readonly now: string;
  readonly lookup: LookupOutcome;
  readonly request: DecisionRequest;
  readonly perCategory: Readonly<Record<string, CategoryDecision>>;
  readonly evidence?: DecisionEvidence;
}

/**
 * Decides a recorded share again, under another policy and the rules of this version. What the records said is taken as it was found, so
 * the switches that read records differently (`newAscmiReplacesAll`, `rejectedMeans`, `timeZone`, `formCategories`) cannot be replayed.
 * Records of older versions carry no evidence; theirs is rebuilt from the reasons.
 */
export function replay(recorded: RecordedDecision, policy: DecisionPolicy, zones: Zones = createZones()): Decision {
  const evidence = recorded.evidence ?? rebuilt(recorded);
  const { id, now, request, lookup } = recorded;
  const member = { identifiers: [], mediCal: evidence.mediCal };
  const question = questionOf({ id, now, request, member, registry: { outcome: lookup, records: [] }, policy }, zones);
  const find = (category: string): ConsentFinding =>
    (Object.hasOwn(evidence.findings, category) ? evidence.findings[category] : undefined) ?? NOTHING;
  return conclude({ id, now, request }, question, find);
}

const NOTHING: ConsentFinding = { answer: 'none', reason: 'no-record' };
const DENIALS: ReadonlySet<string> = new Set(['declined', 'revoked', 'excluded', 'ambiguous']);

function rebuilt({ perCategory }: RecordedDecision): DecisionEvidence {
  const findings = Object.entries(perCategory).map(([category, own]) => [category, findingOf(own)] as const);
  return { mediCal: 'unknown', findings: Object.fromEntries(findings) };
}

function findingOf({ reason, record }: CategoryDecision): ConsentFinding {
  const about = record === undefined ? {} : { record };
  if (reason === 'agreed') return { answer: 'permit', reason, ...about };
  if (DENIALS.has(reason)) return { answer: 'deny', reason: reason as ConsentFinding['reason'], ...about };
  if (reason === 'local-choice' && record !== undefined) {
    return { ...NOTHING, local: { answer: 'deny', record, form: 'hie-choice' } };
  }
  return NOTHING;
}
