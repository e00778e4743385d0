import { startPortal } from '../../portal/server';
import { ensureBuild } from '../../support/build';
import { launchChromium } from '../../support/chromium';
import { PortalPage } from '../../support/portal-page';
import { configure, settingsFor } from '../../support/settings';
import { expect, test } from '../fixtures';

test('the package that ships: its shadow root is closed, and it stops the same share', async () => {
  const portal = await startPortal();
  const browser = await launchChromium({ extensionDir: await ensureBuild('chrome', 'production') });
  try {
    await configure(browser, settingsFor(portal.origin));
    const clinic = new PortalPage(portal, await browser.open());
    await clinic.openMember('m-02');
    const host = `[...document.documentElement.children].find((one) => one.hasAttribute('popover'))`;
    await expect.poll(() => clinic.screen.evaluate(`${host} ? 'shown' : 'absent'`)).toBe('shown');
    expect(await clinic.screen.evaluate(`${host}.shadowRoot === null`)).toBe(true);
    expect(await clinic.screen.overlayText()).toBe('');
    await clinic.clickFax();
    await clinic.settle();
    expect(clinic.counts().left).toBe(0);
  } finally {
    await browser.close();
    await portal.stop();
  }
});
