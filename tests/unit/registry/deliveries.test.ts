import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, describe, expect, it } from 'vitest';
import { CIN_SYSTEM } from '../../../utils/ascmi/identifiers';
import { err, ok } from '../../../utils/ascmi/result';
import { createDeliveries, withPending } from '../../../utils/registry/deliveries';
import { openRegistryDatabase } from '../../../utils/registry/local-database';
import { createOutbox } from '../../../utils/registry/outbox';
import type { LookupAnswer, Registry, RegistryProblem } from '../../../utils/registry/registry';
import { createOutboxDesk } from '../../../utils/tabs/outbox-desk';
import type { AuditEvent, AuditLog } from '../../../utils/audit/entry';

const MEMBER = [{ system: CIN_SYSTEM, value: '90000001A' }];
const OTHER = [{ system: CIN_SYSTEM, value: '90000002C' }];
const refusal = {
  resourceType: 'Consent',
  status: 'active',
  identifier: [{ system: 'urn:ascmi-consent-guard:consent', value: 'f-1' }],
  patient: { identifier: MEMBER[0] },
  provision: { type: 'deny' },
};
const never = new AbortController().signal;
const NONE: LookupAnswer = { outcome: 'NONE_ON_FILE', records: [], checkedAtMs: 5 };

let clock = 0;
beforeEach(() => {
  globalThis.indexedDB = new IDBFactory();
  clock = 1_000_000;
});

/** A registry whose line can be cut, and that remembers what reached it. */
function rig() {
  const state: {
    problem: RegistryProblem | null;
    target: string | null;
    answer: LookupAnswer;
    filed: object[];
    events: object[];
  } = {
    problem: null,
    target: 'https://one.example',
    answer: NONE,
    filed: [],
    events: [],
  };
  const registry: Registry = {
    kind: 'fhir',
    lookup: () => Promise.resolve(state.answer),
    file(consent) {
      if (state.problem) return Promise.resolve(err(state.problem));
      state.filed.push(consent);
      return Promise.resolve(ok({ reference: 'Consent/9/_history/1' }));
    },
    recordAudit(event) {
      if (state.problem) return Promise.resolve(err(state.problem));
      state.events.push(event);
      return Promise.resolve(ok(null));
    },
    check: () => Promise.resolve(err('offline')),
  };
  const open = () =>
    createDeliveries({
      outbox: createOutbox({
        openDb: () => openRegistryDatabase(),
        crypto: globalThis.crypto,
        now: () => clock,
        random: () => 0,
      }),
      registry: () => Promise.resolve(registry),
      target: () => Promise.resolve(state.target),
    });
  return { state, registry, open };
}

describe('filing a consent', () => {
  it('is done at once where the registry takes it', async () => {
    const { state, open } = rig();
    const deliveries = open();
    expect(await deliveries.file(refusal, 'f-1')).toEqual(ok({ state: 'filed', reference: 'Consent/9/_history/1' }));
    expect(state.filed).toHaveLength(1);
    expect(await deliveries.entries()).toEqual([]);
  });

  it('keeps what the registry cannot take, and a new worker sends it once the line is back', async () => {
    const { state, open } = rig();
    state.problem = 'offline';
    expect(await open().file(refusal, 'f-1')).toEqual(ok({ state: 'queued', problem: 'offline' }));
    state.problem = null;
    clock += 3_600_000;
    const next = open();
    await Promise.all([next.flush(), next.flush()]);
    expect(state.filed).toEqual([refusal]);
    expect(await next.entries()).toEqual([]);
  });

  it('never sends to one registry what was signed for another', async () => {
    const { state, open } = rig();
    state.problem = 'offline';
    const deliveries = open();
    await deliveries.file(refusal, 'f-1');
    Object.assign(state, { problem: null, target: 'https://two.example' });
    for (let round = 0; round < 5; round += 1) {
      clock += 3_600_000;
      await deliveries.flush();
    }
    expect(state.filed).toEqual([]);
    expect(await deliveries.entries()).toMatchObject([{ state: 'poisoned', problem: 'not-configured' }]);
  });

  it('goes straight into a registry that keeps records itself', async () => {
    const { state, open } = rig();
    Object.assign(state, { target: null, problem: 'server-error' });
    expect(await open().file(refusal, 'f-1')).toEqual(err('server-error'));
    expect(await open().entries()).toEqual([]);
  });
});

describe('what waits counts', () => {
  it('for its member only, beside an answer, and never instead of one', async () => {
    const { state, registry, open } = rig();
    state.problem = 'offline';
    const deliveries = open();
    await deliveries.file(refusal, 'f-1');
    const seen = withPending(registry, (identifiers) => deliveries.pendingFor(identifiers));
    expect(await seen.lookup(MEMBER, never)).toMatchObject({
      outcome: 'FOUND',
      records: [{ provision: { type: 'deny' } }],
    });
    expect(await seen.lookup(OTHER, never)).toEqual(NONE);
    state.answer = { outcome: 'UNAVAILABLE', records: [], checkedAtMs: 5, problem: 'offline' };
    expect(await seen.lookup(MEMBER, never)).toEqual(state.answer);
  });

  it('no longer once it has arrived', async () => {
    const { registry, open } = rig();
    const deliveries = open();
    await deliveries.file(refusal, 'f-1');
    expect(await withPending(registry, (one) => deliveries.pendingFor(one)).lookup(MEMBER, never)).toEqual(NONE);
  });
});

describe('audit entries', () => {
  it('are queued without waiting, once for each key', async () => {
    const { state, open } = rig();
    const deliveries = open();
    await deliveries.recordAudit({ resourceType: 'AuditEvent' }, 'h-1', null);
    await deliveries.recordAudit({ resourceType: 'AuditEvent' }, 'h-1', null);
    expect(state.events).toEqual([]);
    await deliveries.flush();
    expect(state.events).toHaveLength(1);
  });
});

describe('a person at the console', () => {
  it('sends a rejected entry again, or gives it up with a reason that the log keeps', async () => {
    const { state, open } = rig();
    const deliveries = open();
    const log: AuditEvent[] = [];
    const audit = { append: (event: AuditEvent) => Promise.resolve(void log.push(event)) } as unknown as AuditLog;
    const desk = createOutboxDesk({ deliveries, audit });
    state.problem = 'malformed-answer';
    await deliveries.file(refusal, 'f-1');
    clock += 1;
    await deliveries.recordAudit({ resourceType: 'AuditEvent' }, 'h-1', null);
    for (let round = 0; round < 3; round += 1) {
      clock += 3_600_000;
      await deliveries.flush();
    }
    expect((await desk.read()).map(({ id, state: stands }) => [id, stands])).toEqual([
      ['consent:f-1', 'poisoned'],
      ['audit:h-1', 'poisoned'],
    ]);
    state.problem = null;
    expect(await desk.retry('consent:f-1')).toMatchObject([{ id: 'audit:h-1' }]);
    expect(await desk.discard('audit:h-1', 'duplicate')).toEqual([]);
    expect(log).toEqual([{ type: 'outbox.discarded', entry: 'audit:h-1', kind: 'audit-event', reason: 'duplicate' }]);
    expect(state.events).toEqual([]);
  });
});
