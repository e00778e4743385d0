import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import { CIN_SYSTEM, mrnSystem } from '../../../utils/ascmi/identifiers';
import type { CsvMapping, EmbeddedEntry, ImportFormat } from '../../../utils/contract/embedded-view';
import { csvRecords, type CsvRecord } from '../../../utils/registry/csv-records';
import { textOf } from '../../../utils/registry/file-text';
import { readDate } from '../../../utils/registry/import-csv';
import { previewFile, rowsOfFile } from '../../../utils/registry/import-file';
import { importRows, outcomeOf } from '../../../utils/registry/import-run';
import { openRegistryDatabase } from '../../../utils/registry/local-database';
import { createLocalRegistry, type LocalRegistry } from '../../../utils/registry/local-registry';
import type { PutEntry } from '../../../utils/registry/stored-record';
import { serverRecords } from '../../support/fhir-server';
import { records } from '../../support/members';

const never = new AbortController().signal;
const AS_IT_IS: CsvMapping = { columns: {}, portal: '' };
let databases = 0;
const newRegistry = (now = '2026-11-24T18:00:00Z') =>
  createLocalRegistry({
    openDb: () => openRegistryDatabase(`import-${(databases += 1)}`),
    now: () => Date.parse(now),
    crypto: globalThis.crypto,
  });

async function put(registry: LocalRegistry, entries: readonly EmbeddedEntry[]) {
  const store = await registry.store();
  const outcomes = await store.putMany(entries as readonly PutEntry[], { origin: 'import', batch: 'b-1' });
  return outcomes.map(outcomeOf);
}

function feed(registry: LocalRegistry, text: string, format: ImportFormat, mapping = AS_IT_IS, signal = never) {
  const rows = rowsOfFile(new Blob([text]), format, mapping, () => undefined);
  return importRows(rows, (entries) => put(registry, entries), { signal, onProgress: () => undefined });
}

async function feedCsv(registry: LocalRegistry, text: string, portal = '') {
  const preview = await previewFile(new Blob([text]));
  return feed(registry, text, 'csv', { columns: preview?.guess ?? {}, portal });
}

const someConsent = () => records('2026-11-24').consents[0] ?? {};

const CSV = `Client CIN,Form,Status,Date signed,Expires,Declined categories,Signer
90000001A,ascmi-ab133,active,2026-03-02,2027-03-01,,self
90000002c,ascmi-ab133,,3/2/2026,,SUD_P2;HIV,

9000000XX,ascmi-ab133,active,soon,,,
90000005F,my-form,active,2026-03-02,,,
90000006G,ascmi-ab133,active,2026-03-02,,EVERYTHING,
90000001A,ascmi-ab133,active,2026-03-02,2027-03-01,,self
,ascmi-ab133,active,2026-03-02,,,
90000004E,ascmi-ab133,active,2026-03-02
`;

describe('a spreadsheet', () => {
  it('is shown with its first rows and a guess of its columns', async () => {
    expect(await previewFile(new Blob([`\uFEFF${CSV}`]))).toMatchObject({
      format: 'csv',
      sample: [['90000001A', 'ascmi-ab133', 'active', '2026-03-02', '2027-03-01', '', 'self'], {}, {}, {}, {}],
      guess: {
        cin: 'Client CIN',
        form: 'Form',
        status: 'Status',
        signedOn: 'Date signed',
        end: 'Expires',
        declined: 'Declined categories',
        signer: 'Signer',
      },
    });
  });

  it('gives its good rows, and names every problem of each bad one with its row, column and text', async () => {
    const registry = newRegistry();
    const report = await feedCsv(registry, CSV);
    expect(report).toMatchObject({ rows: 8, created: 2, updated: 0, end: 'complete' });
    expect(
      report.refused.map(({ line, problems }) => [line, problems.map(({ code, column }) => `${code} ${column}`)]),
    ).toEqual([
      [5, ['bad-identifier Client CIN', 'bad-date Date signed']],
      [6, ['unknown-form Form']],
      [7, ['unknown-category Declined categories']],
      [8, ['duplicate-in-file null']],
      [9, ['no-member null']],
      [10, ['ragged-row null']],
    ]);
    expect(report.refused[0]?.raw).toBe('9000000XX,ascmi-ab133,active,soon,,,');
    const found = await registry.lookup([{ system: CIN_SYSTEM, value: '90000002C' }], never);
    expect(found.records).toMatchObject([{ dateTime: '2026-03-02', provision: { provision: [{ type: 'deny' }] } }]);
  });

  it('changes nothing when it is fed in again', async () => {
    const registry = newRegistry();
    await feedCsv(registry, CSV);
    expect(await feedCsv(registry, CSV)).toMatchObject({ created: 0, updated: 0, unchanged: 2 });
  });

  it('is read in pieces that cut rows and quoted line breaks apart, with whatever delimiter it has', async () => {
    const rows = Array.from(
      { length: 12_000 },
      (_, index) => `9000${String(index).padStart(4, '0')}A;2026-03-02;"North\r\nClinic; ""${index}"""`,
    );
    const file = new Blob([`CIN;Signed on;Agency\r\n${rows.join('\r\n')}\r\n`]);
    let last: CsvRecord | null = null;
    let broken = 0;
    for await (const record of csvRecords(textOf(file))) {
      if (record.cells.length !== 3) broken += 1;
      last = record;
    }
    expect(broken).toBe(0);
    expect(last).toMatchObject({ line: 12_001, cells: ['900011999A', '2026-03-02', 'North\r\nClinic; "11999"'] });
  });

  it('takes record numbers of the portal that was chosen, and none where no portal was', async () => {
    const text = 'CIN,MRN,Signed on,DOB\n90000001A,104201,2026-03-02,3/12/1984\n';
    const [withPortal, without] = [newRegistry(), newRegistry()];
    await feedCsv(withPortal, text, 'portal.example');
    await feedCsv(without, text);
    const asked = [{ system: mrnSystem('portal.example'), value: '104201' }];
    expect((await withPortal.lookup(asked, never)).outcome).toBe('FOUND');
    expect((await without.lookup(asked, never)).outcome).toBe('NONE_ON_FILE');
  });
});

describe('FHIR files', () => {
  it('a Bundle of any layout is read entry by entry, and records are found by the numbers of its Patients', async () => {
    const resources = serverRecords('literal', '2026-11-24');
    const entry = [...resources, { resourceType: 'Observation', note: [{ text: 'ends with ]} and "entry": [' }] }];
    const bundle = {
      resourceType: 'Bundle',
      link: [{ relation: 'self', url: 'x' }],
      entry: entry.map((resource) => ({ resource })),
    };
    for (const text of [JSON.stringify(bundle), JSON.stringify(bundle, null, 2)]) {
      const registry = newRegistry();
      expect((await previewFile(new Blob([text])))?.format).toBe('bundle');
      const report = await feed(registry, text, 'bundle');
      expect(report.refused).toMatchObject([{ line: entry.length, problems: [{ code: 'not-a-consent' }] }]);
      expect(JSON.parse(report.refused[0]?.raw ?? '')).toMatchObject({ resourceType: 'Observation' });
      expect(await registry.lookup([{ system: CIN_SYSTEM, value: '90000001A' }], never)).toMatchObject({
        outcome: 'FOUND',
        records: [{ id: 'c-01' }],
      });
    }
  });

  it('a Bundle that was cut keeps what is whole and hands the rest back', async () => {
    const resource = someConsent();
    const text = JSON.stringify({ resourceType: 'Bundle', entry: [{ resource }, { resource }] }).slice(0, -40);
    const report = await feed(newRegistry(), text, 'bundle');
    expect(report).toMatchObject({ created: 1, refused: [{ line: 2, problems: [{ code: 'not-json' }] }] });
  });

  it('NDJSON with a broken line gives the others and hands that line back', async () => {
    const good = serverRecords('logical', '2026-11-24').map((one) => JSON.stringify(one));
    const report = await feed(newRegistry(), [...good, '{"resourceType":', ''].join('\n'), 'ndjson');
    expect(report.refused).toEqual([
      { line: good.length + 1, raw: '{"resourceType":', problems: [{ code: 'not-json', column: null }] },
    ]);
  });

  it('an older version of a record does not overrule a newer one', async () => {
    const resource = someConsent();
    const line = (lastUpdated: string, status: string) =>
      `${JSON.stringify({ ...resource, status, meta: { lastUpdated } })}\n`;
    const registry = newRegistry();
    await feed(registry, line('2026-11-10T00:00:00Z', 'inactive'), 'ndjson');
    expect(await feed(registry, line('2026-11-01T00:00:00Z', 'active'), 'ndjson')).toMatchObject({
      updated: 0,
      refused: [{ problems: [{ code: 'newer-here' }] }],
    });
    expect(await feed(registry, line('2026-11-12T00:00:00Z', 'active'), 'ndjson')).toMatchObject({ updated: 1 });
  });
});

describe('every import', () => {
  it('stops where it is told to, and says so', async () => {
    const stopped = new AbortController();
    stopped.abort();
    const report = await feed(newRegistry(), '{}', 'ndjson', AS_IT_IS, stopped.signal);
    expect(report).toMatchObject({ end: 'cancelled', rows: 0 });
  });

  it('says where no answer came, with what was stored until then', async () => {
    const rows = rowsOfFile(new Blob([CSV]), 'csv', AS_IT_IS, () => undefined);
    const report = await importRows(rows, () => Promise.resolve(null), { signal: never, onProgress: () => undefined });
    expect(report).toMatchObject({ end: 'complete', created: 0 });
    const good = rowsOfFile(new Blob(['{"resourceType":"Consent"}']), 'ndjson', AS_IT_IS, () => undefined);
    const silent = await importRows(good, () => Promise.resolve(null), { signal: never, onProgress: () => undefined });
    expect(silent).toMatchObject({ end: 'no-answer', rows: 0 });
  });

  it.each([
    ['', null],
    ['<?xml version="1.0"?>', null],
    ['[1]', null],
    ['PK\u0003\u0004\0\0', null],
    ['{"entry":[', 'bundle'],
    ['{"resourceType":"Consent"}', 'ndjson'],
    ['CIN\n', 'csv'],
  ])('knows what begins with %j', async (text, format) => {
    expect((await previewFile(new Blob([text])))?.format ?? null).toBe(format);
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
