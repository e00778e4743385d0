import { OUTCOMES, type Outcome } from '../ascmi/outcomes';
import type { LineAnswer } from './decide-line';

export interface Summary {
  count(answer: LineAnswer): void;
  errors(): number;
  /** A plain table: outcomes with counts, then the rules that answered most. */
  table(): string;
}

const RULES_SHOWN = 12;

export function createSummary(): Summary {
  const outcomes = new Map<Outcome, number>();
  const rules = new Map<string, number>();
  let total = 0;
  let failed = 0;
  return {
    count({ decision }) {
      total += 1;
      if (!decision) {
        failed += 1;
        return;
      }
      outcomes.set(decision.outcome, (outcomes.get(decision.outcome) ?? 0) + 1);
      for (const category in decision.perCategory) {
        const rule = decision.perCategory[category]?.rule;
        if (rule !== undefined) rules.set(rule, (rules.get(rule) ?? 0) + 1);
      }
    },
    errors: () => failed,
    table() {
      const lines = OUTCOMES.filter((outcome) => outcomes.has(outcome)).map((outcome) =>
        row(outcome, outcomes.get(outcome) ?? 0),
      );
      const top = [...rules].sort((one, other) => other[1] - one[1]).slice(0, RULES_SHOWN);
      return [
        row('cases', total),
        ...lines,
        ...(failed > 0 ? [row('unreadable', failed)] : []),
        ...(top.length > 0 ? ['', 'rules, by category decided'] : []),
        ...top.map(([rule, count]) => row(rule, count)),
        '',
      ].join('\n');
    },
  };
}

function row(name: string, count: number): string {
  return `${name.padEnd(32)}${String(count).padStart(10)}`;
}
