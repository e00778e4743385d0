import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import { err, ok } from '../../../utils/ascmi/result';
import { openRegistryDatabase } from '../../../utils/registry/local-database';
import { backOffMs, createOutbox, type Deliver } from '../../../utils/registry/outbox';
import type { RegistryProblem } from '../../../utils/registry/registry';

const never = new AbortController().signal;
const parcel = {
  id: 'p1',
  kind: 'consent',
  resource: { resourceType: 'Consent', patient: { display: 'secret-name' } },
} as const;
let databases = 0;

function rig(name = `outbox-${(databases += 1)}`) {
  const state = { nowMs: 1_000_000 };
  const make = () =>
    createOutbox({
      openDb: () => openRegistryDatabase(name),
      crypto: globalThis.crypto,
      now: () => state.nowMs,
      random: () => 0,
    });
  return { state, make, outbox: make(), name };
}
const failing =
  (problem: RegistryProblem): Deliver =>
  () =>
    Promise.resolve(err(problem));
const working: Deliver = () => Promise.resolve(ok(null));

describe('outbox', () => {
  it('keeps what was queued across a restart, encrypted, and delivers it once', async () => {
    const { outbox, make, name } = rig();
    await outbox.enqueue(parcel);
    await outbox.enqueue(parcel);
    const [row] = await (await openRegistryDatabase(name)).getAll('outbox');
    expect(`${JSON.stringify(row)}${new TextDecoder('latin1').decode(row?.sealed)}`).not.toContain('secret-name');
    const sent: object[] = [];
    const deliver: Deliver = ({ resource }) => {
      sent.push(resource);
      return Promise.resolve(ok(null));
    };
    const restarted = make();
    expect(await restarted.flush(deliver, never)).toBe(1);
    expect(await restarted.flush(deliver, never)).toBe(0);
    expect(sent).toEqual([parcel.resource]);
    expect(await restarted.entries()).toEqual([]);
  });

  it('is not sent twice by two workers that flush at once', async () => {
    const { outbox, make } = rig();
    await outbox.enqueue(parcel);
    let sent = 0;
    const deliver: Deliver = async () => {
      sent += 1;
      await new Promise((resolve) => setTimeout(resolve, 5));
      return ok(null);
    };
    await Promise.all([outbox.flush(deliver, never), make().flush(deliver, never)]);
    expect(sent).toBe(1);
  });

  it('says "retry" to the delivery after a worker died in the middle of it', async () => {
    const { outbox, make, state } = rig();
    await outbox.enqueue(parcel);
    const dying = new AbortController();
    void outbox.flush(() => new Promise(() => undefined), dying.signal);
    await new Promise((resolve) => setTimeout(resolve, 50));
    const retries: boolean[] = [];
    const deliver: Deliver = (_parcel, isRetry) => {
      retries.push(isRetry);
      return Promise.resolve(ok(null));
    };
    expect(await make().flush(deliver, never)).toBe(0);
    state.nowMs += 2 * 60_000;
    expect(await make().flush(deliver, never)).toBe(1);
    expect(retries).toEqual([true]);
  });

  it('waits longer after each failure, and never gives up on an outage', async () => {
    const { outbox, state } = rig();
    await outbox.enqueue(parcel);
    const waits: number[] = [];
    for (let attempt = 0; attempt < 30; attempt += 1) {
      await outbox.flush(failing('offline'), never);
      const next = (await outbox.nextDueAtMs()) ?? 0;
      waits.push(next - state.nowMs);
      state.nowMs = next;
    }
    expect(waits.slice(0, 3)).toEqual([2500, 5000, 10_000]);
    expect(waits.at(-1)).toBe(30 * 60_000);
    expect(await outbox.flush(working, never)).toBe(1);
  });

  it('does not send before it is due', async () => {
    const { outbox } = rig();
    await outbox.enqueue(parcel);
    await outbox.flush(failing('server-error'), never);
    expect(await outbox.flush(working, never)).toBe(0);
  });

  it('sets aside what the server rejects, visibly, until a person decides', async () => {
    const { outbox, state } = rig();
    await outbox.enqueue(parcel);
    for (let attempt = 0; attempt < 3; attempt += 1) {
      await outbox.flush(failing('malformed-answer'), never);
      state.nowMs += 3_600_000;
    }
    expect(await outbox.entries()).toMatchObject([
      { id: 'p1', state: 'poisoned', attempts: 3, problem: 'malformed-answer' },
    ]);
    expect(await outbox.flush(working, never)).toBe(0);
    expect(await outbox.nextDueAtMs()).toBeNull();
    await outbox.retry('p1');
    expect(await outbox.flush(working, never)).toBe(1);
  });

  it('goes on with the others when one fails', async () => {
    const { outbox } = rig();
    await outbox.enqueue(parcel);
    await outbox.enqueue({ ...parcel, id: 'p2' });
    const deliver: Deliver = ({ id }) => Promise.resolve(id === 'p1' ? err('timeout') : ok(null));
    expect(await outbox.flush(deliver, never)).toBe(1);
    expect((await outbox.entries()).map(({ id }) => id)).toEqual(['p1']);
  });

  it('spreads attempts', () => {
    expect(backOffMs(0, () => 0)).toBe(2500);
    expect(backOffMs(0, () => 1)).toBe(5000);
    expect(backOffMs(99, () => 1)).toBe(3_600_000);
  });
});
