import type { ChromiumSession } from '../support/chromium';
import type { FaultProxy } from '../support/fault-proxy';
import { FAULTS } from '../support/fault-kinds';
import type { FirefoxSession } from '../support/firefox';
import { until } from '../support/settings';
import { chromiumStrikes } from './strikes-chromium';
import { firefoxStrikes } from './strikes-firefox';

/** What goes wrong in a fault day. Each strikes at once and heals when it is told to. */
export interface Strike {
  readonly name: 'worker' | 'reload' | 'registry' | 'disk';
  strike(): Promise<void>;
  heal(): Promise<void>;
}

/** The faults that this browser can be struck with by command. */
export function strikesFor(browser: ChromiumSession | FirefoxSession, registry: FaultProxy): readonly Strike[] {
  const gone: Strike = {
    name: 'registry',
    strike: () => {
      registry.set(FAULTS['reset'] ?? null);
      return Promise.resolve();
    },
    heal: () => {
      registry.set(null);
      return Promise.resolve();
    },
  };
  return [gone, ...(browser.kind === 'chromium' ? chromiumStrikes(browser) : firefoxStrikes(browser))];
}

/** How long a reloaded extension may take to answer again. */
const BACK_MS = 15_000;

/** Waits until an extension that was loaded again answers. `between`: what is done about a page of it that does not. */
export async function comeBack(
  browser: ChromiumSession | FirefoxSession,
  between: () => Promise<unknown> = () => Promise.resolve(),
): Promise<void> {
  const isBack = async () => {
    const answer = await browser.evaluateInExtension('chrome.runtime.id').catch(() => null);
    if (typeof answer === 'string') return true;
    await between();
    return false;
  };
  await until('the reloaded extension', isBack, BACK_MS);
}
