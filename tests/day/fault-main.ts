import { parseArgs } from 'node:util';
import { startPortal } from '../portal/server';
import { ensureBuild } from '../support/build';
import { launchChromium } from '../support/chromium';
import { startFaultProxy } from '../support/fault-proxy';
import { startFhirServer } from '../support/fhir-server';
import { configure, fhirRegistry, portalsRegistered, settingsFor } from '../support/settings';
import { stopsOnRecord } from './audit-log';
import { SHARES, VISITS, WORK } from './plan';
import { newResult, visitMember } from './run-day';
import { seeded, strikesFor } from './strikes';

/**
 * `npm run test:fault-day`: rounds of a care manager's day in Chromium, each struck by a fault at a random moment: the worker dies, the
 * extension is reloaded, the registry is gone, the disk is full. A round that is stopped wrongly is no failure here, since what cannot be
 * checked is held. Ends with `fault day: R rounds, A actions, L leaks, S stops seen, X audit records lost`.
 */
const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '500' },
    seed: { type: 'string', default: '1' },
    /** Ends after the round in which this many seconds are over. */
    seconds: { type: 'string', default: '86400' },
    verbose: { type: 'boolean', default: false },
  },
});
const rounds = Number(values.rounds);
const random = seeded(Number(values.seed));
const pick = <T>(choices: readonly T[]): T => choices[Math.floor(random() * choices.length)] as T;
const say = (line: string) => {
  if (values.verbose) console.log(line);
};

/** A fault strikes within this time of the click that it meets. */
const STRIKE_WITHIN_MS = 250;
const deadline = Date.now() + Number(values.seconds) * 1000;
const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

const fhir = await startFhirServer();
const registry = await startFaultProxy(fhir.baseUrl);
const portal = await startPortal();
const extensionDir = await ensureBuild('chrome', 'e2e');
const browser = await launchChromium({ extensionDir });
const settings = settingsFor(portal.origin, fhirRegistry(registry.baseUrl));
const result = newResult();
const struck: Record<string, number> = {};
let done = 0;
let broken = '';
let onRecord = 0;
let lost = 0;
try {
  await configure(browser, settings);
  const strikes = strikesFor(browser, registry, extensionDir);
  const visits = VISITS.filter(({ truth }) => truth !== 'work only');
  for (; done < rounds && Date.now() < deadline; done += 1) {
    const seenBefore = result.stops;
    const visit = pick(visits);
    const strike = pick(strikes);
    const steps = [pick(WORK), pick(SHARES), pick(SHARES)];
    const target = pick(steps);
    const delayMs = random() * STRIKE_WITHIN_MS;
    let striking: Promise<void> = Promise.resolve();
    const before = (step: (typeof steps)[number]) => {
      if (step === target) striking = sleep(delayMs).then(() => strike.strike());
      return Promise.resolve();
    };
    struck[strike.name] = (struck[strike.name] ?? 0) + 1;
    // A page that is reloaded under the click, or an extension that is gone, ends the visit; the counters outside have seen what left.
    await visitMember({ browser, portal, say, before, arrivalMs: 1500 }, visit, result, steps).catch(
      (problem: unknown) => say(`round ${done}: ${String(problem).split('\n')[0] ?? ''}`),
    );
    await striking.catch((problem: unknown) => say(`strike ${strike.name}: ${String(problem)}`));
    await strike.heal();
    if (strike.name === 'reload') await portalsRegistered(browser, settings);
    const recorded = await stopsOnRecord(browser);
    lost += Math.max(0, result.stops - seenBefore - (recorded - onRecord));
    onRecord = recorded;
  }
} catch (problem) {
  broken = String(problem);
} finally {
  await browser.close();
  await portal.stop();
  await registry.stop();
  await fhir.stop();
}
for (const line of result.leaks) console.log(`leaked: ${line}`);
if (broken) console.log(`ended early: ${broken}`);
console.log(
  `strikes: ${Object.entries(struck)
    .map(([name, count]) => `${name} ${count}`)
    .join(', ')}; stops on record: ${onRecord}`,
);
console.log(
  `fault day: ${done} rounds, ${result.actions} actions, ${result.leaks.length} leaks, ${result.stops} stops seen, ${lost} audit records lost`,
);
process.exitCode = result.leaks.length > 0 || lost > 0 || broken ? 1 : 0;
