import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import puppeteer from 'puppeteer-core';
import { build } from 'vite';
import { requireBrowser, type BrowserKind } from '../support/browsers';
import { ROOT } from '../support/build';
import { listen } from '../support/fhir-server';
import { milliseconds, quantile } from './quantile';

/** Look-ups measured at each size. */
const ROUNDS = 300;
/** Consents stored by one call into the page: short enough for every driver's own time limit. */
const PIECE = 10_000;

/** Runs an expression in the bench page. */
type Evaluate = (expression: string) => Promise<unknown>;

async function benchCode(): Promise<string> {
  const built = await build({
    root: ROOT,
    configFile: false,
    logLevel: 'error',
    build: {
      write: false,
      lib: { entry: join(ROOT, 'tests/bench/registry-page.ts'), formats: ['es'], fileName: 'page' },
    },
  });
  const output = (Array.isArray(built) ? built : [built]).flatMap((one) => ('output' in one ? one.output : []));
  return output.map((one) => ('code' in one ? one.code : '')).join('\n');
}

/** A profile on disk: in a private window, IndexedDB would live in memory. */
async function openPage(kind: BrowserKind, url: string): Promise<{ evaluate: Evaluate; close: () => Promise<void> }> {
  const { path } = await requireBrowser(kind);
  const profile = await mkdtemp(join(tmpdir(), 'ascmi-bench-'));
  const discard = () => rm(profile, { recursive: true, force: true });
  if (kind === 'firefox') {
    const browser = await puppeteer.launch({
      browser: 'firefox',
      executablePath: path,
      headless: true,
      userDataDir: profile,
      protocolTimeout: 600_000,
    });
    const page = await browser.newPage();
    await page.goto(url);
    await page.waitForFunction('"registryBench" in globalThis');
    return {
      evaluate: (expression) => page.evaluate(expression),
      close: () => browser.close().then(discard),
    };
  }
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: path,
    headless: true,
    chromiumSandbox: process.getuid?.() !== 0,
  });
  const page = await context.newPage();
  await page.goto(url);
  await page.waitForFunction('"registryBench" in globalThis');
  return {
    evaluate: (expression) => page.evaluate<unknown>(expression),
    close: () => context.close().then(discard),
  };
}

/** Rows of the table: look-ups in the embedded registry of one browser, at each size, filled as an import fills it. */
export async function embeddedRows(kind: BrowserKind, sizes: readonly number[]): Promise<string[][]> {
  const code = await benchCode();
  const server = createServer((request, response) => {
    const isScript = request.url === '/page.js';
    response.writeHead(200, { 'content-type': isScript ? 'text/javascript' : 'text/html' });
    response.end(isScript ? code : '<!doctype html><title>bench</title><script type="module" src="/page.js"></script>');
  });
  const { port, stop } = await listen(server);
  const page = await openPage(kind, `http://127.0.0.1:${port}/`);
  try {
    const rows: string[][] = [];
    let filled = 0;
    let smallest = Number.NaN;
    for (const size of sizes) {
      const started = performance.now();
      const from = filled;
      for (; filled < size; filled = Math.min(size, filled + PIECE))
        await page.evaluate(`registryBench.fill(${filled}, ${Math.min(size, filled + PIECE)})`);
      const seconds = (performance.now() - started) / 1000;
      const times = (await page.evaluate(`registryBench.measure(${size}, ${ROUNDS})`)) as number[];
      const median = quantile(times, 0.5);
      if (rows.length === 0) smallest = median;
      const rate = Math.round((size - from) / seconds).toLocaleString('en');
      rows.push([
        `embedded in ${kind}, ${size.toLocaleString('en')} consents (import ${Math.round(seconds)} s, ${rate}/s)`,
        milliseconds(median),
        milliseconds(quantile(times, 0.99)),
        `${(median / smallest).toFixed(2)} of the smallest`,
      ]);
      console.error(rows.at(-1)?.join(' | '));
    }
    return rows;
  } finally {
    await page.close();
    await stop();
  }
}
