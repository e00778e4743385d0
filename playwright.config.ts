import { defineConfig } from '@playwright/test';
import type { BrowserWorkerOptions } from './tests/e2e/fixtures';
import { findBrowser } from './tests/support/browsers';

const chromium = await findBrowser('chromium');
/** The end-to-end projects start browsers and servers of their own. */
const needsHarness = !process.argv.some((argument) => /^--project=(chromium|firefox)$/.test(argument));

// Playwright's own switch for one page that is reset between tests (storage, media, routes, viewport) instead of a new one: half the time.
if (needsHarness) process.env['PW_TEST_REUSE_CONTEXT'] ??= '1';

/**
 * `dom`: parts of the extension in a real page. `chromium` and `firefox`: the built extension against the demonstration portal; what
 * stands in `tests/e2e/both` runs in both browsers from one source.
 */
export default defineConfig<object, BrowserWorkerOptions>({
  // One browser at a time: policy files and the clipboard belong to the whole machine.
  workers: 1,
  fullyParallel: false,
  forbidOnly: Boolean(process.env['CI']),
  retries: 0,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  outputDir: 'artifacts/playwright',
  reporter: [['list'], ['json', { outputFile: process.env['ASCMI_REPORT'] ?? 'artifacts/reports/playwright.json' }]],
  ...(needsHarness
    ? {
        webServer: {
          command:
            'npx vite build --config tests/dom/vite.config.ts --logLevel warn && npx vite preview --config tests/dom/vite.config.ts',
          url: 'http://127.0.0.1:5199',
          // One that is already there would serve what was built before.
          reuseExistingServer: false,
        },
      }
    : {}),
  projects: [
    {
      name: 'dom',
      testDir: 'tests/dom',
      testMatch: '**/*.spec.ts',
      use: {
        launchOptions: {
          ...(chromium ? { executablePath: chromium.path } : {}),
          chromiumSandbox: process.getuid?.() !== 0,
        },
      },
    },
    {
      name: 'chromium',
      testDir: 'tests/e2e',
      testMatch: ['both/*.spec.ts', 'chromium/*.spec.ts'],
      use: { browserKind: 'chromium' },
    },
    {
      name: 'firefox',
      testDir: 'tests/e2e',
      testMatch: 'both/*.spec.ts',
      use: { browserKind: 'firefox' },
    },
  ],
});
