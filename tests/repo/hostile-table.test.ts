import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { CHANNELS } from '../e2e/hostile/channels';
import { MATRIX_FILE, matrix, openTable, pretty, README_FILE, readmeWith } from '../e2e/hostile/table';
import { isPromised } from '../e2e/hostile/trial';

it('the README’s table of what cannot be stopped is what the matrix says', async () => {
  expect(await readFile(README_FILE, 'utf8')).toBe(await readmeWith(openTable()));
});

it('the matrix on file is the one that is tried', async () => {
  expect(await readFile(MATRIX_FILE, 'utf8')).toBe(await pretty(matrix(), MATRIX_FILE));
});

it('names each channel once, and says why where nobody stops it', () => {
  const names = CHANNELS.map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
  for (const channel of CHANNELS) {
    const isOpen = (['chromium', 'firefox'] as const).some((browser) => !isPromised({ channel, browser }));
    expect(Boolean(channel.reason && channel.title), channel.name).toBe(isOpen);
  }
});
