import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import { CIN_SYSTEM } from '../../../utils/ascmi/identifiers';
import { csvRows, guessMapping, readCsv, readDate } from '../../../utils/registry/import-csv';
import { readBundle, readNdjson } from '../../../utils/registry/import-rows';
import { exportNdjson, importRows } from '../../../utils/registry/import-run';
import { openRegistryDatabase } from '../../../utils/registry/local-database';
import { createLocalRegistry } from '../../../utils/registry/local-registry';
import { serverRecords } from '../../support/fhir-server';

const never = new AbortController().signal;
const quiet = { signal: never, onProgress: () => undefined };
let databases = 0;
const newRegistry = () =>
  createLocalRegistry({
    openDb: () => openRegistryDatabase(`import-${(databases += 1)}`),
    now: () => Date.parse('2026-11-24T18:00:00Z'),
    crypto: globalThis.crypto,
  });

const CSV = `Client CIN,Form,Status,Date signed,Expires,Declined categories,Signer
90000001A,ascmi-ab133,active,2026-03-02,2027-03-01,,self
90000002c,ascmi-ab133,,3/2/2026,,SUD_P2;HIV,
9000000XX,ascmi-ab133,active,2026-03-02,,,
90000004E,ascmi-ab133,active,soon,,,
90000005F,my-form,active,2026-03-02,,,
90000006G,ascmi-ab133,active,2026-03-02,,EVERYTHING,
90000001A,ascmi-ab133,active,2026-03-02,2027-03-01,,self
,ascmi-ab133,active,2026-03-02,,,
`;

describe('import', () => {
  it('guesses the columns, stores good rows, and names each bad one with its text', async () => {
    const table = readCsv(CSV);
    const mapping = guessMapping(table.headers);
    expect(mapping).toEqual({
      cin: 'Client CIN',
      form: 'Form',
      status: 'Status',
      signedOn: 'Date signed',
      end: 'Expires',
      declined: 'Declined categories',
      signer: 'Signer',
    });
    const registry = newRegistry();
    const progress: number[] = [];
    const report = await importRows(await registry.store(), csvRows(table, mapping), {
      signal: never,
      onProgress: (done) => progress.push(done),
    });
    expect(report).toMatchObject({ rows: 8, created: 2, updated: 0, complete: true });
    expect(report.refused.map(({ line, problem }) => [line, problem])).toEqual([
      [4, 'bad-identifier'],
      [5, 'bad-date'],
      [6, 'unknown-form'],
      [7, 'unknown-category'],
      [8, 'duplicate-in-file'],
      [9, 'no-member'],
    ]);
    expect(report.refused[0]?.raw).toContain('9000000XX');
    expect(progress).toEqual([8]);
    const found = await registry.lookup([{ system: CIN_SYSTEM, value: '90000002C' }], never);
    expect(found.records).toMatchObject([{ dateTime: '2026-03-02', provision: { provision: [{ type: 'deny' }] } }]);
  });

  it('changes nothing when the same file is fed in again', async () => {
    const registry = newRegistry();
    const table = readCsv(CSV);
    const rows = csvRows(table, guessMapping(table.headers));
    await importRows(await registry.store(), rows, quiet);
    expect(await importRows(await registry.store(), rows, quiet)).toMatchObject({
      created: 0,
      updated: 0,
      unchanged: 2,
    });
  });

  it('reads a Bundle, and finds records by the numbers of the Patients that they refer to', async () => {
    const registry = newRegistry();
    const resources = serverRecords('literal', '2026-11-24');
    const text = JSON.stringify({
      resourceType: 'Bundle',
      type: 'collection',
      entry: [...resources, { resourceType: 'Observation' }].map((resource) => ({ resource })),
    });
    const report = await importRows(await registry.store(), readBundle(text), quiet);
    expect(report.refused.map(({ problem }) => problem)).toEqual(['not-a-consent']);
    expect(await registry.lookup([{ system: CIN_SYSTEM, value: '90000001A' }], never)).toMatchObject({
      outcome: 'FOUND',
      records: [{ id: 'c-01' }],
    });
  });

  it('reads NDJSON with broken lines, and exports what it holds so that it comes back the same', async () => {
    const registry = newRegistry();
    const good = serverRecords('logical', '2026-11-24').map((one) => JSON.stringify(one));
    const report = await importRows(
      await registry.store(),
      readNdjson([...good, '{"resourceType":', ''].join('\n')),
      quiet,
    );
    expect(report.refused).toMatchObject([{ problem: 'not-json', raw: '{"resourceType":' }]);
    let text = '';
    for await (const line of exportNdjson(await registry.store())) text += line;
    const copy = newRegistry();
    const again = await importRows(await copy.store(), readNdjson(text), quiet);
    expect(again).toMatchObject({ created: report.created, refused: [] });
    expect(await importRows(await copy.store(), readNdjson(text), quiet)).toMatchObject({ unchanged: report.created });
  });

  it('stops where it is told to and says so', async () => {
    const registry = newRegistry();
    const stopped = new AbortController();
    stopped.abort();
    const report = await importRows(await registry.store(), readNdjson('{}'), { ...quiet, signal: stopped.signal });
    expect(report.complete).toBe(false);
  });

  it('knows days that do not exist', () => {
    expect([readDate('2026-02-30'), readDate('13/01/2026'), readDate('1/9/2026'), readDate('tomorrow')]).toEqual([
      null,
      null,
      '2026-01-09',
      null,
    ]);
  });
});
