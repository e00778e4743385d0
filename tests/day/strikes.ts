import type { ChromiumSession } from '../support/chromium';
import type { FaultProxy } from '../support/fault-proxy';
import { FAULTS } from '../support/fault-kinds';
import { until } from '../support/settings';

/** What goes wrong in a fault day. Each strikes at once and heals when it is told to. */
export interface Strike {
  readonly name: 'worker' | 'reload' | 'registry' | 'disk';
  strike(): Promise<void>;
  heal(): Promise<void>;
}

/** Less than any database needs for one more record. */
const FULL_DISK_BYTES = 1;

const nothing = () => Promise.resolve();

export function strikesFor(browser: ChromiumSession, registry: FaultProxy, extensionDir: string): readonly Strike[] {
  const quota = async (quotaSize?: number) => {
    const page = browser.context.pages().find((one) => one.url().startsWith(browser.extensionOrigin));
    if (!page) return;
    const control = await browser.context.newCDPSession(page);
    await control.send('Storage.overrideQuotaForOrigin', {
      origin: browser.extensionOrigin,
      ...(quotaSize === undefined ? {} : { quotaSize }),
    });
    // An override ends with the session that made it, so the session that fills the disk stays.
    if (quotaSize === undefined) await control.detach();
  };
  return [
    { name: 'worker', strike: () => browser.stopBackground(), heal: nothing },
    {
      name: 'reload',
      // Loaded again from the same folder, as an update does it. (`runtime.reload` does not bring back what was loaded by command.)
      strike: async () => {
        const control = await browser.context.browser()?.newBrowserCDPSession();
        // Newer than Playwright's own list of commands.
        const send = control?.send.bind(control) as
          ((method: string, parameters: object) => Promise<unknown>) | undefined;
        await send?.('Extensions.loadUnpacked', { path: extensionDir });
        await control?.detach();
      },
      heal: () => comeBack(browser),
    },
    {
      name: 'registry',
      strike: () => {
        registry.set(FAULTS['reset'] ?? null);
        return Promise.resolve();
      },
      heal: () => {
        registry.set(null);
        return Promise.resolve();
      },
    },
    { name: 'disk', strike: () => quota(FULL_DISK_BYTES), heal: () => quota() },
  ];
}

/** How long a reloaded extension may take to answer again. */
const BACK_MS = 15_000;

/** Waits for a reloaded extension. Its own pages from before lead nowhere and are closed, so that nothing is asked of them. */
async function comeBack(browser: ChromiumSession): Promise<void> {
  const isBack = async () => {
    const answer = await browser.evaluateInExtension('chrome.runtime.id').catch(() => null);
    if (answer === browser.extensionId) return true;
    for (const page of browser.context.pages())
      if (/^chrome-(error|extension):/.test(page.url())) await page.close().catch(() => undefined);
    return false;
  };
  await until('the reloaded extension', isBack, BACK_MS);
}

/** Random numbers in [0, 1) that are the same in every run of one seed (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
