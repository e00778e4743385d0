import { chromium } from '@playwright/test';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { requireBrowser } from './browsers';

/** Draws `public/icons/*.png` from `components/shared/icon.svg`: `tsx tests/support/draw-icons.ts`. The results are checked in. */
const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url));
const svg = await readFile(path('../../components/shared/icon.svg'), 'utf8');
const { path: executablePath } = await requireBrowser('chromium');
const browser = await chromium.launch({ executablePath, chromiumSandbox: process.getuid?.() !== 0 });
for (const size of [16, 32, 48, 128]) {
  const page = await browser.newPage({ viewport: { width: size, height: size } });
  await page.setContent(`<style>body{margin:0}svg{display:block;width:${size}px;height:${size}px}</style>${svg}`);
  await page.screenshot({ path: path(`../../public/icons/${size}.png`), omitBackground: true });
  await page.close();
}
await browser.close();
