import { startPortal } from '../../portal/server';
import type { ExtensionBrowser } from '../../support/browser-driver';
import { requireBrowser } from '../../support/browsers';
import { launch } from '../../support/launch';
import { deliverPolicy, mayDeliverPolicy } from '../../support/policy';
import { PortalPage } from '../../support/portal-page';
import { configure, portalsRegistered, settingsFor } from '../../support/settings';
import { expect, test } from '../fixtures';

test.use({ session: 'policy' });

/** Only an administrator may deliver policy. Anyone else sees the same settings come in by the options' way, and a title that says so. */
const BY_POLICY = mayDeliverPolicy();
const MEANS = BY_POLICY ? 'a policy file alone sets' : 'not root, so without a policy file: stored settings set';

/** Hands the body a portal page in a browser of its own, in which nobody has changed anything by hand. */
async function deployed(
  kind: 'chromium' | 'firefox',
  mode: 'e2e' | 'production',
  body: (clinic: PortalPage) => Promise<void>,
): Promise<void> {
  const portal = await startPortal();
  const settings = settingsFor(portal.origin);
  const policy = BY_POLICY ? await deliverPolicy(await requireBrowser(kind), settings) : null;
  let browser: ExtensionBrowser | undefined;
  try {
    if (BY_POLICY && !policy)
      throw new Error('Policy of somebody else is in place. It would be overwritten: move it away.');
    browser = await launch(kind, mode);
    await (policy ? portalsRegistered(browser, settings) : configure(browser, settings));
    await body(new PortalPage(portal, await browser.open()));
  } finally {
    await browser?.close();
    await policy?.remove();
    await portal.stop();
  }
}

test(`${MEANS} everything up`, async ({ browserKind }) => {
  await deployed(browserKind, 'e2e', async (clinic) => {
    await clinic.openMember('m-02');
    await clinic.expectState('PART');
    await clinic.clickFax();
    await clinic.expectStopped();
  });
});

test(`${MEANS} up the package that ships: closed to the page, and it stops and lets go as it should`, async ({
  browserKind,
}) => {
  await deployed(browserKind, 'production', async (clinic) => {
    const host = `[...document.documentElement.children].find((one) => one.hasAttribute('popover'))`;
    const shown = () => clinic.screen.evaluate(`${host} ? 'shown' : 'absent'`);
    await clinic.openMember('m-02');
    await expect.poll(shown).toBe('shown');
    expect(await clinic.screen.evaluate(`${host}.shadowRoot === null`)).toBe(true);
    expect(await clinic.screen.overlayText()).toBe('');
    await clinic.clickFax();
    await clinic.settle();
    expect(clinic.counts().left).toBe(0);

    await clinic.openMember('m-16');
    await expect.poll(shown).toBe('shown');
    await clinic.clickFax();
    await clinic.expectLeftOnce();
  });
});
