import { defineConfig } from '@playwright/test';
import type { BrowserWorkerOptions } from './tests/e2e/fixtures';

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
  projects: [
    { name: 'dom', testDir: 'tests/dom', testMatch: '**/*.spec.ts' },
    {
      name: 'chromium',
      testDir: 'tests/e2e',
      testMatch: ['both/*.spec.ts', 'chromium/*.spec.ts'],
      use: { browserKind: 'chromium' },
    },
    {
      name: 'firefox',
      testDir: 'tests/e2e',
      testMatch: ['both/*.spec.ts', 'firefox/*.spec.ts'],
      use: { browserKind: 'firefox' },
    },
  ],
});
