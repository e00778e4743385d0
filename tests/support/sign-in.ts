import { expect } from '@playwright/test';
import type { Portal } from '../portal/server';
import { optionsEn } from '../../utils/ui/strings/options.en';
import { popupEn } from '../../utils/ui/strings/popup.en';
import type { ExtensionBrowser, Screen } from './browser-driver';
import { CLIENT, startOAuthServer, type OAuthServerOptions } from './oauth-server';
import { configure, settingsFor } from './settings';

export type Server = Awaited<ReturnType<typeof startOAuthServer>>;

interface Tokens {
  readonly access: string;
  readonly refresh: string;
}

/** Everything that the extension has on disk, as text: the `local` area, and every record of every database. */
export const ON_DISK = `(async () => {
  const parts = [JSON.stringify(await chrome.storage.local.get())];
  const done = (request) => new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  for (const { name } of await indexedDB.databases()) {
    const db = await done(indexedDB.open(name));
    for (const store of db.objectStoreNames) {
      const values = await done(db.transaction(store).objectStore(store).getAll());
      parts.push(JSON.stringify(values, (_key, value) =>
        value instanceof ArrayBuffer || ArrayBuffer.isView(value)
          ? new TextDecoder('latin1').decode(value) : value));
    }
    db.close();
  }
  return parts.join('\\n');
})()`;
const TOKENS = 'chrome.storage.session.get().then((all) => JSON.stringify(all))';

/** The tokens that are held for this server's registry; null where there are none. */
export async function tokensOf(extension: ExtensionBrowser, server: Server): Promise<Tokens | null> {
  const session = JSON.parse(String(await extension.evaluateInExtension(TOKENS))) as Record<string, unknown>;
  const key = Object.keys(session).find((name) => name.startsWith(`registry.tokens:${server.baseUrl}/`));
  return key === undefined ? null : (session[key] as Tokens);
}

export async function start(extension: ExtensionBrowser, options: OAuthServerOptions = {}): Promise<Server> {
  const redirectUri = String(await extension.evaluateInExtension('chrome.identity.getRedirectURL()'));
  return startOAuthServer({ redirectUri, unattended: true, ...options });
}

/** Each visit has its own address, so that the page is loaded anew and not only scrolled. */
let visits = 0;
export async function account(
  extension: ExtensionBrowser,
  portal: Portal,
  page: Screen,
  baseUrl: string,
  clientId = CLIENT,
): Promise<void> {
  const registry = { kind: 'fhir', baseUrl, auth: { kind: 'smart', clientId } };
  await configure(extension, settingsFor(portal.origin, { registry }));
  visits += 1;
  await page.goto(`${extension.extensionOrigin}/options.html?visit=${visits}#registry`);
}

export async function expectText(page: Screen, text: string): Promise<void> {
  await expect.poll(() => page.evaluate('document.body.innerText'), { message: text }).toContain(text);
}

/** What the popup says of the last sign-in: it was closed while the browser's window was open. */
export async function reasonInPopup(extension: ExtensionBrowser): Promise<string> {
  const popup = await extension.open();
  await popup.goto(`${extension.extensionOrigin}/popup.html`);
  await expectText(popup, popupEn.sign_in_again);
  const text = String(await popup.evaluate('document.body.innerText'));
  await popup.close();
  return text;
}

export async function signIn(page: Screen): Promise<void> {
  await expectText(page, optionsEn.sign_in_needed);
  await page.click({ role: 'button', name: optionsEn.sign_in_do });
  await expectText(page, optionsEn.sign_in_done);
}
