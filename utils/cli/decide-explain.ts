import { explain, type CategoryTrace } from '../decision/explain';
import { explanation } from '../decision/explanation';
import type { DecisionCase } from '../decision/types';
import type { Zones } from '../fhir/zones';

/** One case in words: verdict and sentences for a care manager, then rules and records for a compliance officer. */
export function explainLines(input: DecisionCase, zones: Zones, language: 'en' | 'es'): string {
  const trace = explain(input, zones);
  const { decision } = trace;
  const words = explanation(decision, language);
  const lines = [
    `${decision.id}: ${decision.outcome} (look-up ${decision.lookup}, rules ${decision.ruleSetVersion})`,
    `  ${words.headline}`,
  ];
  for (const reason of words.reasons) {
    const basis = reason.basis.map(({ citation }) => citation).join(', ');
    lines.push(`  ${reason.category}: ${reason.outcome}. ${reason.sentence} [${basis}; ${reason.confidence}]`);
  }
  for (const { code, text } of words.obligations) lines.push(`  - ${code}: ${text}`);
  for (const category of trace.categories) lines.push(...traceLines(category));
  for (const { reference, reason } of trace.otherEntries) lines.push(`    ${reference}: ${reason}`);
  return lines.join('\n');
}

function traceLines({ category, rules, records, finding }: CategoryTrace): string[] {
  const tried = rules.map(({ rule, matched }) => (matched ? `[${rule}]` : rule)).join(' > ');
  return [
    `    ${category}: records say ${finding.answer} (${finding.reason}${finding.record === undefined ? '' : `, ${finding.record}`})`,
    `      rules: ${tried || 'none asked'}`,
    ...records.map(({ reference, role, says, reason, problems }) => {
      const doubts = problems.length > 0 ? ` [${problems.join(', ')}]` : '';
      return `      ${reference}: ${role}, says ${says} (${reason})${doubts}`;
    }),
  ];
}
