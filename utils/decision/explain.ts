import { createZones, type Zones } from '../fhir/zones';
import { evaluate, type CategoryNotes } from './decide';
import type { ConsentFinding } from './finding';
import type { RecordNote } from './fold';
import { LAW_RULES } from './law/table';
import type { Decision, DecisionCase } from './types';

/** How a decision came about, for a compliance officer: every rule that was asked, every record and what became of it. */
export interface DecisionTrace {
  readonly decision: Decision;
  readonly categories: readonly CategoryTrace[];
  /** Entries of the registry's answer that are no privacy consents. */
  readonly otherEntries: readonly { readonly reference: string; readonly reason: string }[];
  /** Parts of the case in codes that nobody here knows. */
  readonly unknowns: readonly string[];
}

export interface CategoryTrace {
  readonly category: string;
  readonly rules: readonly RuleTrace[];
  /** What the records say, before any law is applied. */
  readonly finding: ConsentFinding;
  readonly records: readonly RecordNote[];
}

export interface RuleTrace {
  readonly rule: string;
  readonly matched: boolean;
  readonly note: string;
  readonly confidence: 'seen' | 'inferred' | 'unknown';
}

/** The same decision as `decide`, with its reasons. Slower: it looks at records that the decision did not need. */
export function explain(input: DecisionCase, zones: Zones = createZones()): DecisionTrace {
  const notes = new Map<string, CategoryNotes>();
  const { decision, question, reading } = evaluate(input, zones, notes);
  return {
    decision,
    categories: [...notes].map(([category, { rules, records, finding }]) => ({
      category,
      rules: rules.map(({ rule, matched }) => ({ rule, matched, ...aboutRule(rule) })),
      finding: finding ?? { answer: 'none', reason: 'no-record' },
      records: [...records].sort((one, other) => (one.reference < other.reference ? -1 : 1)),
    })),
    otherEntries: reading.setAside,
    unknowns: question.unknowns,
  };
}

function aboutRule(id: string): Pick<RuleTrace, 'note' | 'confidence'> {
  const rule = LAW_RULES.get(id);
  return { note: rule?.note ?? '', confidence: rule?.confidence ?? 'unknown' };
}
