import { parseArgs } from 'node:util';
import type { BrowserKind } from '../support/browsers';
import { runFaultDay } from './fault-day';

/**
 * `npm run test:fault-day`: rounds of a care manager's day, each struck by a fault at a random moment: the background dies, the extension is
 * reloaded, the registry is gone, the disk is full. A share that is stopped wrongly is no failure here, since what cannot be checked is held.
 * Ends with `fault day: R rounds, A actions, L leaks, S stops seen, X audit records lost`.
 */
const { values } = parseArgs({
  options: {
    browser: { type: 'string', default: 'chromium' },
    rounds: { type: 'string', default: '500' },
    seed: { type: 'string', default: '1' },
    /** Ends after the round in which this many seconds are over. */
    seconds: { type: 'string', default: '86400' },
    verbose: { type: 'boolean', default: false },
  },
});

const found = await runFaultDay({
  kind: values.browser as BrowserKind,
  rounds: Number(values.rounds),
  seed: Number(values.seed),
  seconds: Number(values.seconds),
  say: (line) => {
    if (values.verbose) console.log(line);
  },
});
for (const line of found.result.leaks) console.log(`leaked: ${line}`);
for (const line of found.lost) console.log(`not on record: ${line}`);
if (found.broken) console.log(`ended early: ${found.broken}`);
const strikes = Object.entries(found.struck).map(([name, count]) => `${name} ${count}`);
console.log(
  `strikes: ${strikes.join(', ')}; on record: ${found.recorded.stopped} stopped, ${found.recorded.allowed} allowed`,
);
const { actions, leaks, stops } = found.result;
console.log(
  `fault day: ${found.rounds} rounds, ${actions} actions, ${leaks.length} leaks, ${stops} stops seen, ${found.lost.length} audit records lost`,
);
process.exitCode = leaks.length > 0 || found.lost.length > 0 || found.broken ? 1 : 0;
