import { existsSync, readFileSync } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { DetectBrowser } from './detect-browser';
import { adaptersFor } from './detect-adapters';
import { reportPage, type PageReport } from './detect-report';
import { serveFolder } from './static-server';

const USAGE = 'npm run -s detect -- URL_OR_FILE… [--policy FILE] [--adapter ID] [--show-values] [--watch]';

/** `detect`: what the extension sees on pages, one JSON object a page on standard output. Values are masked unless `--show-values`. */
async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      policy: { type: 'string' },
      adapter: { type: 'string' },
      'show-values': { type: 'boolean', default: false },
      watch: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help || positionals.length === 0) {
    console.error(USAGE);
    return values.help ? 0 : 2;
  }
  const policy: unknown = values.policy === undefined ? {} : JSON.parse(readFileSync(values.policy, 'utf8'));
  const browser = await DetectBrowser.start();
  let failed = false;
  try {
    for (const target of positionals) {
      try {
        const place = await locate(target);
        const page = await browser.open(place.url);
        const adapters = adaptersFor(place.url, policy, values.adapter);
        const options = { masked: !values['show-values'] };
        const read = async () => reportPage(target, await browser.read(page, adapters), options);
        let report = await read();
        console.log(JSON.stringify(report));
        if (values.watch) await watch(report, async () => (report = await read()));
        await page.close();
        place.close();
      } catch (error) {
        failed = true;
        console.log(
          JSON.stringify({
            page: target,
            error: error instanceof Error ? (error.message.split('\n')[0] ?? '') : 'unreadable',
          }),
        );
      }
    }
  } finally {
    await browser.close();
  }
  return failed ? 1 : 0;
}

async function locate(target: string): Promise<{ url: string; close(): void }> {
  if (/^https?:/.test(target)) return { url: target, close: () => undefined };
  const file = resolve(target.replace(/^file:\/\//, ''));
  if (!existsSync(file)) throw new Error('no such file');
  const server = await serveFolder(dirname(file));
  return { url: `${server.origin}/${encodeURIComponent(basename(file))}`, close: () => server.close() };
}

/** Prints a readable line for everything that comes or goes, until interrupted. */
async function watch(first: PageReport, read: () => Promise<PageReport>): Promise<never> {
  let before = lines(first);
  for (const line of before) console.error(`  ${line}`);
  for (;;) {
    const now = lines(await read());
    for (const line of before) if (!now.has(line)) console.error(`- ${line}`);
    for (const line of now) if (!before.has(line)) console.error(`+ ${line}`);
    before = now;
  }
}

function lines(report: PageReport): Set<string> {
  const where = (one: { framePath: readonly string[]; shadowPath: readonly string[]; selector: string }) =>
    [...one.framePath.map((frame) => `[${frame}]`), ...one.shadowPath, one.selector].join(' >>> ');
  return new Set([
    `current ${report.current === null ? 'nobody' : `${report.current.kind} ${report.current.value}`}`,
    ...report.members.map((one) => `member  ${one.kind} ${one.value} ${one.confidence} "${one.label}" ${where(one)}`),
    ...report.outbound.map((one) => `sends   ${one.action} "${one.label}" ${one.stage} ${where(one)}`),
  ]);
}

process.exitCode = await main();
