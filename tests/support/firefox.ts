import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import puppeteer, { type Browser, type Frame, type Page } from 'puppeteer-core';
import { GECKO_ID } from '../../utils/platform/manifest';
import {
  OVERLAY_TEXT,
  overlayButton,
  overlayChoice,
  type Control,
  type ExtensionBrowser,
  type Screen,
} from './browser-driver';
import { requireBrowser } from './browsers';
import { until } from './settings';

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
  /** Evaluates an expression in the browser's own window, with all rights. Waits for its promise; answers nothing. */
  inBrowserWindow(expression: string): Promise<void>;
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

/** Printing opens a dialog that holds up the whole tab until a person answers. Without a person it prints to a file at once. */
const printSilently = (file: string) => ({
  'print.always_print_silent': true,
  print_printer: 'Mozilla Save to PDF',
  'print.printer_Mozilla_Save_to_PDF.print_to_file': true,
  'print.printer_Mozilla_Save_to_PDF.print_to_filename': file,
});

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
      ...((options.headless ?? true) ? printSilently(join(downloads, 'printed.pdf')) : {}),
      ...options.preferences,
    },
  });
  const close = async () => {
    await browser.close();
    await rm(downloads, { recursive: true, force: true });
  };
  try {
    await browser.installExtension(options.extensionDir);
    return session(browser, downloads, close);
  } catch (problem) {
    await close();
    throw problem;
  }
}

function session(browser: Browser, downloads: string, close: () => Promise<void>): FirefoxSession {
  const extensionOrigin = `moz-extension://${UUID}`;
  let console: Page | undefined;

  async function extensionPage(): Promise<Page> {
    if (!console || console.isClosed()) {
      console = await browser.newPage();
      await openExtensionPage(console, `${extensionOrigin}/manifest.json`);
    }
    return console;
  }

  return {
    kind: 'firefox',
    browser,
    extensionOrigin,
    screen: (page) => screen(page, downloads),
    open: async () => screen(await browser.newPage(), downloads),
    async opened(address) {
      // The driver is told neither the address of an extension's page nor that it changed: the pages themselves are asked.
      const addressOf = (page: Page) => page.evaluate('location.href').then(String, () => '');
      const find = async () => {
        for (const page of await browser.pages()) if ((await addressOf(page)).startsWith(address)) return page;
        return null;
      };
      await until('a tab that the extension opens', async () => (await find()) !== null);
      const found = await find();
      if (!found) throw new Error('The tab is gone again.');
      return screen(found, downloads);
    },
    evaluateInExtension: async (expression) => (await extensionPage()).evaluate(expression),
    async stopBackground() {
      // There is no command for it: Firefox ends the event page by itself when it has been idle, and then the page has no window.
      const page = await extensionPage();
      await until('the background to end', async () =>
        Boolean(await page.evaluate('browser.extension.getBackgroundPage() === null')),
      );
    },
    async tidy() {
      for (const page of (await browser.pages()).slice(0, -1)) await page.close();
    },
    async inBrowserWindow(expression) {
      const send = driverCommands(browser);
      const { contexts } = (await send('browsingContext.getTree', { 'moz:scope': 'chrome' })) as {
        contexts: readonly { context: string }[];
      };
      const answer = (await send('script.evaluate', {
        expression,
        target: { context: contexts[0]?.context },
        awaitPromise: true,
      })) as { type: string; exceptionDetails?: { text: string } };
      if (answer.type !== 'success') throw new Error(answer.exceptionDetails?.text ?? answer.type);
    },
    onClosed(listener) {
      browser.once('disconnected', listener);
    },
    close,
  };
}

/** Commands of WebDriver BiDi that the driver has no words for, over its own connection: Firefox takes only one. */
function driverCommands(browser: Browser) {
  const { connection } = browser as unknown as {
    connection: { send(method: string, parameters: object): Promise<{ result: unknown }> };
  };
  return async (method: string, parameters: object) => (await connection.send(method, parameters)).result;
}

function screen(page: Page, downloads: string): Screen {
  page.on('dialog', (dialog) => void dialog.accept().catch(() => undefined));
  return {
    async goto(url) {
      if (url.startsWith('moz-extension:')) return openExtensionPage(page, url);
      // Residual gap: after a navigation that turned out to be a download the driver's `goto` never returns. Open another tab.
      await page.goto(url);
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
    async type(label, text) {
      const handle = await locate(page, { role: 'textbox', name: label });
      await handle.click({ count: 3 });
      await handle.dispose();
      await page.keyboard.press('Delete');
      await page.keyboard.type(text);
    },
    press: async (keys) => press(page, keys),
    async download(control) {
      const before = await readdir(downloads);
      const complete = async () => {
        const [added, ...others] = (await readdir(downloads)).filter((name) => !before.includes(name));
        // While a file is being written, its part lies beside it.
        return added !== undefined && others.length === 0 && !added.endsWith('.part') ? added : null;
      };
      const handle = await locate(page, control);
      await handle.click();
      await handle.dispose();
      await until('a saved file', async () => (await complete()) !== null);
      return readFile(join(downloads, (await complete()) ?? ''), 'utf8');
    },
    evaluate: (expression) => page.evaluate(expression),
    // A page on its way out shows nothing; the next one is asked when it is there.
    overlayText: () => (page.evaluate(OVERLAY_TEXT) as Promise<string>).catch(() => ''),
    async overlayClick(name) {
      const place = (await page.evaluate(overlayButton(name))) as [number, number] | null;
      if (!place) throw new Error(`The extension shows no “${name}”.`);
      await page.mouse.click(...place);
    },
    async overlayChoose(field, value) {
      if (!(await page.evaluate(overlayChoice(field, value)))) throw new Error(`The extension offers no “${value}”.`);
    },
    async screenshot(path) {
      await page.screenshot({ path: `${path.replace(/\.png$/, '')}.png` });
    },
    paper: async () => (await page.pdf()).length,
    close: () => page.close(),
  };
}

/** The driver is not always told that a page of an extension has loaded, so the page itself is asked. */
async function openExtensionPage(page: Page, url: string): Promise<void> {
  await page.goto(url, { waitUntil: [] });
  await page.waitForFunction("document.readyState === 'complete' && typeof browser === 'object'");
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
  const selectors = {
    button: 'button, input[type=submit], input[type=button], [role=button]', link: 'a[href]', tab: '[role=tab]',
    radio: 'input[type=radio]', checkbox: 'input[type=checkbox]', textbox: 'input:not([type]), input[type=text], textarea',
  };
  const named = (element) =>
    (element.getAttribute('aria-label') ?? (element.labels?.[0]?.innerText || element.innerText || element.value || '')).replace(/\\s+/g, ' ').trim();
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
