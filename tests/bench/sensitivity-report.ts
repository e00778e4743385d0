/**
 * `npm run -s sensitivity:report`: precision and recall per category on the labelled set, for the tuned part, the held-out part and both
 * languages. `--mistakes` lists what was missed or wrong.
 */
import { labelledItems, measure, precision, recall } from './sensitivity-measure';
import type { LabelledItem, Score } from './sensitivity-measure';

const items = labelledItems();
const percent = (value: number): string => `${(value * 100).toFixed(1)}%`.padStart(7);
const line = (name: string, score: Score): string =>
  `${name.padEnd(12)} ${String(score.hit + score.missed).padStart(5)} ${percent(precision(score))} ${percent(recall(score))} ${String(score.missed).padStart(6)} ${String(score.wrong).padStart(5)}`;

function table(title: string, part: readonly LabelledItem[]): void {
  const { scores, total } = measure(part);
  console.log(`\n${title} (${part.length} items)\n${'category'.padEnd(12)} truth precision  recall missed wrong`);
  for (const [category, score] of scores) console.log(line(category, score));
  console.log(line('all', total));
}

table('Whole set', items);
table(
  'Held out',
  items.filter(({ split }) => split === 'held'),
);
for (const lang of ['en', 'es'] as const) {
  console.log(line(`all, ${lang}`, measure(items.filter((item) => item.lang === lang)).total));
}
if (process.argv.includes('--mistakes')) {
  for (const { id, kind, category } of measure(items).mistakes) {
    const item = items.find((candidate) => candidate.id === id);
    console.log(`${kind} ${category} ${id}: ${item?.text ?? JSON.stringify(item?.titles ?? item?.codes)}`);
  }
}
