import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import type { AuditEvent, AuditLog } from '../../../utils/audit/entry';
import type { StatusChange } from '../../../utils/contract/embedded-view';
import { parseRequest } from '../../../utils/contract/schemas';
import type { EffectivePolicy } from '../../../utils/policy/policy';
import { openRegistryDatabase } from '../../../utils/registry/local-database';
import { createLocalRegistry } from '../../../utils/registry/local-registry';
import { createEmbeddedDesk } from '../../../utils/tabs/embedded-desk';
import { records } from '../../support/members';

const NOW = Date.parse('2026-11-24T18:00:00Z');
let databases = 0;

async function newDesk(kind: 'local' | 'fhir' = 'local') {
  const name = `desk-${(databases += 1)}`;
  const embedded = createLocalRegistry({
    openDb: () => openRegistryDatabase(name),
    now: () => NOW,
    crypto: globalThis.crypto,
  });
  await embedded.seed(records('2026-11-24').consents);
  const log: AuditEvent[] = [];
  const seen = { changes: 0 };
  let ids = 0;
  const desk = createEmbeddedDesk({
    embedded,
    policy: () =>
      Promise.resolve({
        registry: { kind },
        portals: [{ id: 'portal.example', origin: 'https://portal.example' }],
      } as unknown as EffectivePolicy),
    audit: { append: (event: AuditEvent) => Promise.resolve(log.push(event)) } as unknown as AuditLog,
    pseudonym: () => Promise.resolve('pseudonym'),
    now: () => NOW,
    newId: () => `t-${(ids += 1)}`,
    changed: () => Promise.resolve(void (seen.changes += 1)),
  });
  const settled = async () => (await openRegistryDatabase(name)).get('meta', 'settled');
  return { desk, log, seen, embedded, settled };
}

const CHANGE: StatusChange = {
  consentId: 'c-01',
  version: 1,
  status: 'entered-in-error',
  reason: 'wrong-member',
  by: ' R. Staff ',
};

describe('the desk of the embedded registry', () => {
  it('tells whether the registry is asked at all, and which portals there are', async () => {
    expect(await (await newDesk('fhir')).desk.summary()).toMatchObject({
      inUse: false,
      portals: [{ id: 'portal.example', origin: 'https://portal.example' }],
    });
  });

  it('counts an import while it runs, ends it, and takes it back', async () => {
    const { desk, log, seen, settled } = await newDesk();
    const before = await desk.summary();
    const { taskId } = await desk.begin({ kind: 'import', format: 'ndjson' });
    const [sample] = records('2026-11-24').consents;
    const consent = { ...sample, id: 'new', identifier: [{ system: 'urn:example', value: 'new' }] };
    expect(await desk.put(taskId, [{ consent }, { consent: { resourceType: 'Consent' } }])).toEqual({
      outcomes: ['created', 'no-identity'],
    });
    expect((await desk.summary()).imports).toMatchObject([{ id: taskId, state: 'open', created: 1, updated: 0 }]);
    const done = await desk.end(taskId, 'import');
    expect(done).toMatchObject({ consents: before.consents + 1, imports: [{ state: 'done' }] });
    expect(await settled()).toBe(NOW);
    expect(await desk.undo(taskId, true)).toEqual({ left: false });
    expect(await desk.summary()).toMatchObject({ ...before, imports: [{ state: 'undone' }] });
    expect(log.map((event) => event.type === 'registry.changed' && event.what)).toEqual([
      'import-begun',
      'import-ended',
      'import-undone',
    ]);
    expect(seen.changes).toBe(2);
  });

  it('closes a record for a person, with who and why in its history and in the log', async () => {
    const { desk, log, seen } = await newDesk();
    expect(await desk.close(CHANGE)).toEqual({ done: true });
    expect(await desk.history('c-01')).toMatchObject({
      versions: [
        { version: 2, status: 'entered-in-error', origin: 'person', by: 'R. Staff', reason: 'wrong-member' },
        { version: 1, status: 'active', origin: 'practice', by: null },
      ],
    });
    expect(log).toEqual([
      {
        type: 'consent.closed',
        member: 'pseudonym',
        reference: 'Consent/c-01/_history/1',
        status: 'entered-in-error',
        reason: 'wrong-member',
        by: 'R. Staff',
      },
    ]);
    expect(seen.changes).toBe(1);
  });

  it('closes nothing that changed meanwhile, and nothing without a name', async () => {
    const { desk, log } = await newDesk();
    expect(await desk.close({ ...CHANGE, version: 7 })).toEqual({ done: false, problem: 'changed' });
    expect(await desk.close({ ...CHANGE, by: '  ' })).toEqual({ done: false, problem: 'incomplete' });
    expect(log).toEqual([]);
  });

  it('finds a member’s consents, and logs that it was asked but not what for', async () => {
    const { desk, log } = await newDesk();
    expect(await desk.search('90000001A')).toMatchObject({
      more: false,
      lines: [{ consentId: 'c-01', form: 'ascmi-ab133', status: 'active', isPractice: true, birthDate: '1984-03-12' }],
    });
    expect(log).toMatchObject([{ type: 'registry.changed', what: 'searched' }]);
    expect(JSON.stringify(log)).not.toContain('90000001A');
  });
});

it('a page cannot close a record as active, nor with a reason of the other status', () => {
  const parse = (change: object) => parseRequest('embedded.close', { change: { ...CHANGE, ...change } });
  expect(parse({})).not.toBeNull();
  expect(parse({ status: 'active' })).toBeNull();
  expect(parse({ reason: 'revoked-oral' })).toBeNull();
});
