import type { ChromiumSession } from '../support/chromium';
import { comeBack, type Strike } from './strikes';

/** Less than any database needs for one more record. */
const FULL_DISK_BYTES = 1;

export function chromiumStrikes(browser: ChromiumSession): readonly Strike[] {
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
    { name: 'worker', strike: () => browser.stopBackground(), heal: () => Promise.resolve() },
    {
      name: 'reload',
      // Loaded again from the same folder, as an update does it. (`runtime.reload` does not bring back what was loaded by command.)
      strike: () => browser.loadAgain(),
      // Pages of the extension from before lead nowhere, and would be asked for ever.
      heal: () =>
        comeBack(browser, async () => {
          for (const page of browser.context.pages())
            if (/^chrome-(error|extension):/.test(page.url())) await page.close().catch(() => undefined);
        }),
    },
    { name: 'disk', strike: () => quota(FULL_DISK_BYTES), heal: () => quota() },
  ];
}
