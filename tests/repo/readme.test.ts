import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { CHROMIUM_ID, FIREFOX_PERMISSIONS, GECKO_ID, PERMISSIONS } from '../../utils/platform/manifest';
import { ROOT } from '../support/build';

const readme = readFileSync(join(ROOT, 'README.md'), 'utf8');
const packageFile = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
  scripts: Record<string, string>;
  engines: { node: string };
};

it('names the two commands of a newcomer', () => {
  expect(readme).toContain('npm ci && npm run demo');
  expect(readme).toContain('npm ci && npm test');
});

it('names the identifiers that administrators need', () => {
  expect(readme).toContain(CHROMIUM_ID);
  expect(readme).toContain(GECKO_ID);
});

it('explains every permission', () => {
  for (const permission of Object.keys({ ...PERMISSIONS, ...FIREFOX_PERMISSIONS }))
    expect(readme).toContain(`\`${permission}\``);
});

it('mentions only commands that exist', () => {
  const mentioned = [...readme.matchAll(/npm run (?:-s )?([\w:-]+)/g)].map(([, name]) => name ?? '');
  expect(mentioned.filter((name) => !(name in packageFile.scripts))).toEqual([]);
});

it('shows only pictures and links that are there', () => {
  const targets = [...readme.matchAll(/\]\((?!https?:|#|mailto:)([^)#\s]+)/g)].map(([, path]) => path ?? '');
  expect(targets.filter((path) => !existsSync(join(ROOT, path)))).toEqual([]);
});

it('names the Node version that package.json demands', () => {
  expect(readme).toContain(packageFile.engines.node.replace('>=', ''));
});
