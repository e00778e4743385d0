import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ROOT } from '../support/build';

/** A small tree outside the project, judged by the project's rules: a wrong import must fail there. */
let tree: string;

beforeAll(async () => {
  tree = await mkdtemp(join(tmpdir(), 'ascmi-imports-'));
  await symlink(join(ROOT, 'node_modules'), join(tree, 'node_modules'), 'dir');
  await write('tsconfig.json', '{"compilerOptions":{"module":"ESNext","moduleResolution":"bundler"}}');
  await write('package.json', '{"type":"module"}');
  await write('utils/ascmi/names.ts', 'export const name = 1;');
  await write('utils/registry/client.ts', 'export const client = 1;');
  await write('utils/audit/log.ts', 'export const log = 1;');
  await write('entrypoints/popup/main.ts', 'export const popup = 1;');
});

afterAll(() => rm(tree, { recursive: true, force: true }));

async function write(path: string, text: string): Promise<void> {
  await mkdir(dirname(join(tree, path)), { recursive: true });
  await writeFile(join(tree, path), text);
}

/** Names of the rules that one file breaks. */
async function broken(path: string, source: string): Promise<string[]> {
  await write(path, source);
  const tool = join(ROOT, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
  const config = join(ROOT, '.dependency-cruiser.cjs');
  const output = await new Promise<string>((resolve) => {
    execFile(
      process.execPath,
      [tool, path, '--config', config, '--output-type', 'json'],
      { cwd: tree, maxBuffer: 1 << 26 },
      (_problem, stdout) => resolve(stdout),
    );
  });
  await rm(join(tree, path));
  const { summary } = JSON.parse(output) as { summary: { violations: { rule: { name: string; severity: string } }[] } };
  return summary.violations.filter(({ rule }) => rule.severity === 'error').map(({ rule }) => rule.name);
}

it('lets a pure layer import downward', async () => {
  expect(
    await broken('utils/decision/right.ts', `import { name } from '../ascmi/names'; export const x = name;`),
  ).toEqual([]);
});

it.each([
  [
    'a pure layer that reaches for a service',
    'utils/decision/wrong.ts',
    '../registry/client',
    'client',
    'pure-decision',
  ],
  ['a pure layer that takes a library', 'utils/ascmi/wrong.ts', 'idb', 'openDB', 'pure-ascmi'],
  ['a service that reaches across', 'utils/registry/wrong.ts', '../audit/log', 'log', 'layer-registry'],
  ['a page script with zod', 'utils/guard/main/wrong.ts', 'zod/mini', 'string', 'no-zod-in-page-scripts'],
  ['full zod', 'utils/policy/wrong.ts', 'zod', 'string', 'zod-mini-only'],
  [
    'the browser outside its border',
    'utils/audit/wrong.ts',
    'webextension-polyfill',
    'default as browser',
    'browser-border',
  ],
  [
    'a component that talks to a service',
    'components/popup/wrong.ts',
    '../../utils/registry/client',
    'client',
    'components-are-props-in-events-out',
  ],
  [
    'a module that imports an entrypoint',
    'utils/ui/wrong.ts',
    '../../entrypoints/popup/main',
    'popup',
    'nobody-imports-entrypoints',
  ],
])('refuses %s', async (_what, path, from, what, rule) => {
  const name = what.split(' ').at(-1) ?? what;
  expect(await broken(path, `import { ${what} } from '${from}'; export const x = ${name};`)).toContain(rule);
});
