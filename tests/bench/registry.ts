import { createServer } from 'node:http';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { build } from 'vite';
import { CIN_SYSTEM } from '../../utils/ascmi/identifiers';
import { createFhirRegistry } from '../../utils/registry/fhir-registry';
import { requireBrowser } from '../support/browsers';
import { ROOT } from '../support/build';
import { listen, startFhirServer } from '../support/fhir-server';
import { memoryStore } from '../support/memory-store';
import { members } from '../support/members';
import { table } from './table';

/**
 * Look-up times: the embedded registry in a real Chromium, and the FHIR client against the real engine on localhost beside bare `fetch` of
 * the same requests in the same run. The ratio of the embedded rows says how flat it stays. `--million` adds a million consents (several
 * minutes of filling); `--embedded` leaves the server out.
 */
const ROUNDS = 300;
const sizes = [1000, 100_000, ...(process.argv.includes('--million') ? [1_000_000] : [])];

function quantile(times: readonly number[], q: number): number {
  const sorted = times.toSorted((left, right) => left - right);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * q))] ?? Number.NaN;
}
const ms = (value: number) => value.toFixed(2);

async function embedded(): Promise<string[][]> {
  const built = await build({
    root: ROOT,
    configFile: false,
    logLevel: 'error',
    build: {
      write: false,
      lib: { entry: join(ROOT, 'tests/bench/registry-page.ts'), formats: ['es'], fileName: 'page' },
    },
  });
  const output = (Array.isArray(built) ? built : [built]).flatMap((one) => ('output' in one ? one.output : []));
  const code = output.map((one) => ('code' in one ? one.code : '')).join('\n');
  const server = createServer((request, response) => {
    const script = request.url === '/page.js';
    response.writeHead(200, { 'content-type': script ? 'text/javascript' : 'text/html' });
    response.end(script ? code : '<!doctype html><title>bench</title><script type="module" src="/page.js"></script>');
  });
  const { port, stop } = await listen(server);
  const { path } = await requireBrowser('chromium');
  const browser = await chromium.launch({ executablePath: path, chromiumSandbox: process.getuid?.() !== 0 });
  try {
    const page = await browser.newPage();
    await page.goto(`http://127.0.0.1:${port}/`);
    await page.waitForFunction('"registryBench" in globalThis');
    const rows: string[][] = [];
    let filled = 0;
    let smallest = Number.NaN;
    for (const size of sizes) {
      const started = performance.now();
      await page.evaluate(`registryBench.fill(${filled}, ${size})`);
      const perSecond = Math.round((size - filled) / ((performance.now() - started) / 1000));
      filled = size;
      const times = await page.evaluate<number[]>(`registryBench.measure(${size}, ${ROUNDS})`);
      const median = quantile(times, 0.5);
      if (rows.length === 0) smallest = median;
      rows.push([
        `embedded, ${size.toLocaleString('en')} consents (filled with ${perSecond.toLocaleString('en')}/s)`,
        ms(median),
        ms(quantile(times, 0.99)),
        `${(median / smallest).toFixed(2)} of the smallest`,
      ]);
    }
    return rows;
  } finally {
    await browser.close();
    await stop();
  }
}

/** The same requests as the client sends, without the client: the floor. */
async function bare(baseUrl: string, cin: string): Promise<void> {
  const ask = (type: string, name: string) =>
    fetch(`${baseUrl}/${type}/_search`, {
      method: 'POST',
      headers: { accept: 'application/fhir+json', 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({ [name]: `${CIN_SYSTEM}|${cin}`, _count: '100' }).toString(),
    }).then((response) => response.json() as Promise<unknown>);
  await Promise.all([
    ask('Patient', 'identifier'),
    ask('Consent', 'patient:Patient.identifier'),
    ask('Consent', 'patient:identifier'),
  ]);
}

async function overHttp(): Promise<string[][]> {
  const server = await startFhirServer();
  const signal = new AbortController().signal;
  const registry = createFhirRegistry({
    baseUrl: server.baseUrl,
    auth: { kind: 'none' },
    fetch,
    now: () => Date.now(),
    store: memoryStore(),
  });
  const cins = members
    .filter(({ scenario }) => scenario === 'ALL' || scenario === 'PART' || scenario === 'DECL')
    .flatMap(({ cin }) => cin ?? []);
  const ours: number[] = [];
  const floor: number[] = [];
  for (let round = 0; round < ROUNDS + 20; round += 1) {
    const cin = cins[round % cins.length] ?? '';
    // Interleaved, so that a busy moment of the machine hits both alike.
    const start = performance.now();
    await bare(server.baseUrl, cin);
    const middle = performance.now();
    const answer = await registry.lookup([{ system: CIN_SYSTEM, value: cin }], signal);
    const end = performance.now();
    if (answer.outcome !== 'FOUND') throw new Error(answer.outcome);
    if (round < 20) continue;
    floor.push(middle - start);
    ours.push(end - middle);
  }
  await server.stop();
  const ratio = quantile(ours, 0.5) / quantile(floor, 0.5);
  return [
    [
      'FHIR on localhost, bare fetch of the same three requests',
      ms(quantile(floor, 0.5)),
      ms(quantile(floor, 0.99)),
      '1.00 (bare fetch)',
    ],
    [
      'FHIR on localhost, our client',
      ms(quantile(ours, 0.5)),
      ms(quantile(ours, 0.99)),
      `${ratio.toFixed(2)} of bare fetch`,
    ],
  ];
}

const rows = [...(await embedded()), ...(process.argv.includes('--embedded') ? [] : await overHttp())];
console.log(table(['look-up', 'p50 ms', 'p99 ms', 'ratio of p50'], rows));
