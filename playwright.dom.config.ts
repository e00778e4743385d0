import { defineConfig } from '@playwright/test';
import { findBrowser } from './tests/support/browsers';

/** Component and page-script tests in a real Chromium, against the harness page that vite serves. */
const browser = await findBrowser('chromium');

export default defineConfig({
  testDir: 'tests/dom',
  outputDir: 'artifacts/dom',
  timeout: 30_000,
  fullyParallel: false,
  workers: 1,
  reporter: [['list']],
  use: {
    baseURL: 'http://127.0.0.1:5199',
    launchOptions: {
      ...(browser ? { executablePath: browser.path } : {}),
      chromiumSandbox: process.getuid?.() !== 0,
    },
  },
  webServer: {
    command: 'npx vite --config tests/dom/vite.config.ts',
    url: 'http://127.0.0.1:5199/index.html',
    reuseExistingServer: true,
  },
});
