import { join } from 'node:path';
import { DetectBrowser } from '../../utils/cli/detect-browser';
import { reportPage, type PageReport } from '../../utils/cli/detect-report';
import { formatScores, precision, recall, scorePage, sum, type PageScore } from '../../utils/cli/detect-score';
import { inParallel } from '../../utils/cli/in-parallel';
import { serveFolder } from '../../utils/cli/static-server';
import { readCorpus, type CorpusPage } from './truth';

/** The least that the generic reader must reach on pages in many vendors' styles. */
const FLOORS = {
  memberPrecision: 0.99,
  memberRecall: 0.97,
  current: 0.97,
  outboundPrecision: 0.95,
  outboundRecall: 0.95,
};

/** Kinds and action codes must be right too, not only places and values. */
function wrongNames(page: CorpusPage, report: PageReport): string[] {
  const kinds = page.wanted.members.flatMap(({ kind, value }) => {
    const got = report.members.filter((member) => member.value.replace(/[\s-]/g, '') === value.replace(/[\s-]/g, ''));
    return got.length > 0 && !got.some((member) => member.kind === kind)
      ? [`kind of ${value}: ${got[0]?.kind ?? ''}, want ${kind}`]
      : [];
  });
  const actions = page.wanted.outbound.flatMap(({ selector, action }) => {
    const got = report.outbound.find(
      (one) => [...one.framePath, [...one.shadowPath, one.selector].join(' >>> ')].join(' | ') === selector,
    );
    return got !== undefined && got.action !== action ? [`action of ${selector}: ${got.action}, want ${action}`] : [];
  });
  return [...kinds, ...actions];
}

/** Reads every page of the corpus, or those named on the command line: `tsx tests/portals/run.ts kendo-grid report-viewer`. */
async function main(): Promise<number> {
  const folder = join(import.meta.dirname, 'corpus');
  const named = new Set(process.argv.slice(2));
  const pages = readCorpus(folder).filter(({ page }) => named.size === 0 || named.has(page.replace(/\.html$/, '')));
  const server = await serveFolder(folder);
  const browser = await DetectBrowser.start();
  let misnamed = 0;
  let scores: PageScore[] = [];
  try {
    scores = await inParallel(pages, async (truth) => {
      const page = await browser.open(`${server.origin}/${truth.page}`);
      const report = reportPage(truth.page, await browser.read(page, []), { masked: false });
      await page.close();
      const names = wrongNames(truth, report);
      misnamed += names.length;
      const score = scorePage(truth, report);
      return { ...score, misses: [...score.misses, ...names] };
    });
  } finally {
    await browser.close();
    server.close();
  }
  const members = sum(scores.map((score) => score.members));
  const outbound = sum(scores.map((score) => score.outbound));
  const reached = {
    memberPrecision: precision(members),
    memberRecall: recall(members),
    current: scores.filter((score) => score.current).length / scores.length,
    outboundPrecision: precision(outbound),
    outboundRecall: recall(outbound),
  };
  console.log(formatScores([{ portal: 'corpus', pages: scores }], true));
  const below = (Object.keys(FLOORS) as (keyof typeof FLOORS)[]).filter((name) => reached[name] < FLOORS[name]);
  for (const name of below) console.log(`below the floor: ${name} ${reached[name].toFixed(3)} < ${FLOORS[name]}`);
  if (misnamed > 2) console.log(`${misnamed} values or controls have the wrong kind`);
  return below.length === 0 && misnamed <= 2 ? 0 : 1;
}

process.exitCode = await main();
