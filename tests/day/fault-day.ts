import { startPortal } from '../portal/server';
import type { BrowserKind } from '../support/browsers';
import type { Screen } from '../support/browser-driver';
import { startFaultProxy } from '../support/fault-proxy';
import { startFhirServer } from '../support/fhir-server';
import { configure, fhirRegistry, portalsRegistered, settingsFor } from '../support/settings';
import { createLogReader, type Recorded } from './audit-log';
import { launchForDay } from './launch-day';
import { SHARES, VISITS, WORK, type Visit } from './plan';
import { seeded } from './seeded';
import { strikesFor, type Strike } from './strikes';
import { leftMore, newResult, openChart, takeStep, type DayParts, type DayResult } from './take-step';

export interface FaultDayOptions {
  readonly kind: BrowserKind;
  readonly rounds: number;
  readonly seed: number;
  /** Ends after the round in which this many seconds are over. */
  readonly seconds: number;
  readonly say: (line: string) => void;
}

export interface FaultDayFound {
  readonly rounds: number;
  readonly result: DayResult;
  /** Shares that were seen to go or to be stopped, and of which the audit log says nothing. */
  readonly lost: readonly string[];
  readonly recorded: Readonly<Recorded>;
  readonly struck: Readonly<Record<string, number>>;
  /** Why it ended before its time; empty where it did not. */
  readonly broken: string;
}

/** A fault strikes at most this long before, or after, the step that it meets. Milliseconds. */
const STRIKE_BEFORE_MS = 150;
const STRIKE_AFTER_MS = 250;
/** One chart is struck this often before the next is opened: a page that has survived faults must hold like a fresh one. */
const ROUNDS_A_VISIT = 6;
/** Of the steps, this part is the portal's own work. */
const PART_OF_WORK = 0.15;
/** What is not there by then was stopped, which a fault may do. */
const ARRIVAL_MS = 1000;
/** A control that cannot be reached in this time lies under something of a struck page; the chart is then loaded again. */
const REACH_MS = 3000;

const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** A scripted day, struck once a round, in one browser from beginning to end. */
export async function runFaultDay({ kind, rounds, seed, seconds, say }: FaultDayOptions): Promise<FaultDayFound> {
  const random = seeded(seed);
  const pick = <T>(choices: readonly T[]): T => choices[Math.floor(random() * choices.length)] as T;
  const deadline = Date.now() + seconds * 1000;
  const visits = VISITS.filter(({ truth }) => truth !== 'work only');
  const fhir = await startFhirServer();
  const registry = await startFaultProxy(fhir.baseUrl);
  const portal = await startPortal();
  const browser = await launchForDay(kind);
  const settings = settingsFor(portal.origin, fhirRegistry(registry.baseUrl));
  const strikes = strikesFor(browser, registry);
  const log = createLogReader(browser);
  const parts: DayParts = { browser, portal, say, arrivalMs: ARRIVAL_MS };
  const result = newResult();
  const struck: Record<string, number> = {};
  const lost: string[] = [];
  let done = 0;
  let broken = '';

  async function round(screen: Screen, visit: Visit, strike: Strike): Promise<boolean> {
    const step = random() < PART_OF_WORK ? pick(WORK) : pick(SHARES);
    const atMs = random() * (STRIKE_BEFORE_MS + STRIKE_AFTER_MS) - STRIKE_BEFORE_MS;
    const before = { stops: result.stops, left: portal.counts().left, record: { ...log.total } };
    struck[strike.name] = (struck[strike.name] ?? 0) + 1;
    const striking = sleep(Math.max(0, atMs)).then(() => strike.strike());
    striking.catch((problem: unknown) => say(`strike ${strike.name}: ${String(problem)}`));
    await sleep(Math.max(0, -atMs));
    // A page that is reloaded under the click ends the step; the counters outside have seen what left.
    const isWhole = await takeStep(parts, screen, visit, step, result).then(
      () => true,
      (problem: unknown) => {
        say(`round ${done}: ${String(problem).split('\n')[0] ?? ''}`);
        return false;
      },
    );
    await striking.catch(() => undefined);
    await strike.heal();
    if (strike.name === 'reload') await portalsRegistered(browser, settings);
    const missing = await log.missing({
      stopped: before.record.stopped + result.stops - before.stops,
      allowed: before.record.allowed + portal.counts().left - before.left,
    });
    for (let index = 0; index < missing; index += 1)
      lost.push(`${visit.title}: ${step.name}, ${strike.name} at ${Math.round(atMs)} ms`);
    return isWhole;
  }

  async function visitStruck(visit: Visit): Promise<void> {
    const screen = await browser.open();
    const leftAtFirst = portal.counts();
    const leaksAtFirst = result.leaks.length;
    try {
      await openChart(parts, screen, visit);
      for (let count = 0; count < ROUNDS_A_VISIT && done < rounds && Date.now() < deadline; count += 1) {
        const strike = pick(strikes);
        const startedMs = Date.now();
        const isWhole = await round(screen, visit, strike);
        done += 1;
        say(`round ${done} ${strike.name} ${Date.now() - startedMs} ms`);
        // A page from before a reload is held until a person loads it again. Sometimes she goes on without, and nothing may leave.
        if (!isWhole || (strike.name === 'reload' && random() < 0.5)) await openChart(parts, screen, visit);
      }
    } finally {
      await screen.close();
      const isNews = result.leaks.length === leaksAtFirst && leftMore(portal.counts(), leftAtFirst);
      if (visit.truth === 'closed' && isNews) result.leaks.push(`${visit.title}: late`);
    }
  }

  try {
    await configure(browser, settings);
    if (browser.kind === 'chromium') browser.context.setDefaultTimeout(REACH_MS);
    while (done < rounds && Date.now() < deadline) await visitStruck(pick(visits));
    await log.check();
  } catch (problem) {
    broken = String(problem);
  } finally {
    await browser.close();
    await portal.stop();
    await registry.stop();
    await fhir.stop();
  }
  return { rounds: done, result, lost, recorded: log.total, struck, broken };
}
