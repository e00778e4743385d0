import { describe, expect, it } from 'vitest';
import { LAW_TABLE } from '../../../utils/decision/law/table';
import { decideFor } from './cases';
import { ROWS } from './rows';

describe('decision table, row by row', () => {
  it.each(ROWS)('row $row: $about', ({ given, outcome, obligations, reason, withhold }) => {
    const decision = decideFor(given);
    expect(decision.outcome).toBe(outcome);
    if (obligations) expect([...decision.obligations].sort()).toEqual([...obligations].sort());
    if (reason !== undefined) expect(Object.values(decision.perCategory)[0]?.reason).toBe(reason);
    if (withhold) expect(decision.withhold).toEqual(withhold);
  });

  it('covers every row but 89, which is about the text of a notice', () => {
    const covered = new Set(ROWS.map(({ row }) => row));
    const missing = Array.from({ length: 94 }, (_, index) => index + 1).filter((row) => !covered.has(row));
    expect(missing).toEqual([89]);
  });

  it('has a rule for every row that a rule answers', () => {
    const answered = new Set(LAW_TABLE.flatMap(({ rows }) => rows));
    const missing = Array.from({ length: 94 }, (_, index) => index + 1).filter((row) => !answered.has(row));
    // 77 identity, 84 composition, 87 not gated, 89 notice text, 93 oral revocation: settled by the engine, not by one rule.
    expect(missing).toEqual([77, 84, 87, 89, 93]);
  });
});
