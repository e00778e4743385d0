import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import puppeteer, { type Browser, type Frame, type Page } from 'puppeteer-core';
import { GECKO_ID } from '../../utils/platform/manifest';
import { OVERLAY_TEXT, overlayButton, type Control, type ExtensionBrowser, type Screen } from './browser-driver';
import { requireBrowser } from './browsers';

export interface FirefoxOptions {
  readonly extensionDir: string;
  readonly headless?: boolean;
  readonly viewport?: { readonly width: number; readonly height: number };
  readonly preferences?: Readonly<Record<string, unknown>>;
}

export interface FirefoxSession extends ExtensionBrowser {
  readonly kind: 'firefox';
  readonly browser: Browser;
  screen(page: Page): Screen;
}

/** The extension's host in every test profile; Firefox would choose another each time. */
const UUID = '0a5c1107-c0de-4b1e-9f00-a5c30f1e2d4b';

/** Firefox stops an event page that has been idle for this long; its default is 30 seconds. */
const BACKGROUND_IDLE_MS = 1500;

const PREFERENCES = {
  'extensions.background.idle.timeout': BACKGROUND_IDLE_MS,
  'extensions.webextensions.uuids': JSON.stringify({ [GECKO_ID]: UUID }),
  'services.settings.server': 'data:,#remote-settings-dummy/v1',
  'network.captive-portal-service.enabled': false,
  'network.connectivity-service.enabled': false,
  'app.normandy.enabled': false,
  'browser.shell.checkDefaultBrowser': false,
  'datareporting.policy.dataSubmissionEnabled': false,
  'toolkit.telemetry.enabled': false,
  // Downloads must not ask where to.
  'browser.download.useDownloadDir': true,
  'browser.download.always_ask_before_handling_new_types': false,
} as const;

/** Starts a Firefox with a fresh profile and the unsigned extension in it. */
export async function launchFirefox(options: FirefoxOptions): Promise<FirefoxSession> {
  const found = await requireBrowser('firefox');
  const downloads = await mkdtemp(join(tmpdir(), 'ascmi-firefox-'));
  const browser = await puppeteer.launch({
    browser: 'firefox',
    executablePath: found.path,
    headless: options.headless ?? true,
    defaultViewport: options.headless === false ? null : (options.viewport ?? { width: 1280, height: 800 }),
    // The program that starts the browser decides what Ctrl-C ends, and in which order.
    handleSIGINT: false,
    handleSIGTERM: false,
    // Lets the driver open pages of the extension.
    args: ['--remote-allow-system-access'],
    extraPrefsFirefox: {
      ...PREFERENCES,
      'browser.download.dir': downloads,
      'browser.download.folderList': 2,
      ...options.preferences,
    },
  });
  const close = async () => {
    await browser.close();
    await rm(downloads, { recursive: true, force: true });
  };
  try {
    await browser.installExtension(options.extensionDir);
    return session(browser, close);
  } catch (problem) {
    await close();
    throw problem;
  }
}

function session(browser: Browser, close: () => Promise<void>): FirefoxSession {
  const extensionOrigin = `moz-extension://${UUID}`;
  let console: Page | undefined;

  async function extensionPage(): Promise<Page> {
    if (!console || console.isClosed()) {
      console = await browser.newPage();
      await console.goto(`${extensionOrigin}/manifest.json`, { waitUntil: [] });
      await console.waitForFunction("document.readyState === 'complete' && typeof browser === 'object'");
    }
    return console;
  }

  return {
    kind: 'firefox',
    browser,
    extensionOrigin,
    screen,
    open: async () => screen(await browser.newPage()),
    evaluateInExtension: async (expression) => (await extensionPage()).evaluate(expression),
    async stopBackground() {
      // The preference below makes Firefox do it by itself; there is no command for it.
      await new Promise((resolve) => setTimeout(resolve, BACKGROUND_IDLE_MS * 3));
    },
    async tidy() {
      for (const page of (await browser.pages()).slice(0, -1)) await page.close();
    },
    onClosed(listener) {
      browser.once('disconnected', listener);
    },
    close,
  };
}

function screen(page: Page): Screen {
  page.on('dialog', (dialog) => void dialog.accept().catch(() => undefined));
  return {
    async goto(url) {
      // Puppeteer hears no load event of the extension's own pages.
      const isOwn = url.startsWith('moz-extension:');
      await page.goto(url, isOwn ? { waitUntil: [] } : {});
      if (isOwn) await page.waitForFunction("document.readyState === 'complete' && typeof browser === 'object'");
    },
    url: () => page.url(),
    title: () => page.title(),
    async click(control) {
      const handle = await locate(page, control);
      await handle.click();
      await handle.dispose();
    },
    async choose(label, value) {
      const id = await page.evaluate(
        `[...document.querySelectorAll('label')].find((label) => label.textContent.trim() === ${JSON.stringify(label)})?.htmlFor ?? ''`,
      );
      await page.select(`#${String(id)}`, value);
    },
    press: async (keys) => press(page, keys),
    evaluate: (expression) => page.evaluate(expression),
    // A page on its way out shows nothing; the next one is asked when it is there.
    overlayText: () => (page.evaluate(OVERLAY_TEXT) as Promise<string>).catch(() => ''),
    async overlayClick(name) {
      const place = (await page.evaluate(overlayButton(name))) as [number, number] | null;
      if (!place) throw new Error(`The extension shows no “${name}”.`);
      await page.mouse.click(...place);
    },
    async screenshot(path) {
      await page.screenshot({ path: `${path.replace(/\.png$/, '')}.png` });
    },
    paper: async () => (await page.pdf()).length,
    close: () => page.close(),
  };
}

async function press(page: Page, keys: string): Promise<void> {
  const parts = keys.split('+') as Parameters<Page['keyboard']['press']>[0][];
  const held = parts.slice(0, -1);
  for (const key of held) await page.keyboard.down(key);
  const last = parts.at(-1);
  if (last) await page.keyboard.press(last);
  for (const key of held.reverse()) await page.keyboard.up(key);
}

/** Finds a control through open shadow roots, as `getByRole` does in the other driver. Text, since it runs in the page. */
const finder = ({ role, name }: Control) => `(() => {
  const selectors = { button: 'button, input[type=submit], input[type=button], [role=button]', link: 'a[href]', tab: '[role=tab]' };
  const named = (element) => (element.getAttribute('aria-label') ?? (element.innerText || element.value || '')).trim();
  const search = (root) => {
    for (const element of root.querySelectorAll(selectors[${JSON.stringify(role)}]))
      if (named(element) === ${JSON.stringify(name)} && element.getClientRects().length > 0) return element;
    for (const element of root.querySelectorAll('*')) {
      const found = element.shadowRoot && search(element.shadowRoot);
      if (found) return found;
    }
    return null;
  };
  return search(document);
})()`;

async function locate(page: Page, control: Control) {
  let frame: Frame = page.mainFrame();
  for (const step of control.frames ?? []) {
    const handle = await frame.waitForSelector(`iframe[name="${step}"], frame[name="${step}"]`);
    const inner = await handle?.contentFrame();
    if (!inner) throw new Error(`${step} is no frame.`);
    frame = inner;
  }
  const found = await frame.waitForFunction(finder(control), { timeout: 10_000 });
  const element = found.asElement();
  if (!element) throw new Error(`No ${control.role} “${control.name}”.`);
  return element as Awaited<ReturnType<Frame['$']>> & object;
}
