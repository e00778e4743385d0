import { readdirSync, readFileSync, existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { DetectBrowser } from './detect-browser';
import { adaptersFor } from './detect-adapters';
import { formatScores, scorePage, type PortalScores } from './detect-score';
import { reportPage } from './detect-report';
import { readTruth } from './detect-truth';
import { inParallel } from './in-parallel';
import { serveFolder } from './static-server';

/** `detect:measure DIR [--generic] [--misses]`: precision and recall on every `DIR/NAME/truth.json`. */
async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      generic: { type: 'boolean', default: false },
      misses: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
    },
  });
  const [folder] = positionals;
  if (folder === undefined) {
    console.error('npm run -s detect:measure -- DIR [--generic] [--misses] [--json]');
    return 2;
  }
  const root = resolve(folder);
  const server = await serveFolder(root);
  const browser = await DetectBrowser.start();
  const portals: PortalScores[] = [];
  try {
    for (const name of readdirSync(root).sort()) {
      const file = join(root, name, 'truth.json');
      if (!existsSync(file)) continue;
      const pages = await inParallel(readTruth(JSON.parse(readFileSync(file, 'utf8'))), async (truth) => {
        const url = `${server.origin}/${name}/${truth.page}`;
        const page = await browser.open(url);
        const adapters = values.generic ? [] : adaptersFor(url, {}, undefined);
        const score = scorePage(truth, reportPage(truth.page, await browser.read(page, adapters), { masked: false }));
        await page.close();
        return score;
      });
      portals.push({ portal: name, pages });
    }
  } finally {
    await browser.close();
    server.close();
  }
  console.log(values.json ? JSON.stringify(portals) : formatScores(portals, values.misses));
  return 0;
}

process.exitCode = await main();
