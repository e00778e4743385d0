import type { Page } from '@playwright/test';
import type { ExtensionBrowser } from '../../support/browser-driver';
import type { ChromiumSession } from '../../support/chromium';

/** The driver's own page below the newest screen, for what only this driver can do. */
export function newestPage(browser: ExtensionBrowser): Page {
  if (browser.kind !== 'chromium') throw new Error('Only the Chromium driver has pages of this kind.');
  const page = (browser as ChromiumSession).context.pages().at(-1);
  if (!page) throw new Error('No page is open.');
  return page;
}
