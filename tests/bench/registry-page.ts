import { CIN_SYSTEM } from '../../utils/ascmi/identifiers';
import { IMPORT_BATCH } from '../../utils/registry/import-run';
import { openRegistryDatabase } from '../../utils/registry/local-database';
import { createLocalRegistry } from '../../utils/registry/local-registry';

/** Runs inside the browser: the embedded registry over the browser's own IndexedDB. */
const registry = createLocalRegistry({
  openDb: () => openRegistryDatabase('bench'),
  now: () => Date.now(),
  crypto: globalThis.crypto,
});
const LETTERS = 'ACDEFGHMNTUVWXYZ';
/** Invented numbers of a range that no test else uses. */
const cinOf = (index: number) => `9${String(index).padStart(7, '0')}${LETTERS[index % LETTERS.length] ?? 'A'}`;

/** Stores invented consents as an import does, one of its batches at a time. */
async function fill(from: number, to: number): Promise<void> {
  const store = await registry.store();
  for (let start = from; start < to; start += IMPORT_BATCH) {
    const count = Math.min(IMPORT_BATCH, to - start);
    await store.putMany(
      Array.from({ length: count }, (_, offset) => ({
        consent: {
          resourceType: 'Consent',
          identifier: [{ system: 'urn:bench', value: String(start + offset) }],
          status: 'active',
          category: [{ coding: [{ system: 'urn:ascmi-consent-guard:form', code: 'ascmi-ab133' }] }],
          patient: { identifier: { system: CIN_SYSTEM, value: cinOf(start + offset) } },
          dateTime: '2026-03-02T10:15:00-08:00',
          provision: { type: 'permit', period: { start: '2026-03-02', end: '2027-03-01' } },
        },
      })),
      { origin: 'import', batch: 'bench' },
    );
  }
}

/** Milliseconds of `rounds` look-ups, spread over the whole range; every fifth finds nothing. */
async function measure(count: number, rounds: number): Promise<number[]> {
  const signal = new AbortController().signal;
  const times: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const hit = round % 5 !== 0;
    const index = hit ? (round * 7919) % count : count + round;
    const started = performance.now();
    const answer = await registry.lookup([{ system: CIN_SYSTEM, value: cinOf(index) }], signal);
    times.push(performance.now() - started);
    if ((answer.outcome === 'FOUND') !== hit) throw new Error(`look-up ${index}: ${answer.outcome}`);
  }
  return times;
}

Object.assign(globalThis, { registryBench: { fill, measure } });
