import { CATEGORIES, type Category } from '../../ascmi/categories';
import { EXCEPTIONS } from './exceptions';
import { HEALTH_RULES } from './health';
import { OUT_OF_SCOPE } from './out-of-scope';
import { PART2 } from './part2';
import type { Condition, LawRule, Stage } from './rule';
import { SOCIAL_RULES } from './social';

/** Raised with every change of a rule: decisions and audit records carry it. */
export const RULE_SET_VERSION = '2026.11.2';

/** The whole table, in the order in which it is asked. */
export const LAW_TABLE: readonly LawRule[] = [
  ...OUT_OF_SCOPE,
  ...EXCEPTIONS,
  ...PART2,
  ...HEALTH_RULES,
  ...SOCIAL_RULES,
];

export const LAW_RULES: ReadonlyMap<string, LawRule> = new Map(LAW_TABLE.map((rule) => [rule.id, rule]));

type Index = Readonly<Record<Category, Readonly<Record<Stage, readonly LawRule[]>>>>;

/** The rules that can be about a category, by stage: most of the table never concerns it. */
export const RULES_BY_CATEGORY: Index = Object.fromEntries(
  CATEGORIES.map((category) => {
    const rules = LAW_TABLE.filter(({ when }) => mayConcern(when, category));
    const of = (stage: Stage): readonly LawRule[] => rules.filter((rule) => rule.stage === stage);
    return [
      category,
      {
        'out-of-scope': of('out-of-scope'),
        exception: of('exception'),
        requirement: of('requirement'),
      },
    ];
  }),
) as Index;

function mayConcern(when: Condition, category: Category): boolean {
  if (when.categories && !when.categories.includes(category)) return false;
  return when.any === undefined || when.any.some((alternative) => mayConcern(alternative, category));
}
