import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium, type Browser, type Frame, type Page } from '@playwright/test';
import { build } from 'vite';
import type { CompiledAdapter } from '../portals/compiled';
import type { DetectPage, FrameReading } from './detect-page';

/** A frame's reading with its way from the top: selectors of the frame elements, outermost first. */
export interface PlacedReading extends FrameReading {
  readonly framePath: readonly string[];
}

/** Chromium: `ASCMI_CHROMIUM`, else a browser on the path, else Playwright's own. */
export function chromiumPath(env: NodeJS.ProcessEnv = process.env): string | undefined {
  const named = env['ASCMI_CHROMIUM'];
  if (named !== undefined && named !== '') return named;
  for (const name of ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'msedge']) {
    for (const folder of (env['PATH'] ?? '').split(delimiter)) {
      const path = join(folder, name);
      if (isExecutable(path)) return path;
    }
  }
  return undefined;
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

export async function launch({ headed = false } = {}): Promise<Browser> {
  const executablePath = chromiumPath();
  return chromium.launch({
    headless: !headed,
    chromiumSandbox: process.getuid?.() !== 0,
    args: ['--disable-gpu', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
    ...(executablePath === undefined ? {} : { executablePath }),
  });
}

/** The scanner as one script, built from the very sources that the extension is built from. */
const scannerScript = (): Promise<string> => bundleScript(join(import.meta.dirname, 'detect-page.ts'));

/** One entry as a script that can be evaluated in a page. */
export async function bundleScript(entry: string): Promise<string> {
  const result = await build({
    configFile: false,
    logLevel: 'error',
    build: {
      write: false,
      minify: false,
      lib: { entry, formats: ['iife'], name: 'AscmiDetect' },
    },
  });
  const outputs = Array.isArray(result) ? result : [result];
  for (const output of outputs) {
    if (!('output' in output)) continue;
    for (const chunk of output.output) if (chunk.type === 'chunk') return chunk.code;
  }
  throw new Error('The scanner did not build.');
}

/** Remembers closed shadow roots, which a page's own script cannot look into but the extension's interface can. */
const REMEMBER_CLOSED_ROOTS = `(() => {
  const closed = (globalThis.__closedRoots = new WeakMap());
  const attach = Element.prototype.attachShadow;
  Element.prototype.attachShadow = function (init) {
    const root = attach.call(this, init);
    if (init && init.mode === 'closed') closed.set(this, root);
    return root;
  };
})();`;

/** Opens pages and reads them with the extension's scanner. */
export class DetectBrowser {
  private constructor(
    private readonly browser: Browser,
    private readonly script: string,
  ) {}

  static async start(options: { readonly headed?: boolean } = {}): Promise<DetectBrowser> {
    const [browser, script] = await Promise.all([launch(options), scannerScript()]);
    return new DetectBrowser(browser, script);
  }

  async open(url: string): Promise<Page> {
    const page = await this.browser.newPage({ viewport: { width: 1440, height: 900 }, ignoreHTTPSErrors: true });
    await page.addInitScript(REMEMBER_CLOSED_ROOTS);
    await page.goto(url, { waitUntil: 'load', timeout: 60_000 });
    return page;
  }

  /** Reads until two readings agree, so that a page which fills itself by script is read full. */
  async read(page: Page, adapters: readonly CompiledAdapter[], patienceMs = 5000): Promise<PlacedReading[]> {
    await page.waitForLoadState('networkidle', { timeout: 3000 }).catch(() => undefined);
    let before = '';
    const deadline = performance.now() + patienceMs;
    for (;;) {
      const readings = await this.readFrames(page, adapters);
      const now = JSON.stringify(
        readings.map(({ framePath, findings }) => [framePath, findings.members, findings.ready]),
      );
      if (now === before || performance.now() > deadline) return readings;
      before = now;
      await page.waitForTimeout(250);
    }
  }

  private async readFrames(page: Page, adapters: readonly CompiledAdapter[]): Promise<PlacedReading[]> {
    const readings: PlacedReading[] = [];
    for (const frame of page.frames()) {
      // A frame may vanish or still be empty while it is read; its own next reading will say so.
      const reading = await this.readFrame(frame, adapters).catch(() => null);
      if (reading !== null) readings.push(reading);
    }
    return readings;
  }

  private async readFrame(frame: Frame, adapters: readonly CompiledAdapter[]): Promise<PlacedReading> {
    await this.inject(frame);
    const framePath = await this.framePath(frame);
    const reading = await frame.evaluate((list) => __detect.read(list), adapters as CompiledAdapter[]);
    return { framePath, ...reading };
  }

  private async inject(frame: Frame): Promise<void> {
    if (await frame.evaluate(() => typeof __detect === 'undefined')) await frame.evaluate(this.script);
  }

  private async framePath(frame: Frame): Promise<string[]> {
    const path: string[] = [];
    for (
      let current: Frame = frame, parent = frame.parentFrame();
      parent !== null;
      current = parent, parent = current.parentFrame()
    ) {
      await this.inject(parent);
      const element = await current.frameElement();
      path.unshift(
        await element.evaluate((node) => {
          const { selector, shadowPath } = (globalThis as unknown as { __detect: DetectPage }).__detect.describe(
            node as Element,
          );
          return [...shadowPath, selector].join(' >>> ');
        }),
      );
    }
    return path;
  }

  async close(): Promise<void> {
    await this.browser.close();
  }
}
