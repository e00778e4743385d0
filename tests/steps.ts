import { spawn, type ChildProcess } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Choosable } from './choose-steps';
import type { BrowserKind } from './support/browsers';
import { ROOT } from './support/build';

export interface Tally {
  readonly passed: number;
  readonly failed: number;
}

export interface Step extends Choosable {
  run(): Promise<Tally>;
}

const ONE_PASSED: Tally = { passed: 1, failed: 0 };
const ONE_FAILED: Tally = { passed: 0, failed: 1 };

/** A step that hangs must not keep the whole run: well above what the slowest takes on two cores. */
const STEP_LIMIT_MS = 12 * 60_000;

const running = new Set<ChildProcess>();

/** Ends a step's whole process group, so that no browser outlives the test that started it. */
function endGroup(child: ChildProcess): void {
  if (child.pid === undefined) return;
  try {
    process.kill(process.platform === 'win32' ? child.pid : -child.pid, 'SIGKILL');
  } catch {
    // The group is gone already, as it should be.
  }
}

export function endAll(): void {
  for (const child of running) endGroup(child);
}

/** Runs a program of `node_modules` with Node itself, its output on ours. Answers whether it succeeded. */
export async function runTool(
  file: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<boolean> {
  const child = spawn(process.execPath, [join(ROOT, 'node_modules', file), ...args], {
    cwd: ROOT,
    env: { ...process.env, NO_UPDATE_NOTIFIER: '1', NODE_NO_WARNINGS: '1', ...env },
    stdio: ['ignore', 'inherit', 'inherit'],
    detached: process.platform !== 'win32',
  });
  running.add(child);
  const limit = setTimeout(() => endGroup(child), STEP_LIMIT_MS);
  const succeeded = await new Promise<boolean>((resolve) => {
    child.once('error', () => resolve(false));
    child.once('exit', (code) => resolve(code === 0));
  });
  clearTimeout(limit);
  endGroup(child);
  running.delete(child);
  return succeeded;
}

/** A tool that is one test: it succeeds or it does not. */
export function check(name: string, file: string, args: readonly string[]): Step {
  return { name, run: async () => ((await runTool(file, args)) ? ONE_PASSED : ONE_FAILED) };
}

async function readReport(path: string): Promise<unknown> {
  return readFile(path, 'utf8').then(
    (text) => JSON.parse(text) as unknown,
    () => null,
  );
}

interface VitestReport {
  readonly numPassedTests: number;
  readonly numTotalTests: number;
  readonly testResults: readonly { readonly status: string; readonly assertionResults: readonly unknown[] }[];
}

/** Unit and repository tests. What was skipped counts as failed: a test that does not run proves nothing. */
export function vitest(name: string): Step {
  return {
    name,
    async run() {
      const file = join(ROOT, 'artifacts', 'reports', 'vitest.json');
      const succeeded = await runTool('vitest/vitest.mjs', [
        'run',
        '--reporter=default',
        '--reporter=json',
        `--outputFile.json=${file}`,
      ]);
      const report = (await readReport(file)) as VitestReport | null;
      if (!report) return ONE_FAILED;
      const broken = report.testResults.filter(
        ({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0,
      ).length;
      return atLeastOneFailure(succeeded, {
        passed: report.numPassedTests,
        failed: report.numTotalTests - report.numPassedTests + broken,
      });
    },
  };
}

interface PlaywrightReport {
  readonly stats: {
    readonly expected: number;
    readonly unexpected: number;
    readonly flaky: number;
    readonly skipped: number;
  };
}

/** One project of `playwright.config.ts`, and the browsers that it starts. */
export function playwright(project: string, browsers: readonly BrowserKind[]): Step {
  return {
    name: project,
    browsers,
    async run() {
      const file = join(ROOT, 'artifacts', 'reports', `${project}.json`);
      const succeeded = await runTool('@playwright/test/cli.js', ['test', `--project=${project}`], {
        ASCMI_REPORT: file,
      });
      const report = (await readReport(file)) as PlaywrightReport | null;
      if (!report) return ONE_FAILED;
      const { expected, unexpected, flaky, skipped } = report.stats;
      return atLeastOneFailure(succeeded, { passed: expected, failed: unexpected + flaky + skipped });
    },
  };
}

/** A tool that reports failure without a failed test broke outside of its tests: that counts too. */
function atLeastOneFailure(succeeded: boolean, tally: Tally): Tally {
  return succeeded || tally.failed > 0 ? tally : { ...tally, failed: 1 };
}
