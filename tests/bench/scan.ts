import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CDPSession, Page } from '@playwright/test';
import { bundleScript, launch } from '../../utils/cli/detect-browser';
import { scenes } from './scan-scenes';
import { median, table } from './table';

/**
 * What reading a page costs, beside floors on the same page in the same run: thread-CPU milliseconds of one pass in a fresh isolated world
 * (no wrapper of an earlier pass is reused), medians, the passes interleaved.
 */
const ROUNDS = 9;
const WALK = `const walker = document.createTreeWalker(document.body, 4);`;
const PASSES: Record<string, string> = {
  'TreeWalker, count only': `(() => { ${WALK} let n = 0; while (walker.nextNode()) n += 1; return n; })()`,
  'TreeWalker + .data': `(() => { ${WALK} let n = 0; while (walker.nextNode()) n += walker.currentNode.data.length; return n; })()`,
  'body.textContent': `document.body.textContent.length`,
  'body.innerText': `document.body.innerText.length`,
  'our first scan': `scanBench.scan()`,
};
/**
 * Two libraries that search a page's text for a pattern, as highlighters do: no member rules, no labels, no controls, only the CIN's shape.
 * mark.js finds without marking; findAndReplaceDOMText wraps what it finds, and takes it back.
 */
const LIBRARIES = ['mark.js/dist/mark.min.js', 'findandreplacedomtext/src/findAndReplaceDOMText.js'];
const PATTERN = '/9\\d{7}[A-Z]/g';
Object.assign(PASSES, {
  'mark.js 8.11.1, find only': `(() => { let n = 0; new Mark(document.body).markRegExp(${PATTERN}, { filter: () => (n += 1, false) }); return n; })()`,
  'findAndReplaceDOMText 0.4.6': `findAndReplaceDOMText(document.body, { find: ${PATTERN}, wrap: 'i' }).revert() && 0`,
});
const FLOOR = 'TreeWalker + .data';

/** A table of 5,000 rows and 60,000 elements; `every` says in which rows an identifier stands, `who` whose. */
const makePage = (rows: number, every: number, who: 'many' | 'one' = 'many') => `
  document.body.innerHTML = '<header><h1>Jane Doe</h1><p>DOB 01/02/1980 · MRN 7410023 · CIN 90000001A</p></header><table><thead><tr><th>Date</th><th>Visit note</th><th>Author</th><th>Code</th><th>Result</th><th>Unit</th></tr></thead><tbody></tbody></table>';
  const body = document.querySelector('tbody');
  let html = '';
  for (let i = 0; i < ${rows}; i += 1) html += '<tr><td>2026-11-' + (i % 28 + 1) + '</td><td><span>Follow-up call number ' + i + ' about housing</span> <b>seen</b></td><td><a href="#">Rivera, Alan</a></td><td><code>E11.' + i % 9 + '</code></td><td>' + (i * 37 % 400) + ' ' + (${every} > 0 && i % ${every} === 0 ? 'CIN 9' + String(1000000 + ${who === 'one' ? '1' : 'i'}) + 'A' : 'within the range') + '</td><td>mg/dL</td></tr>';
  body.innerHTML = html;`;

async function cpu(session: CDPSession): Promise<number> {
  const { metrics } = await session.send('Performance.getMetrics');
  return 1000 * (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0);
}

async function isolated(session: CDPSession, frameId: string, script: string): Promise<number> {
  const { executionContextId } = await session.send('Page.createIsolatedWorld', { frameId });
  await session.send('Runtime.evaluate', { contextId: executionContextId, expression: script });
  return executionContextId;
}

async function timed(session: CDPSession, contextId: number, expression: string): Promise<number> {
  const before = await cpu(session);
  const { exceptionDetails } = await session.send('Runtime.evaluate', { contextId, expression, returnByValue: true });
  if (exceptionDetails !== undefined) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
  return (await cpu(session)) - before;
}

async function valueOf(session: CDPSession, contextId: number, expression: string): Promise<number> {
  const { result } = await session.send('Runtime.evaluate', { contextId, expression, returnByValue: true });
  return Number(result.value);
}

async function firstScan(page: Page, script: string, title: string, setup: string): Promise<string[]> {
  await page.goto('about:blank');
  await page.evaluate(setup);
  const elements = await page.evaluate(() => document.querySelectorAll('*').length);
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  const { frameTree } = await session.send('Page.getFrameTree');
  const times = new Map<string, number[]>();
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const [name, expression] of Object.entries(PASSES)) {
      const world = await isolated(session, frameTree.frame.id, script);
      const idle = await timed(session, world, '0');
      times.set(name, [...(times.get(name) ?? []), (await timed(session, world, expression)) - idle]);
    }
  }
  await session.detach();
  const floor = median(times.get(FLOOR) ?? []);
  return Object.keys(PASSES).map((name) => {
    const own = median(times.get(name) ?? []);
    return [title, String(elements), name, own.toFixed(1), (own / floor).toFixed(2)].join('\t');
  });
}

/** The page's own layout and painting after a change, which it owes with us or without: done before ours is timed. */
const SETTLE = `document.body.offsetHeight; new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(0))))`;

/** Cost of an update against the size of the page: ten cells change, and the same ten on a page a thousand times as large. */
async function updates(page: Page, script: string): Promise<string[][]> {
  const rows: string[][] = [];
  for (const size of [84, 1000, 10_000, 84_000]) {
    await page.goto('about:blank');
    await page.evaluate(makePage(size, 0));
    const session = await page.context().newCDPSession(page);
    await session.send('Performance.enable', { timeDomain: 'threadTicks' });
    const { frameTree } = await session.send('Page.getFrameTree');
    const world = await isolated(session, frameTree.frame.id, script);
    await page.evaluate(
      `cells = [...document.querySelectorAll('tbody td:nth-child(5)')].filter((_, i) => i % 7 === 0).slice(0, 10)`,
    );
    await page.evaluate(SETTLE);
    await timed(session, world, 'scanBench.start()');
    const costs: number[] = [];
    let longest = 0;
    for (let round = 0; round < ROUNDS; round += 1) {
      await page.evaluate(`cells.forEach((cell, i) => { cell.textContent = ${round} * 100 + i + ' changed'; })`);
      await page.evaluate(SETTLE);
      costs.push(await timed(session, world, 'scanBench.drain()'));
      longest = Math.max(longest, await valueOf(session, world, 'scanBench.longestMs'));
    }
    await session.detach();
    rows.push([
      String(size * 12),
      '10 cells',
      median(costs).toFixed(2),
      (median(costs) / 10).toFixed(3),
      longest.toFixed(2),
    ]);
  }
  return rows;
}

async function main(): Promise<void> {
  const modules = join(import.meta.dirname, '../../node_modules');
  const libraries = LIBRARIES.map((name) => readFileSync(join(modules, name), 'utf8'));
  const script = [await bundleScript(join(import.meta.dirname, 'scan-page.ts')), ...libraries].join('\n;');
  const browser = await launch();
  try {
    const page = await browser.newPage();
    const few = await firstScan(page, script, 'few hits', makePage(5000, 0));
    const some = await firstScan(page, script, 'a hit in 100 rows', makePage(5000, 100));
    const many = await firstScan(page, script, 'a hit in every row', makePage(5000, 1));
    const one = await firstScan(page, script, 'the same member in every row', makePage(5000, 1, 'one'));
    console.log(
      table(
        ['page', 'elements', 'pass', 'CPU ms', `ratio to ${FLOOR}`],
        [...few, ...some, ...many, ...one].map((line) => line.split('\t')),
      ),
    );
    console.log(table(['elements', 'change', 'CPU ms', 'ms a cell', 'longest task ms'], await updates(page, script)));
    console.log(await scenes(page, script));
  } finally {
    await browser.close();
  }
}

await main();
