import { caseId, readCase } from '../decision/case-reader';
import { decide } from '../decision/decide';
import type { Decision, DecisionCase, DecisionPolicy } from '../decision/types';
import type { Zones } from '../fhir/zones';

export interface LineAnswer {
  /** One line of JSON: a decision, or `{"id":…,"error":"…"}`. */
  readonly text: string;
  readonly case: DecisionCase | null;
  readonly decision: Decision | null;
}

export interface LineContext {
  readonly zones: Zones;
  /** Policy for all cases; a case's own policy goes before it. */
  readonly policy: DecisionPolicy | null;
}

/** Decides one line of input. Never throws: a line that cannot be read is answered as such. */
export function decideLine(line: string, { zones, policy }: LineContext): LineAnswer {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return failure(null, 'not readable as JSON');
  }
  const reading = readCase(value, zones);
  if (!reading.ok) return failure(caseId(value), reading.error);
  const input = policy ? { ...reading.value, policy: { ...policy, ...reading.value.policy } } : reading.value;
  const decision = decide(input, zones);
  return { text: JSON.stringify(decision), case: input, decision };
}

function failure(id: string | number | null, error: string): LineAnswer {
  return { text: JSON.stringify({ id, error }), case: null, decision: null };
}
