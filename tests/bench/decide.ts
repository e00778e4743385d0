/**
 * `npm run -s bench:decide`: decisions a second for one member with 1, 10 and 200 records, beside Cedar's WASM on the same rows in the same
 * run. Both engines have to agree on every row before anything is timed. Three columns:
 * - `decide`: the whole engine: FHIR R4 records read, folded over time, law table, obligations, citations;
 * - `rules only`: our law table, the fold's answer given; the like-for-like beside
 * - `Cedar`: six policies for these rows only, parsed beforehand, the fold's answer given.
 */
import { conclude, decide } from '../../utils/decision/decide';
import { questionOf } from '../../utils/decision/question';
import { createZones } from '../../utils/fhir/zones';
import { askCedar, prepareCedar } from './decide-cedar';
import { FINDINGS, ROWS, caseOf } from './decide-rows';
import { median, table } from './table';

const ROUND_MS = 400;
const ROUNDS = 5;

/**
 * Median decisions a second of several contenders. Their rounds take turns, so that a busy machine slows all of them alike; each pass asks
 * every row once; the first turn only warms up.
 */
function race(contenders: readonly (() => void)[]): number[] {
  const rates = contenders.map((): number[] => []);
  for (let round = 0; round <= ROUNDS; round++) {
    contenders.forEach((pass, at) => {
      const rate = oneRound(pass);
      if (round > 0) rates[at]?.push(rate);
    });
  }
  return rates.map(median);
}

function oneRound(pass: () => void): number {
  const start = performance.now();
  let passes = 0;
  while (performance.now() - start < ROUND_MS) {
    pass();
    passes += 1;
  }
  return (passes * ROWS.length * 1000) / (performance.now() - start);
}

function rulesOnly(zones: ReturnType<typeof createZones>): (index: number, records: number) => string {
  return (index, records) => {
    const row = ROWS[index];
    if (row === undefined) return '';
    const input = caseOf(row, records);
    return conclude(input, questionOf(input, zones), () => FINDINGS[row.status]).outcome;
  };
}

const version = prepareCedar();
const zones = createZones();
const asked = rulesOnly(zones);
const wrong = ROWS.flatMap((row, index) => {
  const answers = [
    askCedar(row),
    asked(index, 1),
    ...[1, 10, 200].map((records) => decide(caseOf(row, records), zones).outcome),
  ];
  return answers.every((answer) => answer === row.outcome)
    ? []
    : [`row ${row.row}: expected ${row.outcome}, got ${answers.join(', ')}`];
});
if (wrong.length > 0) {
  console.error(`The engines do not agree; nothing was timed.\n${wrong.join('\n')}`);
  process.exit(1);
}

const whole = (value: number): string => Math.round(value).toLocaleString('en-US');
const ratio = (value: number, cedar: number): string => `${(value / cedar).toFixed(2)}×`;
const rows = [1, 10, 200].map((records) => {
  const cases = ROWS.map((row) => ({ row, input: caseOf(row, records) }));
  const [all = 0, rules = 0, cedar = 0] = race([
    () => {
      for (const { input } of cases) decide(input, zones);
    },
    () => {
      for (const { row, input } of cases) conclude(input, questionOf(input, zones), () => FINDINGS[row.status]);
    },
    () => {
      for (const row of ROWS) askCedar(row);
    },
  ]);
  return [String(records), whole(all), whole(rules), whole(cedar), ratio(all, cedar), ratio(rules, cedar)];
});
console.log(
  `Decisions a second, ${ROWS.length} rows of the law table, median of ${ROUNDS} rounds; Cedar ${version} (WASM)\n`,
);
console.log(table(['records', 'decide', 'rules only', 'Cedar', 'decide / Cedar', 'rules / Cedar'], rows));
