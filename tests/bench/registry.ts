import { CIN_SYSTEM } from '../../utils/ascmi/identifiers';
import { createFhirRegistry } from '../../utils/registry/fhir-registry';
import { startFhirServer } from '../support/fhir-server';
import { memoryStore } from '../support/memory-store';
import { members } from '../support/members';
import { embeddedRows } from './embedded';
import { milliseconds as ms, quantile } from './quantile';
import { table } from './table';

/**
 * Look-up times: the embedded registry in a real browser's IndexedDB on disk, filled as an import fills it, and the FHIR client against
 * the real engine on localhost beside bare `fetch` of the same requests in the same run. The ratio of the embedded rows says how flat it
 * stays. `--million` adds a million consents (several minutes of filling); `--firefox` measures Firefox too; `--embedded` leaves the
 * server out.
 */
const has = (flag: string) => process.argv.includes(flag);
const ROUNDS = 300;
const SIZES = [1000, 100_000, ...(has('--million') ? [1_000_000] : [])];

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

const rows = await embeddedRows('chromium', SIZES);
if (has('--firefox')) rows.push(...(await embeddedRows('firefox', SIZES)));
if (!has('--embedded')) rows.push(...(await overHttp()));
console.log(table(['look-up', 'p50 ms', 'p99 ms', 'ratio of p50'], rows));
