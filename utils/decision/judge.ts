import { isCategory, type Category } from '../ascmi/categories';
import type { Outcome } from '../ascmi/outcomes';
import type { ConsentFinding } from './finding';
import { holds, isInForce } from './law/condition';
import { effectOf } from './law/override';
import type { ConsentEffect, FreeEffect, LawRule, Stage } from './law/rule';
import { RULES_BY_CATEGORY } from './law/table';
import type { Question, UnknownPart } from './question';
import type { CategoryDecision } from './types';

/** The judgement on one category. `obligations` still has `RED` without its category. */
export interface Judgement {
  readonly outcome: Outcome;
  readonly reason: string;
  readonly basis: readonly string[];
  readonly obligations: readonly string[];
  readonly record?: string;
  readonly records?: readonly string[];
  readonly rule?: string;
}

/** Collects the rules that were asked, for the trace. */
export type RuleNotes = { readonly rule: string; readonly matched: boolean }[];

/**
 * The order of `domain` 6.3 for one category: what is no gated disclosure goes; identity comes first; then what no ASCMI can carry, the
 * exceptions, and whether consent is needed. Unknown codes answer ASK, unless a rule closes the case whatever they mean.
 */
export function judge(category: string, question: Question, find: () => ConsentFinding, notes?: RuleNotes): Judgement {
  if (!question.isGated) return plain('PERMIT', 'not-gated', ['45 CFR 164.506', 'Product decision'], 'ELIGIBILITY');
  if (Number.isNaN(question.nowMs)) return plain('ASK', 'moment-unknown', ['Product decision'], 'MOMENT');
  if (question.lookup === 'AMBIGUOUS') return plain('ASK', 'identity-ambiguous', ['Product decision'], 'IDENTITY');
  if (!isCategory(category)) return plain('ASK', 'category-unknown', ['Product decision'], 'UNKNOWN-CATEGORY');
  const legal = lawCategory(category, question);
  const ask = (stage: Stage): Match | null => firstMatch(legal, stage, question, find, notes);
  const closed = ask('out-of-scope');
  if (closed) return settle(closed, question, find);
  const [unknown] = question.unknowns;
  if (unknown) return plain('ASK', UNKNOWN_REASONS[unknown], ['Product decision'], 'UNKNOWN-PART');
  const exception = ask('exception');
  if (exception) return settle(exception, question, find);
  const local = find().local;
  if (local?.answer === 'deny') {
    return {
      ...plain('DENY', 'local-choice', LOCAL_BASIS[local.form] ?? [], `LOCAL-${local.form.toUpperCase()}`),
      record: local.record,
    };
  }
  const requirement = ask('requirement');
  if (!requirement) return plain('ASK', 'no-rule', ['Product decision'], 'NO-RULE');
  return settle(requirement, question, find);
}

const UNKNOWN_REASONS: Readonly<Record<UnknownPart, string>> = {
  purpose: 'purpose-unknown',
  recipient: 'recipient-kind-unknown',
  sender: 'sender-kind-unknown',
  action: 'action-unknown',
  modifier: 'modifier-unknown',
};

const LOCAL_BASIS: Readonly<Record<string, readonly string[]>> = {
  'hie-choice': ['HIE participation choice'],
  'hmis-local': ['HUD HMIS standards 2004'],
  'smartcare-ccc': ['SmartCare Coordinated Care Consent'],
};

/** SUD records of a sender who is not known to stand outside Part 2 are Part 2 records (`domain` 6.2, row 92). */
export function lawCategory(category: Category, { part2 }: Question): Category {
  return category === 'SUD_OTHER' && part2 !== false ? 'SUD_P2' : category;
}

interface Match {
  readonly rule: LawRule;
}

function firstMatch(
  category: Category,
  stage: Stage,
  question: Question,
  find: () => ConsentFinding,
  notes: RuleNotes | undefined,
): Match | null {
  for (const rule of RULES_BY_CATEGORY[category][stage]) {
    const matched = isInForce(rule, question.today) && holds(rule.when, category, question, find);
    notes?.push({ rule: rule.id, matched });
    if (matched) return { rule };
  }
  return null;
}

function settle({ rule }: Match, question: Question, find: () => ConsentFinding): Judgement {
  const effect = effectOf(rule, question.settings.rules);
  if (effect.kind === 'consent') return settleConsent(rule, effect, question, find());
  if (effect.kind === 'free') return settleFree(rule, effect, question, find());
  const refused = effect.onRefusal && find().answer === 'deny' ? effect.onRefusal : [];
  const obligations = [...(effect.obligations ?? []), ...refused];
  const record = rule.when.record === 'dependent-parent' ? find().dependentParent : undefined;
  return { ...byRule(rule, effect.outcome, rule.reason, obligations), ...(record === undefined ? {} : { record }) };
}

/** Consent is needed (`domain` 6.3 d). */
function settleConsent(rule: LawRule, effect: ConsentEffect, question: Question, finding: ConsentFinding): Judgement {
  const { facts } = question;
  const withRecord = (judgement: Judgement): Judgement => ({ ...judgement, ...recordOf(finding) });
  if (finding.answer === 'deny') {
    const obligations = finding.partial && finding.reason === 'declined' ? ['RED'] : [];
    return withRecord(byRule(rule, 'DENY', finding.reason, obligations));
  }
  if (facts.writtenRevocation === true) return withRecord(byRule(rule, 'DENY', 'revoked', []));
  const missing = (reason: string): Judgement =>
    withRecord(byRule(rule, effect.missing ?? 'NEEDS_CONSENT', reason, effect.missingObligations ?? []));
  if (finding.answer === 'none') return missing(finding.reason);
  if (question.recipient.kind === 'UNKNOWN') return missing('recipient-unknown');
  if (!meets(effect, question, finding)) return missing('party-not-named');
  if (effect.mustBeFalse && facts[effect.mustBeFalse] !== false) {
    return withRecord(byRule(rule, 'ASK', 'content-to-check', []));
  }
  if (facts.oralRevocation === true) return withRecord(byRule(rule, 'ASK', 'oral-revocation', ['HUM']));
  // The level set inside an HMIS is that system's own rule; it asks for nothing to go with the record (row 62).
  if (finding.form === 'hmis-local') return withRecord(byRule(rule, 'PERMIT', 'local-choice', []));
  return withRecord(byRule(rule, 'PERMIT_WITH_OBLIGATIONS', 'agreed', effect.agreed));
}

function meets({ requires }: ConsentEffect, { facts }: Question, { named }: ConsentFinding): boolean {
  if (requires === undefined) return true;
  if (requires === 'named-party') return named?.discloser === true || named?.recipient === true;
  const isNamed = facts.intermediaryNamed === true || named?.recipient === true;
  const hasParticipants = facts.participantClassNamed === true || named?.treatingClass === true;
  return isNamed && hasParticipants;
}

const STRICTNESS: Readonly<Record<'PERMIT' | 'WARN' | 'ASK' | 'DENY', number>> = {
  PERMIT: 0,
  WARN: 1,
  ASK: 2,
  DENY: 3,
};

/** No consent is needed; a refusal on file is the member's preference (`domain` 6.3 e, `contracts` ruling 3). */
function settleFree(rule: LawRule, effect: FreeEffect, question: Question, finding: ConsentFinding): Judgement {
  const own = effect.outcome ?? 'PERMIT';
  const obligations = effect.obligations ?? [];
  const isRevoked = question.facts.writtenRevocation === true;
  if (finding.answer === 'deny' || isRevoked) {
    const preference = preferenceOf(question);
    const outcome = STRICTNESS[preference] >= STRICTNESS[own] ? preference : own;
    const reason = finding.answer === 'deny' ? finding.reason : 'revoked';
    return { ...byRule(rule, withObligations(outcome, obligations), reason, obligations), ...recordOf(finding) };
  }
  if (finding.answer === 'permit' && effect.agreed && own !== 'PERMIT') {
    return { ...byRule(rule, 'PERMIT_WITH_OBLIGATIONS', 'agreed', effect.agreed), ...recordOf(finding) };
  }
  const reason = rule.reason === 'lawful' && question.lookup === 'UNAVAILABLE' ? 'lawful-status-unknown' : rule.reason;
  const judgement = byRule(rule, withObligations(own, obligations), reason, obligations);
  const after = rule.when.record === 'after-medi-cal' ? finding.afterMediCal : undefined;
  return after === undefined ? judgement : { ...judgement, record: after };
}

function preferenceOf({ purpose, settings }: Question): 'PERMIT' | 'WARN' | 'DENY' {
  const table = settings.declinedButLawful;
  const own = purpose !== null && Object.hasOwn(table, purpose) ? table[purpose] : undefined;
  return own ?? table['default'] ?? 'WARN';
}

const withObligations = (outcome: Outcome, obligations: readonly string[]): Outcome =>
  outcome === 'PERMIT' && obligations.length > 0 ? 'PERMIT_WITH_OBLIGATIONS' : outcome;

function byRule(rule: LawRule, outcome: Outcome, reason: string, obligations: readonly string[]): Judgement {
  return { outcome, reason, basis: rule.citations, obligations, rule: rule.id };
}

function plain(outcome: Outcome, reason: string, basis: readonly string[], rule: string): Judgement {
  return { outcome, reason, basis, obligations: [], rule };
}

function recordOf({ record, records }: ConsentFinding): Pick<Judgement, 'record' | 'records'> {
  return { ...(record === undefined ? {} : { record }), ...(records === undefined ? {} : { records }) };
}

/** The public shape: redaction names its category. */
export function categoryDecision(category: string, judgement: Judgement): CategoryDecision {
  const obligations = judgement.obligations.map((code) => (code === 'RED' ? `RED:${category}` : code));
  return { ...judgement, obligations };
}
