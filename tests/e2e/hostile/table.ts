import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { format, resolveConfig } from 'prettier';
import type { BrowserKind } from '../../support/browsers';
import { ROOT } from '../../support/build';
import { CHANNELS, FAMILIES } from './channels';
import type { Channel } from './channels/channel';
import { isPromised } from './trial';

/**
 * `npm run hostile:table` writes what the matrix promises: the table of what cannot be stopped into the README, between its markers, and the
 * whole matrix into `MATRIX.md`. `npm run test:hostile` proves each cell; a test compares the files with the matrix.
 */
export const README_FILE = join(ROOT, 'README.md');
export const MATRIX_FILE = join(ROOT, 'tests', 'e2e', 'hostile', 'MATRIX.md');
const BEGIN = '<!-- hostile:begin (written by npm run hostile:table) -->';
const END = '<!-- hostile:end -->';

const BROWSERS: readonly BrowserKind[] = ['chromium', 'firefox'];
const NAMES: Readonly<Record<Channel['layer'], string>> = {
  L0: 'L0 network wall',
  L1: 'L1 navigation',
  L2: 'L2 gestures',
  L3: 'L3 page APIs',
  L4: 'L4 paper',
  none: 'not stopped',
};

function cell(channel: Channel, browser: BrowserKind): string {
  if (!isPromised({ channel, browser })) return 'not stopped';
  return channel.missingIn?.includes(browser) ? 'not provable' : NAMES[channel.layer];
}

/** The README's section: how much is tried, and what nobody stops. */
export function openTable(): string {
  const open = CHANNELS.filter((channel) => BROWSERS.some((browser) => !isPromised({ channel, browser })));
  const rows = open.map(
    (channel) =>
      `| ${channel.title ?? channel.name} | ${BROWSERS.map((browser) => cell(channel, browser)).join(' | ')} | ${channel.reason ?? ''} |`,
  );
  return [
    `Of ${CHANNELS.length} ways out that \`npm run test:hostile\` tries (all of them in [the matrix](tests/e2e/hostile/MATRIX.md)), these are not stopped everywhere:`,
    '',
    '| way out | Chromium | Firefox | why |',
    '| --- | --- | --- | --- |',
    ...rows,
    '',
    'Requests in advance are no requests yet, so they are switched off while a tab is locked (permission `privacy`).',
  ].join('\n');
}

/** Every channel and who stops it. */
export function matrix(): string {
  const families = Object.entries(FAMILIES).flatMap(([title, channels]) => [
    `## ${title}`,
    '',
    '| channel | Chromium | Firefox |',
    '| --- | --- | --- |',
    ...channels.map(
      (channel: Channel) => `| ${channel.name} | ${BROWSERS.map((browser) => cell(channel, browser)).join(' | ')} |`,
    ),
    '',
  ]);
  return [
    '# Ways out of a locked tab, and who stops them',
    '',
    'Written by `npm run hostile:table`; proven by `npm run test:hostile`, each cell with a control run in which nothing is locked. “Not provable”: that browser',
    'does not have the API, or the control run cannot see it arrive.',
    '',
    ...families,
  ].join('\n');
}

export async function readmeWith(section: string): Promise<string> {
  const readme = await readFile(README_FILE, 'utf8');
  const from = readme.indexOf(BEGIN);
  const to = readme.indexOf(END);
  if (from < 0 || to < from) throw new Error(`README.md lacks ${BEGIN} and ${END}.`);
  return pretty(`${readme.slice(0, from + BEGIN.length)}\n\n${section}\n\n${readme.slice(to)}`, README_FILE);
}

export async function pretty(markdown: string, file: string): Promise<string> {
  return format(markdown, { ...(await resolveConfig(file)), parser: 'markdown' });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await writeFile(README_FILE, await readmeWith(openTable()));
  await writeFile(MATRIX_FILE, await pretty(matrix(), MATRIX_FILE));
}
