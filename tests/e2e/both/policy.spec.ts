import { startPortal } from '../../portal/server';
import { requireBrowser } from '../../support/browsers';
import { ensureBuild } from '../../support/build';
import { launchChromium } from '../../support/chromium';
import { launchFirefox } from '../../support/firefox';
import { deliverPolicy } from '../../support/policy';
import { PortalPage } from '../../support/portal-page';
import { configure, portalsRegistered, settingsFor } from '../../support/settings';
import { test } from '../fixtures';

test.use({ session: 'policy' });

test('a policy file alone sets everything up', async ({ browserKind }) => {
  const portal = await startPortal();
  const settings = settingsFor(portal.origin);
  // Only an administrator may deliver policy; elsewhere the same settings come in by the options' way.
  const policy = await deliverPolicy(await requireBrowser(browserKind), settings);
  const extensionDir = await ensureBuild(browserKind === 'firefox' ? 'firefox' : 'chrome', 'e2e');
  const browser =
    browserKind === 'firefox' ? await launchFirefox({ extensionDir }) : await launchChromium({ extensionDir });
  try {
    await (policy ? portalsRegistered(browser, settings) : configure(browser, settings));
    const clinic = new PortalPage(portal, await browser.open());
    await clinic.openMember('m-02');
    await clinic.expectState('PART');
    await clinic.clickFax();
    await clinic.expectStopped();
  } finally {
    await browser.close();
    await policy?.remove();
    await portal.stop();
  }
});
