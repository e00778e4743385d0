import { describe, expect, it } from 'vitest';
import { CIN_SYSTEM, type Identifier } from '../../../utils/ascmi/identifiers';
import { CEILING_MS, createFreshRegistry } from '../../../utils/registry/fresh-registry';
import type { LookupAnswer, Registry } from '../../../utils/registry/registry';
import { memoryStore } from '../../support/memory-store';

const never = new AbortController().signal;
const who = (value: string): Identifier[] => [{ system: CIN_SYSTEM, value }];

function rig(outcome: LookupAnswer['outcome'] = 'FOUND', budgetPerMinute = 1000) {
  const state = { nowMs: 1_000_000, asked: 0, outcome, gate: Promise.resolve() };
  const session = memoryStore();
  const inner: Registry = {
    kind: 'fhir',
    lookup: async (): Promise<LookupAnswer> => {
      state.asked += 1;
      const checkedAtMs = state.nowMs;
      const records = [{ id: `r${state.asked}` }];
      await state.gate;
      if (state.outcome === 'UNAVAILABLE')
        return { outcome: state.outcome, records: [], checkedAtMs, problem: 'timeout' };
      if (state.outcome === 'FOUND') return { outcome: state.outcome, records, checkedAtMs };
      return { outcome: state.outcome, records: [], checkedAtMs };
    },
    file: () => Promise.resolve({ ok: true, value: { reference: 'Consent/x' } }),
    check: () => Promise.resolve({ ok: true, value: { summary: '' } }),
  };
  const make = () => createFreshRegistry(inner, { now: () => state.nowMs, session, budgetPerMinute });
  return { state, session, inner, fresh: make(), make };
}

describe('freshness', () => {
  it('asks once for all who ask at the same time', async () => {
    const { fresh, state } = rig();
    await Promise.all(Array.from({ length: 10 }, () => fresh.lookup(who('90000001A'), never)));
    expect(state.asked).toBe(1);
  });

  it('serves what is young enough for the use, and never what is older', async () => {
    const { fresh, state } = rig();
    await fresh.lookup(who('90000001A'), never);
    state.nowMs += CEILING_MS.required - 1;
    await fresh.lookup(who('90000001A'), never, CEILING_MS.required);
    expect(state.asked).toBe(1);
    state.nowMs += 1;
    await fresh.lookup(who('90000001A'), never, CEILING_MS.required);
    expect(state.asked).toBe(2);
    await fresh.lookup(who('90000001A'), never, 0);
    expect(state.asked).toBe(3);
  });

  it('tells what it remembers without asking anybody, and nothing after it was cleared', async () => {
    const { fresh, make, state } = rig();
    await fresh.lookup(who('90000001A'), never);
    expect(await make().remembered?.()).toMatchObject([{ outcome: 'FOUND', records: [{ id: 'r1' }] }]);
    expect(state.asked).toBe(1);
    await fresh.clear();
    expect(await fresh.remembered?.()).toEqual([]);
  });

  it('outlives the worker, not the session', async () => {
    const { fresh, make, state, session } = rig();
    await fresh.lookup(who('90000001A'), never);
    await make().lookup(who('90000001A'), never);
    expect(state.asked).toBe(1);
    session.held.clear();
    await make().lookup(who('90000001A'), never);
    expect(state.asked).toBe(2);
  });

  it('forgets "none" and failures soon, whatever age is allowed', async () => {
    for (const outcome of ['NONE_ON_FILE', 'UNAVAILABLE'] as const) {
      const { fresh, state } = rig(outcome);
      await fresh.lookup(who('90000001A'), never, CEILING_MS.shown);
      await fresh.lookup(who('90000001A'), never, CEILING_MS.shown);
      expect(state.asked).toBe(1);
      state.nowMs += 5000;
      await fresh.lookup(who('90000001A'), never, CEILING_MS.shown);
      expect(state.asked).toBe(2);
    }
  });

  it('does not trust answers from the future of a clock that was set back', async () => {
    const { fresh, state } = rig();
    await fresh.lookup(who('90000001A'), never);
    state.nowMs -= 60_000;
    await fresh.lookup(who('90000001A'), never, CEILING_MS.shown);
    expect(state.asked).toBe(2);
  });

  it('stops a page that walks through members, and says when it goes on', async () => {
    const { fresh, state } = rig('FOUND', 3);
    const answers: LookupAnswer[] = [];
    for (let index = 0; index < 5; index += 1) answers.push(await fresh.lookup(who(`9000000${index}A`), never));
    expect(state.asked).toBe(3);
    expect(answers[4]).toMatchObject({ outcome: 'UNAVAILABLE', problem: 'budget-spent', retryAtMs: 1_060_000 });
    state.nowMs += 60_000;
    expect(await fresh.lookup(who('90000009A'), never)).toMatchObject({ outcome: 'FOUND' });
  });

  it('keeps no answer that was under way when it was cleared, and forgets after filing', async () => {
    const { fresh, state, session } = rig();
    let answerNow: () => void = () => undefined;
    state.gate = new Promise<void>((resolve) => (answerNow = resolve));
    const running = fresh.lookup(who('90000001A'), never);
    await new Promise((resolve) => setTimeout(resolve, 0));
    expect(state.asked).toBe(1);
    await fresh.clear();
    answerNow();
    await running;
    expect(session.held.get('registry.answers')).toBeUndefined();
    await fresh.lookup(who('90000001A'), never);
    await fresh.file({}, never);
    await fresh.lookup(who('90000001A'), never);
    expect(state.asked).toBe(3);
  });

  it('lets one caller go without ending the look-up of the others', async () => {
    const { fresh } = rig();
    const leaving = new AbortController();
    const first = fresh.lookup(who('90000001A'), leaving.signal);
    const second = fresh.lookup(who('90000001A'), never);
    leaving.abort();
    await expect(first).rejects.toThrow();
    expect(await second).toMatchObject({ outcome: 'FOUND' });
  });

  it('forgets a member as soon as another is asked about, where policy wants that', async () => {
    const { inner, session, state } = rig();
    const strict = createFreshRegistry(inner, { now: () => state.nowMs, session, forgetOnMemberChange: true });
    await strict.lookup(who('90000001A'), never);
    await strict.lookup(who('90000001A'), never);
    expect(state.asked).toBe(1);
    await strict.lookup(who('90000002C'), never);
    expect(JSON.stringify([...session.held])).not.toContain('90000001A');
    await strict.lookup(who('90000001A'), never);
    expect(state.asked).toBe(3);
  });

  it('sends a list on a few at a time, and each member once', async () => {
    const { fresh, state } = rig();
    let open = () => {};
    state.gate = new Promise((resolve) => (open = resolve));
    const list = Array.from({ length: 30 }, (_, index) => who(`9${String(index % 20).padStart(7, '0')}A`));
    const answers = fresh.lookupMany?.(list, never);
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(state.asked).toBe(4);
    open();
    expect((await answers)?.map(({ outcome }) => outcome)).toEqual(list.map(() => 'FOUND'));
    expect(state.asked).toBe(20);
  });

  it('answers a batch up to its cap', async () => {
    const { fresh } = rig();
    const batch = Array.from({ length: 102 }, (_, index) => who(`9000${String(index).padStart(4, '0')}A`));
    const answers = (await fresh.lookupMany?.(batch, never)) ?? [];
    expect(answers.map(({ outcome }) => outcome).filter((one) => one === 'FOUND')).toHaveLength(100);
    expect(answers[101]).toMatchObject({ problem: 'budget-spent' });
  });

  describe('with a registry that answers many in one request', () => {
    function many(budgetPerMinute?: number) {
      const base = rig('FOUND', budgetPerMinute);
      const batches: number[] = [];
      base.inner.lookupMany = async (asked, signal) => {
        batches.push(asked.length);
        return Promise.all(asked.map((one) => base.inner.lookup(one, signal)));
      };
      return { ...base, batches, fresh: base.make() };
    }

    it('asks once for all that it does not remember, however often a member is listed', async () => {
      const { fresh, batches, state } = many();
      await fresh.lookup(who('90000001A'), never);
      const list = ['90000001A', '90000002A', '90000003A', '90000002A'].map(who);
      const answers = (await fresh.lookupMany?.(list, never)) ?? [];
      expect(batches).toEqual([2]);
      expect(answers.map(({ outcome }) => outcome)).toEqual(list.map(() => 'FOUND'));
      expect(answers[1]).toBe(answers[3]);
      await fresh.lookup(who('90000003A'), never);
      expect(state.asked).toBe(3);
    });

    it('shares its flight with a page that opens meanwhile', async () => {
      const { fresh, state } = many();
      let open = () => {};
      state.gate = new Promise((resolve) => (open = resolve));
      const list = fresh.lookupMany?.([who('90000001A'), who('90000002A')], never);
      await new Promise((resolve) => setTimeout(resolve, 5));
      const page = fresh.lookup(who('90000002A'), never);
      open();
      expect((await list)?.[1]).toMatchObject(await page);
      expect(state.asked).toBe(2);
    });

    it('keeps within the budget, and says so for the rest', async () => {
      const { fresh, batches } = many(2);
      const list = ['90000001A', '90000002A', '90000003A'].map(who);
      const answers = (await fresh.lookupMany?.(list, never)) ?? [];
      expect(batches).toEqual([2]);
      expect(answers.map((one) => (one.outcome === 'UNAVAILABLE' ? one.problem : one.outcome))).toEqual([
        'FOUND',
        'FOUND',
        'budget-spent',
      ]);
    });

    it('remembers nothing of a request that was under way when everything was forgotten', async () => {
      const { fresh, state } = many();
      let open = () => {};
      state.gate = new Promise((resolve) => (open = resolve));
      const list = fresh.lookupMany?.([who('90000001A'), who('90000002A')], never);
      await new Promise((resolve) => setTimeout(resolve, 5));
      await fresh.clear();
      open();
      await list;
      expect(await fresh.remembered?.()).toEqual([]);
    });
  });
});
