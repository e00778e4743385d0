import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, describe, expect, test } from 'vitest';
import { sha256 } from '../../../utils/audit/chain';
import type { AuditEvent } from '../../../utils/audit/entry';
import { lazyAuditLog } from '../../../utils/audit/lazy';
import { createAuditLog, openAuditDatabase } from '../../../utils/audit/log';
import { createPseudonymizer } from '../../../utils/audit/pseudonym';
import { createAuditSpool } from '../../../utils/audit/spool';
import { memoryArea } from '../../support/memory-area';

const NOON = Date.UTC(2026, 10, 24, 12);
const stop = (action: 'FAX' | 'EMAIL', effect: 'stopped' | 'proceeded' = 'stopped'): AuditEvent => ({
  type: 'undecided',
  portal: 'https://portal.example',
  action,
  channel: 'click',
  reason: 'unchecked',
  effect,
});

/** A log on a disk that can be full, and may be held by one worker after another. */
function rig() {
  const session = memoryArea();
  const disk = { isFull: false };
  let clock = NOON;
  const now = () => (clock += 1000);
  const worker = () =>
    lazyAuditLog(
      async () => {
        const db = await openAuditDatabase();
        const log = createAuditLog({ db, now, digest: sha256 });
        const append: typeof log.append = (event, atMs) =>
          disk.isFull ? Promise.reject(new DOMException('full', 'QuotaExceededError')) : log.append(event, atMs);
        return { log: { ...log, append }, pseudonym: createPseudonymizer(db) };
      },
      createAuditSpool(session, now),
    );
  return { disk, worker };
}

const written = async ({ log }: ReturnType<ReturnType<typeof rig>['worker']>) =>
  (await log.page(100))
    .toReversed()
    .map(({ event }) => ('action' in event ? `${event.action} ${event.type}` : event.type));

beforeEach(() => {
  globalThis.indexedDB = new IDBFactory();
});

describe('an audit log on a full disk', () => {
  test('keeps what was stopped, and another worker writes it in order and at its own time when there is room', async () => {
    const { disk, worker } = rig();
    disk.isFull = true;
    const first = worker();
    await expect(first.log.append(stop('FAX'))).rejects.toThrow('full');
    await expect(first.log.append(stop('EMAIL'))).rejects.toThrow('full');
    expect(await written(first)).toEqual([]);

    disk.isFull = false;
    const next = worker();
    await next.drain();
    expect(await written(next)).toEqual(['FAX undecided', 'EMAIL undecided']);
    expect((await next.log.page(1))[0]?.at).toBe(new Date(NOON + 2000).toISOString());
    expect(await next.log.verify()).toEqual({ ok: true, entries: 2 });
    await next.drain();
    expect(await written(next)).toHaveLength(2);
  });

  test('keeps nothing of a share that then does not go, and everything of one that has gone', async () => {
    const { disk, worker } = rig();
    const { log, drain } = worker();
    disk.isFull = true;
    await expect(log.append(stop('FAX', 'proceeded'))).rejects.toThrow('full');
    await expect(log.append(stop('EMAIL', 'proceeded'), 'afterwards')).rejects.toThrow('full');
    disk.isFull = false;
    await drain();
    expect((await log.page(10)).map(({ event }) => ('action' in event ? event.action : ''))).toEqual(['EMAIL']);
  });

  test('a disk that is still full loses nothing of the backlog', async () => {
    const { disk, worker } = rig();
    const { log, drain } = worker();
    disk.isFull = true;
    await expect(log.append(stop('FAX'))).rejects.toThrow('full');
    await expect(drain()).rejects.toThrow('full');
    disk.isFull = false;
    await drain();
    expect(await log.count()).toBe(1);
  });

  test('says how many lines were too many to keep', async () => {
    const { disk, worker } = rig();
    const { log, drain } = worker();
    disk.isFull = true;
    for (let index = 0; index < 1003; index += 1) await log.append(stop('FAX')).catch(() => undefined);
    disk.isFull = false;
    await drain();
    expect(await log.count()).toBe(1001);
    expect((await log.page(1))[0]?.event).toMatchObject({ what: 'audit-lines-dropped', count: 3 });
  });
});
