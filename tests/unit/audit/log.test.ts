import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, describe, expect, test } from 'vitest';
import { canonicalJson, sha256, verifyChain } from '../../../utils/audit/chain';
import type { AuditEvent, AuditRecord } from '../../../utils/audit/entry';
import { createAuditLog, openAuditDatabase } from '../../../utils/audit/log';
import { createPseudonymizer } from '../../../utils/audit/pseudonym';

const event = (count: number): AuditEvent => ({
  type: 'enforcement',
  portal: 'https://portal.example',
  what: 'banner.suppressed',
  count,
});

async function* each(records: readonly AuditRecord[]): AsyncGenerator<AuditRecord> {
  yield* records;
}

beforeEach(() => {
  globalThis.indexedDB = new IDBFactory();
});

async function openLog() {
  const db = await openAuditDatabase();
  let clock = Date.UTC(2026, 10, 24);
  return { db, log: createAuditLog({ db, now: () => (clock += 1000), digest: sha256 }) };
}

async function collect(records: AsyncIterable<AuditRecord>): Promise<AuditRecord[]> {
  const all: AuditRecord[] = [];
  for await (const record of records) all.push(record);
  return all;
}

describe('the audit log', () => {
  test('appends at once from many callers form one unbroken chain', async () => {
    const { log } = await openLog();
    await Promise.all(Array.from({ length: 40 }, (_, index) => log.append(event(index))));
    expect(await log.verify()).toEqual({ ok: true, entries: 40 });
    expect((await collect(log.readAll())).map(({ sequence }) => sequence)).toEqual(
      Array.from({ length: 40 }, (_, index) => index + 1),
    );
  });

  test('two workers at once (an update in progress) still form one chain', async () => {
    const first = await openLog();
    const second = await openLog();
    await Promise.all(
      [first, second].flatMap(({ log }) => Array.from({ length: 10 }, (_, index) => log.append(event(index)))),
    );
    expect(await first.log.verify()).toEqual({ ok: true, entries: 20 });
  });

  test('a changed, a removed and a reordered record are found', async () => {
    const { log } = await openLog();
    for (let index = 0; index < 5; index += 1) await log.append(event(index));
    const records = await collect(log.readAll());
    const changed = records.map((record) => (record.sequence === 3 ? { ...record, event: event(99) } : record));
    expect(await verifyChain(each(changed), sha256)).toEqual({ ok: false, brokenAt: 3 });
    expect(await verifyChain(each(records.filter(({ sequence }) => sequence !== 3)), sha256)).toEqual({
      ok: false,
      brokenAt: 4,
    });
    const swapped = [records[0]!, records[2]!, records[1]!, ...records.slice(3)];
    expect(await verifyChain(each(swapped), sha256)).toEqual({ ok: false, brokenAt: 3 });
  });

  test('pages come newest first and end', async () => {
    const { log } = await openLog();
    for (let index = 0; index < 5; index += 1) await log.append(event(index));
    const first = await log.page(3);
    expect(first.map(({ sequence }) => sequence)).toEqual([5, 4, 3]);
    expect((await log.page(3, 3)).map(({ sequence }) => sequence)).toEqual([2, 1]);
  });
});

test('canonical JSON does not depend on the order of keys and leaves undefined out', () => {
  expect(canonicalJson({ b: [1, { d: 'x', c: undefined }], a: null })).toBe('{"a":null,"b":[1,{"d":"x"}]}');
});

test('a pseudonym is stable, differs by member, and does not contain the identifier', async () => {
  const { db } = await openLog();
  const pseudonym = createPseudonymizer(db);
  const one = [{ system: 'urn:x', value: '90000001A' }];
  const [first, again, other] = [
    await pseudonym(one),
    await createPseudonymizer(db)(one),
    await pseudonym([{ system: 'urn:x', value: '90000002C' }]),
  ];
  expect(first).toBe(again);
  expect(first).not.toBe(other);
  expect(first).toMatch(/^[0-9a-f]{32}$/);
});
