import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { sortContentScripts } from '../../utils/platform/manifest';
import { ROOT } from '../support/build';

interface Script {
  readonly js: readonly string[];
  readonly world?: string;
  readonly run_at: string;
  readonly all_frames: boolean;
  readonly match_origin_as_fallback: boolean;
  readonly matches: readonly string[];
}

const PORTAL = 'https://portal.county.example';
const REGISTRY = 'https://registry.county.example';
let folder: string;
let manifest: { content_scripts: Script[]; host_permissions: string[] };

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ascmi-enterprise-'));
  const options = { root: ROOT, outDir: folder, mode: 'production', browser: 'chrome', manifestVersion: 3 };
  const code = `import('wxt').then(({ build }) => build(${JSON.stringify(options)}))`;
  await promisify(execFile)(process.execPath, ['--input-type=module', '-e', `await ${code}`], {
    cwd: ROOT,
    env: { ...process.env, ASCMI_PORTAL_ORIGINS: ` ${PORTAL}/ , `, ASCMI_SERVICE_ORIGINS: `${REGISTRY}/fhir/R4` },
    maxBuffer: 1 << 26,
  });
  manifest = JSON.parse(await readFile(join(folder, 'chrome-mv3', 'manifest.json'), 'utf8')) as typeof manifest;
}, 120_000);

afterAll(() => rm(folder, { recursive: true, force: true }));

it('bakes the portals in: agent first, guard second, both before the page’s first script', () => {
  expect(manifest.content_scripts.map(({ js }) => js)).toEqual([
    ['content-scripts/agent.js'],
    ['content-scripts/guard.js'],
  ]);
  expect(manifest.content_scripts.map(({ world }) => world ?? 'ISOLATED')).toEqual(['ISOLATED', 'MAIN']);
  for (const script of manifest.content_scripts) {
    expect(script).toMatchObject({
      run_at: 'document_start',
      all_frames: true,
      match_origin_as_fallback: true,
      matches: [`${PORTAL}/*`],
    });
  }
});

it('grants the portals and nothing wider', () => {
  expect(manifest.host_permissions).toEqual(expect.arrayContaining([`${PORTAL}/*`, `${REGISTRY}/*`]));
  expect(manifest.host_permissions.filter((host) => host.includes('*://') || host.startsWith('https://*'))).toEqual([]);
});

it('puts the agent first whatever order the build tool chose', () => {
  const wrong = { content_scripts: [{ js: ['content-scripts/guard.js'] }, { js: ['content-scripts/agent.js'] }] };
  sortContentScripts(wrong);
  expect(wrong.content_scripts.map(({ js }) => js[0])).toEqual([
    'content-scripts/agent.js',
    'content-scripts/guard.js',
  ]);
});
