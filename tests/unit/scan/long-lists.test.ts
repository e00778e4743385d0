// @vitest-environment happy-dom
import { expect, it } from 'vitest';
import { mayBeLabel, mayHoldIdentifier } from '../../../utils/identifiers/probe';
import { regionsOf, type Wanted } from '../../../utils/scan/regions';

const wanted = (over: Partial<Wanted> = {}): Wanted => ({
  mayHold: mayHoldIdentifier,
  mayHoldPart: (text) => mayHoldIdentifier(text) || mayBeLabel(text),
  isWhole: () => false,
  isSated: () => false,
  ...over,
});

/** A list long enough to be probed in spans, with one row of its own. */
function regions(at: number, special: string, over?: Partial<Wanted>): string[] {
  const plain = (i: number) =>
    `<tr><td>2026-11-${(i % 28) + 1}</td><td><b>call number ${i}</b></td><td>E11.4</td></tr>`;
  const rows = Array.from({ length: 100 }, (_, i) => (i === at ? special : plain(i)));
  document.body.innerHTML = `<table><tbody>${rows.join('')}</tbody></table>`;
  return [...regionsOf(document, wanted(over))].flatMap((region) => region?.text ?? []);
}

it('opens one row of a long list wherever it stands, and only the cell that hits', () => {
  for (const at of [0, 57, 99])
    expect(regions(at, '<tr><td>Note</td><td>CIN <b>90000001A</b></td><td>x</td></tr>')).toEqual(['CIN 90000001A']);
});

it('opens the cell of a label whose value stands in the next', () => {
  expect(regions(50, '<tr><td>Enterprise #</td><td>7410023</td></tr>')).toContain('Enterprise #');
});

it('passes over counts, codes and dates', () => {
  expect(regions(50, '<tr><td>2026-11-03</td><td>claim number 7410023</td></tr>')).toEqual([]);
});

it('opens the whole row where the page is asked what it is about', () => {
  const row = '<tr><td>Note</td><td>CIN 90000001A</td></tr>';
  expect(regions(50, row, { isWhole: () => true })).toEqual(['NoteCIN 90000001A']);
});
