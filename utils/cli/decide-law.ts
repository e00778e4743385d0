import { CITATIONS, READ_FROM } from '../decision/law/citations';
import type { Condition, Effect, LawRule, Stage } from '../decision/law/rule';
import { LAW_TABLE, RULE_SET_VERSION } from '../decision/law/table';

const STAGES: Readonly<Record<Stage, string>> = {
  'out-of-scope': 'What an ASCMI cannot carry, and what may not go',
  exception: 'What is open without consent',
  requirement: 'Whether consent is needed',
};

/** The whole law table as Markdown, for reading by a privacy officer. Rules are asked from top to bottom; the first that fits answers. */
export function lawTable(): string {
  const stages = Object.entries(STAGES) as [Stage, string][];
  return [
    `# Law table, version ${RULE_SET_VERSION}`,
    '',
    'An engineering summary, not legal advice. Within a part the first rule that fits answers. A policy may change rules that are inferred or unknown.',
    ...stages.flatMap(([stage, title]) => [
      '',
      `## ${title}`,
      ...LAW_TABLE.filter((rule) => rule.stage === stage).flatMap(ruleLines),
    ]),
    '',
  ].join('\n');
}

function ruleLines(rule: LawRule): string[] {
  const { id, note, when, then, citations, confidence, effective, rows } = rule;
  return [
    '',
    `### ${id}`,
    '',
    note,
    '',
    `- When: ${conditionText(when) || 'always'}`,
    `- Then: ${effectText(then)}`,
    `- Basis: ${citations.map(citationText).join('; ')}`,
    `- Confidence: ${confidence}`,
    ...(effective ? [`- In force: ${effective.from ?? '…'} to ${effective.until ?? '…'}`] : []),
    ...(rows.length > 0 ? [`- Rows of the decision table: ${rows.join(', ')}`] : []),
  ];
}

function citationText(citation: keyof typeof CITATIONS): string {
  const url = CITATIONS[citation];
  const from = READ_FROM[citation];
  return `${url === null ? citation : `[${citation}](${url})`}${from === undefined ? '' : ` (text: ${from})`}`;
}

/** Every key of a condition in a fixed order, so that nothing of a rule stays unsaid. */
function conditionText({ any, facts, ...rest }: Condition): string {
  const parts = Object.entries(rest).map(([key, value]) => `${NAMES[key] ?? key} ${listText(value)}`);
  for (const [fact, value] of Object.entries(facts ?? {})) parts.push(`${fact} is known to be ${String(value)}`);
  if (any) parts.push(`one of: ${any.map((one) => `(${conditionText(one)})`).join(' or ')}`);
  return parts.join('; ');
}

const NAMES: Readonly<Record<string, string>> = {
  categories: 'category',
  actions: 'action',
  purposes: 'purpose',
  notPurposes: 'purpose is not',
  senders: 'sender',
  recipients: 'recipient',
  notRecipients: 'recipient is not',
  modifiers: 'marked',
  unproven: 'not known to be true:',
  notRefuted: 'not known to be false:',
  part2: 'sender is a Part 2 program:',
  mediCal: 'Medi-Cal:',
  calAim: 'CalAIM:',
  recipientState: 'recipient’s state:',
  record: 'on file:',
};

const listText = (value: unknown): string => (Array.isArray(value) ? value.map(String).join(', ') : String(value));

function effectText(effect: Effect): string {
  const withCodes = (outcome: string, codes: readonly string[] = []): string =>
    codes.length > 0 ? `${outcome} (${codes.join(', ')})` : outcome;
  switch (effect.kind) {
    case 'fixed': {
      const refused = effect.onRefusal ? `; against a refusal on file also ${effect.onRefusal.join(', ')}` : '';
      return `${withCodes(effect.outcome, effect.obligations)}, whatever is on file${refused}`;
    }
    case 'free': {
      const agreed = effect.agreed ? `; with an agreement PERMIT_WITH_OBLIGATIONS (${effect.agreed.join(', ')})` : '';
      return `${withCodes(effect.outcome ?? 'PERMIT', effect.obligations)} without consent; against a refusal the preference policy${agreed}`;
    }
    case 'consent': {
      const also = [
        ...(effect.requires ? [`the record must satisfy "${effect.requires}"`] : []),
        ...(effect.mustBeFalse ? [`ASK until ${effect.mustBeFalse} is known to be false`] : []),
      ];
      return [
        `consent needed: agreed ${withCodes('PERMIT_WITH_OBLIGATIONS', effect.agreed)}, refused DENY, nothing ${withCodes(effect.missing ?? 'NEEDS_CONSENT', effect.missingObligations)}`,
        ...also,
      ].join('; ');
    }
  }
}
