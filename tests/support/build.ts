import { execFile } from 'node:child_process';
import { readdir, stat } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';
import { promisify } from 'node:util';

export const ROOT = fileURLToPath(new URL('../..', import.meta.url));

export type BuildTarget = 'chrome' | 'firefox' | 'edge' | 'safari';
/** `e2e` differs in one thing: the banner's shadow root is open, so that tools can look inside. */
export type BuildMode = 'production' | 'e2e';

const SOURCES = ['entrypoints', 'components', 'utils', 'public', 'wxt.config.ts', 'package.json'];

export function outputFolder(target: BuildTarget, mode: BuildMode = 'production'): string {
  return join(ROOT, '.output', `${target}-mv3${mode === 'production' ? '' : `-${mode}`}`);
}

async function newestChange(path: string): Promise<number> {
  const found = await stat(path);
  if (!found.isDirectory()) return found.mtimeMs;
  const names = await readdir(path);
  return Math.max(found.mtimeMs, ...(await Promise.all(names.map((name) => newestChange(join(path, name))))));
}

async function isUpToDate(folder: string): Promise<boolean> {
  const built = await stat(join(folder, 'manifest.json')).then(
    ({ mtimeMs }) => mtimeMs,
    () => 0,
  );
  const changed = await Promise.all(SOURCES.map((source) => newestChange(join(ROOT, source))));
  return built > Math.max(...changed);
}

/** Builds one package unless it is newer than every source. Answers its folder. */
export async function ensureBuild(target: BuildTarget, mode: BuildMode = 'production'): Promise<string> {
  const folder = outputFolder(target, mode);
  if (await isUpToDate(folder)) return folder;
  const wxt = join(ROOT, 'node_modules', 'wxt', 'bin', 'wxt.mjs');
  await promisify(execFile)(process.execPath, [wxt, 'build', '-b', target, '--mv3', '--mode', mode], {
    cwd: ROOT,
    // Whoever calls, such as a test runner with an environment of its own: what ships is what is looked at.
    env: { ...process.env, NODE_ENV: 'production', NODE_NO_WARNINGS: '1' },
    maxBuffer: 1 << 26,
  });
  return folder;
}
