import { pageEn } from '../../utils/ui/strings/page.en';
import { startHostileServers } from '../e2e/hostile/servers';
import { startPortal, type Portal } from '../portal/server';
import { ensureBuild } from '../support/build';
import { launchChromium, type ChromiumSession } from '../support/chromium';
import { memberOf } from '../support/members';
import { configure, settingsFor, until } from '../support/settings';
import { MEASURE_CALLS, type CallCost } from './guard-calls';
import { median, table } from './table';

/**
 * What the guard costs in Chromium: how soon a page is locked after a member appears in it, what a permitted click waits, and what each
 * wrapper adds to its call. Figures mean something beside each other, in one run.
 */
const ROUNDS = 9;
const CLICKS = 9;
const PROBE_EVERY_MS = 2;
/** A share that takes longer has not left. */
const ARRIVES_MS = 10_000;
/** How long probes go on after the member appeared. */
const WATCH_MS = 1200;

/** Shows a member in a page that is open to nobody, and tries all the time: through a wrapped call, and through one that nobody wrapped. */
const watchLock = (id: string) => `new Promise((resolve) => {
  const found = { local: null, network: null, banner: null };
  const start = performance.now();
  let lastOut = 0;
  const timer = setInterval(() => {
    const at = performance.now();
    if (found.local === null && !navigator.sendBeacon(far('probe-now'), 'x')) found.local = at - start;
    pristine.fetch(far('probe'), { method: 'POST', mode: 'no-cors', body: 'x' }).then(() => { lastOut = Math.max(lastOut, at - start) }, () => 0);
    if (found.banner === null && [...document.documentElement.children].some((one) => one.matches('[popover]'))) found.banner = at - start;
  }, ${PROBE_EVERY_MS});
  setTimeout(() => { clearInterval(timer); resolve({ ...found, network: lastOut }) }, ${WATCH_MS});
  show(${JSON.stringify(id)});
  // In the same breath: what a page sends right after it has drawn the member.
  found.local = navigator.sendBeacon(far('probe-now'), 'x') ? null : 0;
})`;

interface LockTimes {
  readonly local: number | null;
  readonly network: number;
  readonly banner: number | null;
}

async function lockTimes(browser: ChromiumSession): Promise<{ lock: string; calls: readonly string[] }> {
  const servers = await startHostileServers();
  try {
    await configure(browser, settingsFor(servers.portal));
    const rounds: LockTimes[] = [];
    const id = memberOf('DECL').cin ?? '';
    for (let round = 0; round <= ROUNDS; round += 1) {
      const page = await browser.context.newPage();
      await page.goto(`${servers.portal}/page?bench=${round}`);
      // The page is read and known to show nobody.
      await page.waitForTimeout(800);
      const times = await page.evaluate<LockTimes>(watchLock(id));
      if (round > 0) rounds.push(times);
      await page.close();
    }
    const row = (name: string, of: (times: LockTimes) => number) => {
      const values = rounds.map(of);
      return [name, median(values).toFixed(0), Math.max(...values).toFixed(0)];
    };
    const lock = table(
      ['identifier in the DOM to, ms', 'median', 'largest'],
      [
        row('local lock (page calls denied)', ({ local }) => local ?? Number.NaN),
        row('network rule (last unwrapped request that got out)', ({ network }) => network),
        row('banner', ({ banner }) => banner ?? Number.NaN),
      ],
    );
    const calls: string[] = [];
    for (const [state, query] of [
      ['open', ''],
      ['locked', `id=${id}`],
    ] as const) {
      const page = await browser.context.newPage();
      await page.goto(`${servers.portal}/page?${query}`);
      await page.waitForTimeout(1200);
      const costs = await page.evaluate<readonly CallCost[]>(MEASURE_CALLS);
      calls.push(
        table(
          [`µs a call, page ${state}`, 'native', 'wrapped', 'ratio'],
          costs.map(({ name, native, wrapped }) => [
            name,
            native.toFixed(1),
            wrapped.toFixed(1),
            (wrapped / native).toFixed(2),
          ]),
        ),
      );
      await page.close();
    }
    return { lock, calls };
  } finally {
    await servers.stop();
  }
}

/** From a click on a permitted share to its arrival at the portal, in milliseconds. */
async function clickTimes(browser: ChromiumSession, portal: Portal, isGuarded: boolean): Promise<number[]> {
  const times: number[] = [];
  for (let round = 0; round <= CLICKS; round += 1) {
    const page = await browser.context.newPage();
    const screen = browser.screen(page);
    await page.goto(`${portal.origin}/app/chart?open=m-01&tab=documents`);
    const button = page.getByRole('button', { name: 'Send fax', exact: true });
    await button.waitFor();
    if (isGuarded)
      await until('the verdict', async () => (await screen.overlayText()).includes(pageEn.state_ALL_title));
    await page.waitForTimeout(300);
    portal.reset();
    const from = performance.now();
    await page.evaluate(
      `[...document.querySelectorAll('button')].find((one) => one.textContent.trim() === 'Send fax').click()`,
    );
    // The portal runs in this process: its count is there with the request. The driver's way to the page counts in both browsers.
    while (portal.counts().outbound.fax < 1) {
      if (performance.now() - from > ARRIVES_MS) throw new Error('The share did not leave.');
      await new Promise((resolve) => setImmediate(resolve));
    }
    const elapsed = performance.now() - from;
    if (round > 0) times.push(elapsed);
    await page.close();
  }
  return times;
}

const extensionDir = await ensureBuild('chrome', 'e2e');
const guarded = await launchChromium({ extensionDir });
const plain = await launchChromium({ extensionDir });
const portal = await startPortal();
try {
  await guarded.context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const { lock, calls } = await lockTimes(guarded);
  console.log(lock);
  for (const one of calls) console.log(one);
  await configure(guarded, settingsFor(portal.origin));
  // No portal is configured in the other browser, so nothing of ours runs in its pages.
  const without = await clickTimes(plain, portal, false);
  const withGuard = await clickTimes(guarded, portal, true);
  console.log(
    table(
      ['permitted click to its arrival, ms', 'median', 'largest'],
      [
        ['page alone', median(without).toFixed(1), Math.max(...without).toFixed(1)],
        ['guarded, recipient asked about', median(withGuard).toFixed(1), Math.max(...withGuard).toFixed(1)],
        ['extra', (median(withGuard) - median(without)).toFixed(1), ''],
      ],
    ),
  );
} finally {
  await guarded.close();
  await plain.close();
  await portal.stop();
}
