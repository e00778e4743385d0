import { readFileSync } from 'node:fs';
import { CATEGORIES } from '../../utils/ascmi/categories';
import type { Category } from '../../utils/ascmi/categories';
import { classify } from '../../utils/sensitivity/classify';
import type { SensitivityInput } from '../../utils/sensitivity/classify';

export interface LabelledItem extends SensitivityInput {
  readonly id: string;
  readonly split: 'tune' | 'held';
  readonly lang: 'en' | 'es';
  readonly expect: readonly Category[];
}

export interface Score {
  hit: number;
  missed: number;
  wrong: number;
}
export const precision = ({ hit, wrong }: Score): number => (hit + wrong === 0 ? 1 : hit / (hit + wrong));
export const recall = ({ hit, missed }: Score): number => (hit + missed === 0 ? 1 : hit / (hit + missed));

export function labelledItems(): readonly LabelledItem[] {
  const file = new URL('../unit/sensitivity/labelled.json', import.meta.url);
  return (JSON.parse(readFileSync(file, 'utf8')) as { items: LabelledItem[] }).items;
}

/** Categories that count: confidence medium or high. */
export function found(item: LabelledItem): ReadonlySet<Category> {
  return new Set(
    classify(item)
      .filter(({ confidence }) => confidence !== 'low')
      .map(({ category }) => category),
  );
}

export interface Mistake {
  readonly id: string;
  readonly kind: 'missed' | 'wrong';
  readonly category: Category;
}

export function measure(items: readonly LabelledItem[]): {
  scores: Map<Category, Score>;
  total: Score;
  mistakes: Mistake[];
} {
  const scores = new Map<Category, Score>();
  const total: Score = { hit: 0, missed: 0, wrong: 0 };
  const mistakes: Mistake[] = [];
  const seenBy = new Map(items.map((item) => [item.id, found(item)]));
  for (const category of CATEGORIES) {
    const score: Score = { hit: 0, missed: 0, wrong: 0 };
    for (const item of items) {
      const expected = item.expect.includes(category);
      const seen = seenBy.get(item.id)?.has(category) === true;
      if (expected && seen) score.hit++;
      if (expected !== seen) {
        const kind = expected ? 'missed' : 'wrong';
        score[kind]++;
        mistakes.push({ id: item.id, kind, category });
      }
    }
    total.hit += score.hit;
    total.missed += score.missed;
    total.wrong += score.wrong;
    if (score.hit + score.missed + score.wrong > 0) scores.set(category, score);
  }
  return { scores, total, mistakes };
}
