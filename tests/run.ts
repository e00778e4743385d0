import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { BrowserMissing, requireBrowsers } from './support/browsers';
import { ensureBuild, outputFolder, ROOT, type BuildMode, type BuildTarget } from './support/build';
import { chooseSteps } from './choose-steps';
import { check, checkBeside, endAll, playwright, vitest, type Step, type Tally } from './steps';

/**
 * `npm test`: everything, one after the other (lint beside the short steps before it), with one sum at the end. `npm test -- --only types,chromium` runs a part.
 * A check such as types or lint is one test; what a step skips counts as failed.
 */
const BUILDS: readonly (readonly [BuildTarget, BuildMode])[] = [
  ['chrome', 'production'],
  ['edge', 'production'],
  ['firefox', 'production'],
  ['safari', 'production'],
  ['chrome', 'e2e'],
  ['firefox', 'e2e'],
];

function build([target, mode]: readonly [BuildTarget, BuildMode]): Step {
  return {
    name: `build ${target}${mode === 'e2e' ? ' (e2e)' : ''}`,
    run: () =>
      ensureBuild(target, mode).then(
        () => ({ passed: 1, failed: 0 }),
        (problem: unknown) => {
          console.error(problem);
          return { passed: 0, failed: 1 };
        },
      ),
  };
}

const STEPS: readonly Step[] = [
  ...BUILDS.map(build),
  check('types', 'typescript/bin/tsc', ['--noEmit']),
  check('format', 'prettier/bin/prettier.cjs', ['--check', '.']),
  check('imports', 'dependency-cruiser/bin/dependency-cruise.mjs', [
    'entrypoints',
    'components',
    'utils',
    '--config',
    '.dependency-cruiser.cjs',
  ]),
  checkBeside('lint', 'eslint/bin/eslint.js', ['.', '--max-warnings', '0']),
  vitest('unit'),
  check('store lint', 'web-ext/bin/web-ext.js', ['lint', '--self-hosted', '--source-dir', outputFolder('firefox')]),
  playwright('dom', ['chromium']),
  playwright('chromium', ['chromium']),
  playwright('firefox', ['firefox']),
];

const { values } = parseArgs({ options: { only: { type: 'string' } } });
const choice = chooseSteps(STEPS, values.only);
if (!choice.ok) {
  console.error(choice.problem);
  process.exit(1);
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    endAll();
    process.exit(1);
  });
}

try {
  await requireBrowsers(choice.browsers);
} catch (problem) {
  console.error(problem instanceof BrowserMissing ? problem.message : problem);
  process.exit(1);
}

const reports = join(ROOT, 'artifacts', 'reports');
// A report of an earlier run must not stand in for one that was not written.
await rm(reports, { recursive: true, force: true });
await mkdir(reports, { recursive: true });

async function timed(step: Step): Promise<Tally & { name: string; seconds: number }> {
  const started = performance.now();
  const tally = await step.run();
  return { name: step.name, ...tally, seconds: Math.round((performance.now() - started) / 1000) };
}

const beside = new Map(choice.steps.filter(({ isBeside }) => isBeside).map((step) => [step, timed(step)]));
const tallies: (Tally & { name: string; seconds: number })[] = [];
for (const step of choice.steps) {
  console.log(`\n── ${step.name}`);
  tallies.push(await (beside.get(step) ?? timed(step)));
}

console.log('');
for (const { name, passed, failed, seconds } of tallies) {
  console.log(
    `${failed > 0 ? '✗' : '✓'} ${name.padEnd(20)} ${String(passed).padStart(5)} passed ${String(failed).padStart(4)} failed ${String(seconds).padStart(5)} s`,
  );
}
const sum = (key: 'passed' | 'failed') => tallies.reduce((total, tally) => total + tally[key], 0);
console.log(`\n${sum('passed')} passed, ${sum('failed')} failed`);
process.exitCode = sum('failed') > 0 ? 1 : 0;
