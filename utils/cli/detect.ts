import { existsSync, readFileSync } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { DetectBrowser } from './detect-browser';
import { adaptersFor } from './detect-adapters';
import { reportPage } from './detect-report';
import { watch, type WatchedReading } from './detect-watch';
import { serveFolder } from './static-server';

const USAGE = 'npm run -s detect -- URL_OR_FILE… [--policy FILE] [--adapter ID] [--show-values] [--watch] [--headed]';

/**
 * `detect`: what the extension sees on pages, one JSON object a page on standard output. Values are masked unless `--show-values`. With
 * `--watch` a readable line follows on standard error for everything that comes or goes, and the page is read again when its file or the
 * policy's is saved; `--headed` opens the browser on the screen, for portals that want a sign-in.
 */
async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      policy: { type: 'string' },
      adapter: { type: 'string' },
      'show-values': { type: 'boolean', default: false },
      watch: { type: 'boolean', default: false },
      headed: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help || positionals.length === 0) {
    console.error(USAGE);
    return values.help ? 0 : 2;
  }
  const policy = (): unknown => (values.policy === undefined ? {} : JSON.parse(readFileSync(values.policy, 'utf8')));
  const browser = await DetectBrowser.start({ headed: values.headed });
  let failed = false;
  try {
    for (const target of positionals) {
      try {
        const place = await locate(target);
        const page = await browser.open(place.url);
        const options = { masked: !values['show-values'] };
        const read = async (): Promise<WatchedReading> => {
          // The address of this moment: a watched page may have led to another.
          const readings = await browser.read(page, adaptersFor(page.url(), policy(), values.adapter));
          const fit = readings.flatMap(({ findings }) => findings.fit ?? [])[0] ?? null;
          return { report: reportPage(target, readings, options), fit };
        };
        console.log(JSON.stringify((await read()).report));
        if (values.watch)
          await watch({
            read,
            files: [values.policy, place.file].filter((file) => file !== undefined),
            reload: () => page.reload({ waitUntil: 'load' }),
            say: (line) => console.error(line),
            isClosed: () => page.isClosed(),
          });
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

async function locate(target: string): Promise<{ url: string; file?: string; close(): void }> {
  if (/^https?:/.test(target)) return { url: target, close: () => undefined };
  const file = resolve(target.replace(/^file:\/\//, ''));
  if (!existsSync(file)) throw new Error('no such file');
  const server = await serveFolder(dirname(file));
  return { url: `${server.origin}/${encodeURIComponent(basename(file))}`, file, close: () => server.close() };
}

process.exitCode = await main();
