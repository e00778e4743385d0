import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { ROOT } from '../support/build';

const page = (content: string, script = '') =>
  `<!DOCTYPE html><html lang="en"><title>Chart</title><body>${content}<script>${script}</script></body></html>`;
const BANNER = '<h2>Doe, Jane</h2><p>DOB 01/02/1980 MRN <span id="mrn">7410023</span></p>';
const policy = (selector: string) =>
  JSON.stringify({
    adapters: [
      {
        id: 'example',
        schemaVersion: 1,
        title: 'Example',
        source: 'policy',
        detect: ['h2'],
        members: [{ selector, read: 'text', kind: 'MRN', label: 'MRN' }],
      },
    ],
  });

let folder = '';
let watching: ChildProcess;
test.beforeEach(async () => (folder = await mkdtemp(join(tmpdir(), 'ascmi-watch-'))));
test.afterEach(async () => {
  watching.kill('SIGINT');
  await rm(folder, { recursive: true });
});

/** What the command has said so far, for a person and for a program. */
function start(...more: string[]): { readonly said: string; readonly printed: string } {
  const heard = { said: '', printed: '' };
  const file = join(folder, 'chart.html');
  watching = spawn('npx', ['tsx', 'utils/cli/detect.ts', file, '--watch', ...more], { cwd: ROOT });
  watching.stderr?.on('data', (text: Buffer) => (heard.said += text.toString()));
  watching.stdout?.on('data', (text: Buffer) => (heard.printed += text.toString()));
  return heard;
}

test('a watched page is told first as it is, then by what comes and goes, masked', async () => {
  const change = `setTimeout(() => { document.querySelector('#mrn').textContent = '7410099'; document.body.insertAdjacentHTML('beforeend', '<button>Send fax</button>'); }, 4000);`;
  await writeFile(join(folder, 'chart.html'), page(BANNER, change));
  const heard = start();
  await expect.poll(() => heard.said, { timeout: 40_000 }).toMatch(/^ {2}current MRN 7•+023$/m);
  expect(JSON.parse(heard.printed)).toMatchObject({ adapter: 'generic', current: { kind: 'MRN' } });
  await expect.poll(() => heard.said, { timeout: 20_000 }).toMatch(/^\+ current MRN 7•+099$/m);
  expect(heard.said).toMatch(/^- current MRN 7•+023$/m);
  await expect.poll(() => heard.said, { timeout: 20_000 }).toMatch(/^\+ sends {3}FAX "Send fax" final/m);
});

test('an adapter that is saved is tried at once, and one that is half written is named, not believed', async () => {
  await writeFile(join(folder, 'chart.html'), page(BANNER));
  const file = join(folder, 'policy.json');
  await writeFile(file, policy('#gone'));
  const heard = start('--policy', file, '--adapter', 'example');
  await expect
    .poll(() => heard.said, { timeout: 40_000 })
    .toContain('adapter example: its signs are here, 0 of 1 member lines read something');
  await writeFile(file, '{"adapters": [');
  await expect.poll(() => heard.said, { timeout: 20_000 }).toMatch(/^! .*JSON/m);
  await writeFile(file, policy('#mrn'));
  await expect
    .poll(() => heard.said, { timeout: 20_000 })
    .toContain('+ adapter example: its signs are here, 1 of 1 member lines read something');
});
