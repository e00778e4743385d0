import type { Page } from '@playwright/test';
import { Meter } from './measure';
import { median, table } from './table';

/**
 * What goes on in a portal, measured in one run on the same page: the reader follows a change, beside a bare TreeWalker over the whole page
 * (what a reader that starts anew after each change pays at least) and `innerText`. Thread-CPU milliseconds.
 */
interface Scene {
  readonly name: string;
  /** Builds the page. */
  readonly setup: string;
  /** One change; `n` counts them. */
  readonly step: string;
  readonly steps: number;
}

const ROW = `const row = (i) => '<tr><td>2026-11-' + (i % 28 + 1) + '</td><td><span>Follow-up call number ' + i + '</span></td><td>Rivera, Alan</td><td>E11.' + i % 9 + '</td><td>' + (i * 37 % 400) + '</td></tr>';`;
const HEAD = `<header><h1>Jane Doe</h1><p>DOB 01/02/1980 MRN 7410023 CIN 90000001A</p></header>`;
const TABLE = `${ROW} document.body.innerHTML = '${HEAD}<table><tbody>' + Array.from({ length: 8000 }, (_, i) => row(i)).join('') + '</tbody></table>';`;
const SCENES: readonly Scene[] = [
  {
    name: 'table updated 10 times, 10 cells each',
    setup: TABLE,
    step: `const cells = document.querySelectorAll('td:nth-child(5)'); for (let i = 0; i < 10; i += 1) cells[i * 7].textContent = String(n * 100 + i);`,
    steps: 10,
  },
  {
    name: 'virtual list scrolled, 30 of 60 rows replaced',
    setup: `${ROW} document.body.innerHTML = '${HEAD}<table><tbody>' + Array.from({ length: 60 }, (_, i) => row(i)).join('') + '</tbody></table>';`,
    step: `${ROW} const list = document.querySelector('tbody'); for (let i = 0; i < 30; i += 1) { list.firstElementChild.remove(); list.insertAdjacentHTML('beforeend', row(n * 30 + i)); }`,
    steps: 10,
  },
  {
    name: 'list of 3,000 visits that names one member in each row, 10 cells changed',
    setup: `${ROW} document.body.innerHTML = '${HEAD}<table><thead><tr><th>MRN</th><th>Date</th><th>Visit</th><th>Author</th><th>Code</th><th>Result</th></tr></thead><tbody>' + Array.from({ length: 3000 }, (_, i) => row(i).replace('<tr>', '<tr><td>MRN 7410023</td>')).join('') + '</tbody></table>';`,
    step: `const cells = document.querySelectorAll('td:nth-child(6)'); for (let i = 0; i < 10; i += 1) cells[i * 7].textContent = String(n * 100 + i);`,
    steps: 10,
  },
  {
    name: 'lazy list: 100 rows appended to 8,000',
    setup: TABLE,
    step: `${ROW} document.querySelector('tbody').insertAdjacentHTML('beforeend', Array.from({ length: 100 }, (_, i) => row(i)).join(''));`,
    steps: 10,
  },
];
const WALK = `(() => { const walker = document.createTreeWalker(document.body, 4); let n = 0; while (walker.nextNode()) n += walker.currentNode.data.length; return n; })()`;

async function play(page: Page, script: string, scene: Scene): Promise<string[]> {
  await page.goto('about:blank');
  await page.evaluate(scene.setup);
  const meter = await Meter.of(page);
  const world = await meter.world(script);
  const idleHeap = await meter.heap();
  const first = await meter.cpu(world, 'scanBench.start()');
  const firstTask = await meter.value(world, 'scanBench.longestMs');
  const costs: number[] = [];
  let longest = 0;
  for (let n = 1; n <= scene.steps; n += 1) {
    await page.evaluate(`{ const n = ${n}; ${scene.step} }`);
    costs.push(await meter.cpu(world, 'scanBench.drain()'));
    longest = Math.max(longest, await meter.value(world, 'scanBench.longestMs'));
  }
  const heap = (await meter.heap()) - idleHeap;
  const floors = [WALK, 'document.body.innerText.length'].map((pass) => async () => {
    const times: number[] = [];
    for (let round = 0; round < 5; round += 1) times.push(await meter.cpu(await meter.world('0'), pass));
    return median(times).toFixed(1);
  });
  const [walk, inner] = [await floors[0]?.(), await floors[1]?.()];
  await meter.end();
  const shown = [first, median(costs), longest, firstTask].map((ms) => ms.toFixed(1));
  return [scene.name, ...shown, walk ?? '', inner ?? '', (heap / 1024).toFixed(0)];
}

/** A chart of 40 frames: each has a reader of its own. */
async function frames(page: Page, script: string): Promise<string[]> {
  await page.goto('about:blank');
  await page.evaluate(
    `${ROW} document.body.innerHTML = '${HEAD}' + Array.from({ length: 40 }, () => '<iframe></iframe>').join('');
     for (const frame of document.querySelectorAll('iframe')) frame.contentDocument.body.innerHTML = '<table><tbody>' + Array.from({ length: 200 }, (_, i) => row(i)).join('') + '</tbody></table>';`,
  );
  const meter = await Meter.of(page);
  const each = (pass: string) =>
    `[document, ...[...document.querySelectorAll('iframe')].map((one) => one.contentDocument)].forEach((doc) => { ${pass} })`;
  const ours = await meter.world(script);
  const idleHeap = await meter.heap();
  const first = await meter.cpu(ours, each('scanBench.scan(doc)'));
  const heap = (await meter.heap()) - idleHeap;
  const walker = `const walker = doc.createTreeWalker(doc.body, 4); let n = 0; while (walker.nextNode()) n += walker.currentNode.data.length;`;
  const walk = await meter.cpu(await meter.world('0'), each(walker));
  const inner = await meter.cpu(await meter.world('0'), each('doc.body.innerText.length;'));
  await meter.end();
  return [
    'chart with 40 frames of 200 rows',
    first.toFixed(1),
    '–',
    '–',
    (first / 41).toFixed(1),
    walk.toFixed(1),
    inner.toFixed(1),
    (heap / 1024).toFixed(0),
  ];
}

export async function scenes(page: Page, script: string): Promise<string> {
  const rows: string[][] = [];
  for (const scene of SCENES) rows.push(await play(page, script, scene));
  rows.push(await frames(page, script));
  return table(
    [
      'scene',
      'first scan ms',
      'a change ms',
      'longest task, change',
      'longest task, first',
      'TreeWalker + .data',
      'innerText',
      'heap kB',
    ],
    rows,
  );
}
