import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { DAY_MS, HOURS, LOOKUPS_A_DAY, MEMBERS } from './day-plan';
import { playDay, type DayOptions, type DayResult } from './day-play';
import { quantile } from './quantile';
import { table } from './table';

/**
 * A day of care managers with 200 look-ups each, replayed against the real FHIR engine (a process of its own) through our client. The
 * clock runs `DAY / SECONDS` times as fast, and as many times fewer managers work: so the requests that reach the server in each second
 * are those that all of them would send in a second of that part of the day, and rates are measured, not multiplied.
 *
 * `npm run bench:day -- SECONDS MANAGERS`: how long one day lasts here (default 90; five days are played), and whose load is replayed
 * (default 4,000, a load that the engine in one process carries; the last day, with three times as many, shows what comes when it does
 * not). What the compression bends: an answer that takes 10 ms lasts several seconds of the day, so looks in quick succession share a
 * flight a little more often than in life.
 */
const ALL_MANAGERS = 10_000;
const SECONDS = Number(process.argv[2] ?? '90');
const compression = DAY_MS / 1000 / SECONDS;
const REPLAYED = Number(process.argv[3] ?? '4000');
const managers = Math.max(1, Math.round(REPLAYED / compression));

type Day = Omit<DayOptions, 'baseUrl' | 'compression' | 'managers'> & { readonly name: string; readonly load?: number };

const server = fork(fileURLToPath(new URL('day-server.ts', import.meta.url)), { execArgv: ['--import', 'tsx'] });
const baseUrl = await new Promise<string>((resolve, reject) => {
  // The loader of TypeScript may talk on the same line.
  server.on('message', (message) => {
    if (typeof message === 'string') resolve(message);
  });
  server.once('exit', () => reject(new Error('the server did not start')));
});
const set = (down: boolean) => void server.send(down ? 'down' : 'up');
const DAYS: readonly Day[] = [
  { name: 'without cache, row by row', cache: false, batch: false },
  { name: 'with cache, row by row', cache: true, batch: false },
  { name: 'with cache, lists in batches', cache: true, batch: true },
  {
    name: '… server refusing 10:00 to 10:30',
    cache: true,
    batch: true,
    outage: { fromHour: 2, toHour: 2.5, set },
  },
  { name: '… three times the load', cache: true, batch: true, load: 3 },
];

function line({ name }: Day, day: DayResult): string[] {
  const seconds = day.elapsedMs / 1000;
  const perLookup = day.requests / day.lookups;
  const failed = Object.values(day.problems).reduce((sum, count) => sum + count, 0);
  return [
    name,
    day.lookups.toLocaleString('en'),
    perLookup.toFixed(2),
    ((perLookup * ALL_MANAGERS * LOOKUPS_A_DAY) / 1e6).toFixed(1),
    `${Math.round(day.requests / seconds)} (${Math.round(day.busiest)})`,
    `${quantile(day.times, 0.5).toFixed(1)} / ${quantile(day.times, 0.99).toFixed(1)}`,
    `${quantile(day.askedTimes, 0.5).toFixed(1)} / ${quantile(day.askedTimes, 0.99).toFixed(1)}`,
    `${((failed / day.lookups) * 100).toFixed(1)} %`,
    String(day.wrong),
  ];
}

console.log(
  `${managers} managers for ${REPLAYED.toLocaleString('en')}, a day of ${HOURS} hours in ${SECONDS} s (clock × ${Math.round(compression)}), ${MEMBERS} members on the server.\n`,
);
const rows: string[][] = [];
const notes: string[] = [];
for (const day of DAYS) {
  const result = await playDay({ ...day, baseUrl, compression, managers: managers * (day.load ?? 1) });
  rows.push(line(day, result));
  console.error(rows.at(-1)?.join(' | '));
  const problems = Object.entries(result.problems).map(([problem, count]) => `${problem} ${count}`);
  if (problems.length > 0) notes.push(`${day.name}: ${problems.join(', ')}`);
  if (day.outage)
    notes.push(`${day.name}: last failure ${result.recoveryMin.toFixed(1)} minutes of the day after its end`);
}
server.disconnect();
console.log(
  table(
    [
      'a day',
      'look-ups played',
      'requests each',
      '10,000: million a day',
      'requests/s (busiest half hour)',
      'look-up p50 / p99 ms',
      'of those asked',
      'no answer',
      'wrong',
    ],
    rows,
  ),
);
console.log(`${notes.join('\n')}
Measured: rates, times and failures, at the arrival rate of ${REPLAYED.toLocaleString('en')} managers. Scaled: "million a day" (requests each × the 2,000,000 look-ups of 10,000).
Not in it: a server of another make, its network, and members beyond ${MEMBERS}.`);
