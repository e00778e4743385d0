import type { BrowserContext, CDPSession } from '@playwright/test';
import { launch } from '../../utils/cli/detect-browser';
import type { Portal } from '../portal/server';
import { launchChromium } from '../support/chromium';
import { configure, settingsFor } from '../support/settings';
import { median, table } from './table';

const ROUNDS = 9;
/** After loading: what the reader, the banner and the portal's own script still have to do. */
const SETTLE_MS = 1500;

interface Cost {
  readonly scriptMs: number;
  readonly taskMs: number;
  /** Script memory in use after a collection, of all worlds of the page: the browser keeps one heap a renderer. */
  readonly heapBytes: number;
}

async function metric(session: CDPSession, name: string): Promise<number> {
  const { metrics } = await session.send('Performance.getMetrics');
  return metrics.find((one) => one.name === name)?.value ?? Number.NaN;
}

/** One load in a fresh tab: thread-CPU milliseconds of script and of all tasks of its renderer, and its heap. */
async function load(context: BrowserContext, url: string): Promise<Cost> {
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  await page.goto(url);
  await page.waitForTimeout(SETTLE_MS);
  const cost = {
    scriptMs: 1000 * (await metric(session, 'ScriptDuration')),
    taskMs: 1000 * (await metric(session, 'TaskDuration')),
  };
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  await page.close();
  return { ...cost, heapBytes: usedSize };
}

/** The same pages in a browser with the extension and in one without, in turn. */
export async function pageCosts(portal: Portal, extensionDir: string): Promise<string> {
  const pages = [
    ['page that is no portal', `${portal.origin.replace('localhost', '127.0.0.1')}/app/chart?open=m-06&tab=documents`],
    ['portal page without a member', `${portal.origin}/worklist`],
    ['portal page with a member', `${portal.origin}/app/chart?open=m-06&tab=documents`],
    ['portal page with a list and its marks', `${portal.origin}/app/members`],
  ] as const;
  const [bare, extended] = await Promise.all([launch(), launchChromium({ extensionDir })]);
  try {
    await configure(extended, settingsFor(portal.origin));
    const contexts = [
      ['without', await bare.newContext({ viewport: { width: 1280, height: 800 } })],
      ['with', extended.context],
    ] as const;
    const rows: string[][] = [];
    for (const [name, url] of pages) {
      const costs = new Map<string, Cost[]>();
      // The first round warms caches and worker and is not counted.
      for (let round = 0; round <= ROUNDS; round += 1)
        for (const [which, context] of contexts) {
          const cost = await load(context, url);
          if (round > 0) costs.set(which, [...(costs.get(which) ?? []), cost]);
        }
      for (const [which] of contexts) {
        const of = (pick: (cost: Cost) => number) => median((costs.get(which) ?? []).map(pick));
        rows.push([
          `${name}, ${which} the extension`,
          of(({ scriptMs }) => scriptMs).toFixed(1),
          of(({ taskMs }) => taskMs).toFixed(1),
          (of(({ heapBytes }) => heapBytes) / 1024).toFixed(0),
        ]);
      }
    }
    return table(['page, opened once', 'script, CPU ms', 'all tasks, CPU ms', 'script heap kB'], rows);
  } finally {
    await bare.close();
    await extended.close();
  }
}
