import type { Screen } from '../../support/browser-driver';
import { CLIENT, startOAuthServer } from '../../support/oauth-server';
import { configure, settingsFor, until } from '../../support/settings';
import { optionsEn } from '../../../utils/ui/strings/options.en';
import { expect, test } from '../fixtures';

const textOf = (screen: Screen) => screen.evaluate('document.body.innerText').then(String);

test('a person signs in through the browser’s own window, and out again; no token touches the disk', async ({
  extension,
  portal,
}) => {
  const redirectUri = String(await extension.evaluateInExtension('chrome.identity.getRedirectURL()'));
  const server = await startOAuthServer({ redirectUri, unattended: true });
  const auth = { kind: 'smart', clientId: CLIENT };
  await configure(extension, settingsFor(portal.origin, { registry: { kind: 'fhir', baseUrl: server.baseUrl, auth } }));
  const page = await extension.open();
  try {
    await page.goto(`${extension.extensionOrigin}/options.html?sign-in#registry`);
    await until('the account', async () => (await textOf(page)).includes(optionsEn.sign_in_needed));
    await page.click({ role: 'button', name: optionsEn.sign_in_do });
    await until('the sign-in', async () => (await textOf(page)).includes(optionsEn.sign_in_done));
    const kept = String(
      await extension.evaluateInExtension('chrome.storage.local.get().then((all) => JSON.stringify(all))'),
    );
    expect(kept).not.toContain('registry.tokens');
    // The worker that signed in may be gone by the time it matters.
    await extension.stopBackground();
    await page.goto(`${extension.extensionOrigin}/options.html?again#registry`);
    await until('the session', async () => (await textOf(page)).includes(optionsEn.sign_in_done));
    await page.click({ role: 'button', name: optionsEn.sign_in_out });
    await until('the sign-out', async () => (await textOf(page)).includes(optionsEn.sign_in_needed));
    expect(server.requests.filter((line) => line.startsWith('POST /token/revocation')).length).toBeGreaterThan(0);
  } finally {
    await page.close();
    await server.stop();
  }
});
