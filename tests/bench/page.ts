import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { pageEn } from '../../utils/ui/strings/page.en';
import { startPortal } from '../portal/server';
import { ensureBuild } from '../support/build';
import { launchChromium } from '../support/chromium';
import { configure, settingsFor, until } from '../support/settings';
import { pageCosts } from './page-cost';
import { median, table } from './table';

/**
 * What a page pays and how long it is open: sizes of the packed scripts, and the time from first paint to the lock.
 * The lock is watched from outside: a function taken from a fresh frame, which no script can have wrapped, sends every few
 * milliseconds, and the server counts what arrives.
 */
const ROUNDS = 9;
const PROBE_EVERY_MS = 5;

interface Watch {
  readonly paint: number;
  readonly banner: number | null;
  readonly passed: readonly number[];
  readonly stopped: readonly number[];
}

/** In the top frame only: it makes a frame of its own, in which the browser runs it again. */
const WATCH = `if (window === top) {
  window.watch = { passed: [], stopped: [], banner: null };
  new MutationObserver(() => {
    if (watch.banner === null && [...document.documentElement.children].some((one) => one.hasAttribute('popover'))) watch.banner = performance.now();
  }).observe(document, { childList: true, subtree: true });
  addEventListener('DOMContentLoaded', () => {
    const frame = document.createElement('iframe');
    frame.srcdoc = '<p></p>';
    frame.hidden = true;
    document.body.append(frame);
    const send = frame.contentWindow.fetch.bind(frame.contentWindow);
    setInterval(() => {
      const at = performance.now();
      send('/fax/send', { method: 'POST', body: 'probe' }).then(() => watch.passed.push(at), () => watch.stopped.push(at));
    }, ${PROBE_EVERY_MS});
  });
}`;

const READ = `({ ...watch, paint: performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0 })`;

async function lockTimes(): Promise<string> {
  const portal = await startPortal();
  const browser = await launchChromium({ extensionDir: await ensureBuild('chrome', 'e2e') });
  try {
    await configure(browser, settingsFor(portal.origin));
    const rounds: Watch[] = [];
    // The first page warms the worker and the caches and is not counted.
    for (let round = 0; round <= ROUNDS; round += 1) {
      const page = await browser.context.newPage();
      await page.addInitScript(WATCH);
      await page.goto(`${portal.origin}/packets/form/m-06`);
      const screen = browser.screen(page);
      await until('the verdict', async () => (await screen.overlayText()).includes(pageEn.state_NONE_title));
      await page.waitForTimeout(PROBE_EVERY_MS * 20);
      if (round > 0) rounds.push(await page.evaluate<Watch>(READ));
      await page.close();
    }
    const row = (name: string, of: (watch: Watch) => number) => {
      const values = rounds.map(of);
      return [name, median(values).toFixed(0), Math.max(...values).toFixed(0)];
    };
    return table(
      ['first paint to lock', 'median', 'largest'],
      [
        row('first contentful paint, ms after navigation', ({ paint }) => paint),
        row('banner in the page, ms after first paint', ({ banner, paint }) => (banner ?? Number.NaN) - paint),
        row(
          'last probe that got out, ms after first paint (negative: before)',
          ({ passed, paint }) => Math.max(...passed, 0) - paint,
        ),
        row('probes that got out after first paint', ({ passed, paint }) => passed.filter((at) => at > paint).length),
        row('probes that got out at all', ({ passed }) => passed.length),
        row('probes that were stopped', ({ stopped }) => stopped.length),
      ],
    );
  } finally {
    await browser.close();
    await portal.stop();
  }
}

async function costs(): Promise<string> {
  const portal = await startPortal();
  try {
    return await pageCosts(portal, await ensureBuild('chrome', 'e2e'));
  } finally {
    await portal.stop();
  }
}

async function sizes(): Promise<string> {
  const rows: string[][] = [];
  for (const target of ['chrome', 'firefox'] as const) {
    const folder = await ensureBuild(target);
    const names = (await readdir(folder, { recursive: true })).filter((name) => name.endsWith('.js')).sort();
    for (const name of names) {
      const path = join(folder, name);
      const packed = gzipSync(await readFile(path)).length;
      rows.push([`${target} ${name}`, String((await stat(path)).size), String(packed)]);
    }
  }
  return table(['script', 'bytes', 'gzip'], rows);
}

console.log(await sizes());
console.log(await lockTimes());
console.log(await costs());
