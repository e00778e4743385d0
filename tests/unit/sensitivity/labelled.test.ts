import { describe, expect, test } from 'vitest';
import { labelledItems, measure, precision, recall } from '../../bench/sensitivity-measure';

const items = labelledItems();
const held = items.filter(({ split }) => split === 'held');

describe('the labelled set', () => {
  test('is large, bilingual and has hard negatives', () => {
    expect(items.length).toBeGreaterThanOrEqual(200);
    expect(items.filter(({ lang }) => lang === 'es').length).toBeGreaterThanOrEqual(60);
    expect(items.filter(({ expect: wanted }) => wanted.length === 0).length).toBeGreaterThanOrEqual(90);
    expect(new Set(items.map(({ id }) => id)).size).toBe(items.length);
  });

  test('whole set: precision and recall hold', () => {
    const { total } = measure(items);
    expect(precision(total)).toBeGreaterThanOrEqual(0.97);
    expect(recall(total)).toBeGreaterThanOrEqual(0.95);
  });

  test('held-out part: precision and recall hold', () => {
    const { total } = measure(held);
    expect(precision(total)).toBeGreaterThanOrEqual(0.95);
    expect(recall(total)).toBeGreaterThanOrEqual(0.88);
  });

  test.each(['SUD_P2', 'SUD_CN', 'PSYTHPN', 'MH', 'HIV', 'REPRO', 'GAC', 'STD', 'DV'] as const)(
    '%s holds on its own',
    (category) => {
      const score = measure(items).scores.get(category);
      expect(score).toBeDefined();
      if (score === undefined) return;
      expect(precision(score)).toBeGreaterThanOrEqual(0.93);
      expect(recall(score)).toBeGreaterThanOrEqual(0.9);
    },
  );

  test.each(['en', 'es'] as const)('both languages are served: %s', (lang) => {
    const { total } = measure(items.filter((item) => item.lang === lang));
    expect(precision(total)).toBeGreaterThanOrEqual(0.95);
    expect(recall(total)).toBeGreaterThanOrEqual(0.9);
  });
});
