import { chromium, type BrowserContext, type CDPSession, type Frame, type Page, type Worker } from '@playwright/test';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  OVERLAY_TEXT,
  overlayButton,
  overlayChoice,
  type Control,
  type ExtensionBrowser,
  type Screen,
} from './browser-driver';
import { requireBrowser } from './browsers';

export interface ChromiumOptions {
  /** A built, unpacked extension. */
  readonly extensionDir: string;
  readonly headless?: boolean;
  readonly viewport?: { readonly width: number; readonly height: number };
  /** More switches, such as a language. */
  readonly args?: readonly string[];
}

export interface ChromiumSession extends ExtensionBrowser {
  readonly kind: 'chromium';
  readonly context: BrowserContext;
  readonly extensionId: string;
  /** The running service worker; wakes it where it was stopped. */
  worker(): Promise<Worker>;
  /** Wraps a page that was opened by other means. */
  screen(page: Page): Screen;
  /** Loads the extension again from its folder, as an update does it: the former life of it ends at once. */
  loadAgain(): Promise<void>;
}

/** Quiet, and without a way out to the network: a test that reaches a real host is a mistake. */
const SWITCHES = [
  '--no-first-run',
  '--disable-gpu',
  '--disable-quic',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE *.localhost, EXCLUDE 127.0.0.1',
  // Branded Chrome refuses `Extensions.loadUnpacked` without it.
  '--enable-unsafe-extension-debugging',
];

/** How long a tab may take to appear. */
const OPENED_MS = 10_000;

/** Starts a Chromium with a fresh profile and the extension in it. */
export async function launchChromium(options: ChromiumOptions): Promise<ChromiumSession> {
  const browser = await requireBrowser('chromium');
  const profile = await mkdtemp(join(tmpdir(), 'ascmi-chromium-'));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: browser.path,
    headless: options.headless ?? true,
    chromiumSandbox: process.getuid?.() !== 0,
    // The program that starts the browser decides what Ctrl-C ends, and in which order.
    handleSIGINT: false,
    handleSIGTERM: false,
    ignoreDefaultArgs: ['--disable-extensions'],
    viewport: options.headless === false ? null : (options.viewport ?? { width: 1280, height: 800 }),
    args: [...SWITCHES, ...(options.args ?? [])],
  });
  const close = async () => {
    await context.close();
    await rm(profile, { recursive: true, force: true, maxRetries: 5 });
  };
  try {
    const control = await context.browser()?.newBrowserCDPSession();
    if (!control) throw new Error('The browser cannot be controlled.');
    const extensionId = await loadUnpacked(control, options.extensionDir);
    return session(context, extensionId, () => loadUnpacked(control, options.extensionDir), close);
  } catch (problem) {
    await close();
    throw problem;
  }
}

/** The one way that works in every Chromium, branded Chrome included (`--load-extension` does not since 137). */
async function loadUnpacked(control: CDPSession, path: string): Promise<string> {
  // Newer than Playwright's own list of commands.
  const send = control.send.bind(control) as unknown as (method: string, parameters: object) => Promise<{ id: string }>;
  return (await send('Extensions.loadUnpacked', { path })).id;
}

const CLOSE_MS = 10_000;

function session(
  context: BrowserContext,
  extensionId: string,
  load: () => Promise<unknown>,
  close: () => Promise<void>,
): ChromiumSession {
  const extensionOrigin = `chrome-extension://${extensionId}`;
  const own = () => context.serviceWorkers().find((one) => one.url().startsWith(extensionOrigin));
  let console: Page | undefined;

  async function extensionPage(): Promise<Page> {
    if (console && !console.isClosed() && console.url().startsWith(extensionOrigin)) return console;
    const page = await context.newPage();
    try {
      // Any packed file that is no page of ours: evaluating must not start a second user interface.
      await page.goto(`${extensionOrigin}/manifest.json`);
    } catch (problem) {
      // While the extension is reloaded; a page that leads nowhere would be asked for ever.
      await page.close();
      throw problem;
    }
    console = page;
    return page;
  }

  /** A page on its way elsewhere can leave `close` without an answer for good (seen once in 200 runs); the browser then removes its tab. */
  async function closeTab(page: Page): Promise<void> {
    const closing = page.close().then(
      () => true,
      () => true,
    );
    const late = new Promise<boolean>((resolve) => setTimeout(resolve, CLOSE_MS, false));
    if (await Promise.race([closing, late])) return;
    const address = JSON.stringify(page.url());
    await (
      await extensionPage()
    ).evaluate(
      `chrome.tabs.query({}).then((tabs) => chrome.tabs.remove(tabs.filter(({ url }) => url === ${address}).map(({ id }) => id)))`,
    );
  }

  return {
    kind: 'chromium',
    context,
    extensionId,
    extensionOrigin,
    async worker() {
      const running = own();
      if (running) return running;
      const appears = context.waitForEvent('serviceworker', {
        predicate: (one) => one.url().startsWith(extensionOrigin),
      });
      await (await extensionPage()).evaluate('chrome.runtime.sendMessage({ wake: true }).catch(() => undefined)');
      return own() ?? appears;
    },
    screen,
    async open() {
      const page = await context.newPage();
      return { ...screen(page), close: () => closeTab(page) };
    },
    async opened(address) {
      const isIt = (page: Page) => page.url().startsWith(address);
      const appears = context.waitForEvent('page', { predicate: isIt, timeout: OPENED_MS }).catch(() => undefined);
      const page = context.pages().find(isIt) ?? (await appears);
      if (!page) throw new Error('No such tab was opened.');
      return screen(page);
    },
    evaluateInExtension: async (expression) => (await extensionPage()).evaluate(expression),
    async stopBackground() {
      const control = await context.newCDPSession(await extensionPage());
      await control.send('ServiceWorker.enable');
      await control.send('ServiceWorker.stopAllWorkers');
      await control.detach();
    },
    async loadAgain() {
      await load();
    },
    async tidy() {
      for (const page of context.pages().slice(0, -1)) await page.close();
    },
    onClosed(listener) {
      context.once('close', listener);
    },
    close,
  };
}

function screen(page: Page): Screen {
  // A dialog nobody answers would hang the test: "leave this page?" and the like are accepted.
  page.on('dialog', (dialog) => void dialog.accept().catch(() => undefined));
  return {
    async goto(url) {
      await page.goto(url);
    },
    url: () => page.url(),
    title: () => page.title(),
    click: async (control) => (await locate(page, control)).click(),
    async choose(label, value) {
      await page.getByLabel(label, { exact: true }).selectOption(value);
    },
    type: (label, text) => page.getByLabel(label, { exact: true }).fill(text),
    press: (keys) => page.keyboard.press(keys),
    async download(control) {
      const starts = page.waitForEvent('download');
      await (await locate(page, control)).click();
      return readFile(await (await starts).path(), 'utf8');
    },
    evaluate: (expression) => page.evaluate(expression),
    // A page on its way out shows nothing; the next one is asked when it is there.
    overlayText: () => page.evaluate<string>(OVERLAY_TEXT).catch(() => ''),
    async overlayClick(name) {
      const place = await page.evaluate<[number, number] | null>(overlayButton(name));
      if (!place) throw new Error(`The extension shows no “${name}”.`);
      await page.mouse.click(...place);
    },
    async overlayChoose(field, value) {
      if (!(await page.evaluate(overlayChoice(field, value)))) throw new Error(`The extension offers no “${value}”.`);
    },
    async screenshot(path) {
      await page.screenshot({ path });
    },
    paper: async () => (await page.pdf()).length,
    close: () => page.close(),
  };
}

async function locate(page: Page, { role, name, frames = [] }: Control) {
  let frame: Frame = page.mainFrame();
  for (const step of frames) {
    const handle = await frame.waitForSelector(`iframe[name="${step}"], frame[name="${step}"]`, { state: 'attached' });
    const inner = await handle.contentFrame();
    if (!inner) throw new Error(`${step} is no frame.`);
    frame = inner;
  }
  return frame.getByRole(role, { name, exact: true }).first();
}
