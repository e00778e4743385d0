import { describe, expect, it } from 'vitest';
import { GATED_ACTIONS } from '../../../utils/contract/outbound-urls';
import type { Area } from '../../../utils/platform/areas';
import type { Rule } from '../../../utils/guard/network/merge';
import { CHROMIUM_RESOURCE_TYPES } from '../../../utils/guard/network/resource-types';
import { createNetworkWall, PASS_MS } from '../../../utils/guard/network/wall';
import { isBlocked, lockOf, PORTAL, request } from './network';

const FAX = request({ url: `${PORTAL}/fax/send`, method: 'POST' });
const COLLECTOR = request({ url: 'https://collector.example/x' });

function setup() {
  const events: string[] = [];
  const memory = new Map<string, unknown>();
  const area: Area = {
    get: (key) => Promise.resolve(structuredClone(memory.get(key))),
    set: (key, value) => {
      events.push('stored');
      memory.set(key, structuredClone(value));
      return Promise.resolve();
    },
    remove: (key) => Promise.resolve(void memory.delete(key)),
    onChange: () => undefined,
  };
  let present: Rule[] = [];
  const dnr = {
    getSessionRules: () => Promise.resolve(present),
    updateSessionRules: ({ removeRuleIds = [], addRules = [] }: { removeRuleIds?: number[]; addRules?: Rule[] }) => {
      const kept = present.filter(({ id }) => !removeRuleIds.includes(id));
      if (addRules.some(({ id }) => kept.some((rule) => rule.id === id))) throw new Error('duplicate rule id');
      events.push('rules');
      present = [...kept, ...addRules];
      return Promise.resolve();
    },
  };
  const timers: (() => void)[] = [];
  const clock = { now: 1_000_000 };
  const notices: string[] = [];
  const openTabs = [7, 8, 9];
  const build = () =>
    createNetworkWall({
      dnr,
      session: area,
      resourceTypes: CHROMIUM_RESOURCE_TYPES,
      now: () => clock.now,
      serviceOrigins: () => Promise.resolve([]),
      openTabs: () => Promise.resolve(openTabs),
      later: (task) => void timers.push(task),
      printNotice: (tabId, closed) =>
        Promise.resolve(void notices.push(`${tabId} ${closed.includes('PRINT') ? 'on' : 'off'}`)),
    });
  return {
    wall: build(),
    build,
    events,
    memory,
    clock,
    timers,
    notices,
    openTabs,
    blocks: (details = FAX) => isBlocked(present, details),
    rules: () => present,
  };
}

describe('the network wall', () => {
  it('stores what it wants before it changes rules, so that a dying worker leaves a plan', async () => {
    const { wall, events } = setup();
    await wall.lock(lockOf());
    expect(events).toEqual(['stored', 'rules']);
  });

  it('holds a locked tab and lets an unlocked one go', async () => {
    const { wall, blocks } = setup();
    await wall.lock(lockOf());
    expect(blocks()).toBe(true);
    await wall.unlock(7, 'decided');
    expect(blocks()).toBe(false);
  });

  it('changes nothing when nothing changed', async () => {
    const { wall, events } = setup();
    await wall.lock(lockOf());
    await wall.lock(lockOf());
    await wall.reconcile();
    expect(events.filter((event) => event === 'rules')).toHaveLength(1);
  });

  it('keeps order when changes come at once', async () => {
    const { wall, blocks, build } = setup();
    await Promise.all([wall.lock(lockOf()), wall.unlock(7, 'clear'), wall.lock(lockOf())]);
    expect(blocks()).toBe(true);
    await build().unlock(7, 'clear');
    expect(blocks()).toBe(false);
  });

  it('removes rules of a former life: they outlive a reload, the plan does not', async () => {
    const { wall, memory, rules, build } = setup();
    await wall.lock(lockOf());
    memory.clear();
    await build().reconcile();
    expect(rules()).toEqual([]);
  });

  it('puts back rules that are missing', async () => {
    const { wall, rules, build, blocks } = setup();
    await wall.lock(lockOf());
    rules().length = 0;
    await build().reconcile();
    expect(blocks()).toBe(true);
  });

  it('counts an unreadable plan as none', async () => {
    const { wall, memory, rules, build } = setup();
    await wall.lock(lockOf());
    memory.set('guard.wall', [{ tabId: 'seven' }]);
    await build().reconcile();
    expect(rules()).toEqual([]);
  });

  it('lets one allowed share pass, and closes behind it', async () => {
    const { wall, blocks, clock, timers } = setup();
    await wall.lock(lockOf());
    await wall.pass(7, 'FAX', 'https://fax.example');
    expect(blocks()).toBe(false);
    expect(blocks(request({ url: 'https://fax.example/in', method: 'POST' }))).toBe(false);
    expect(blocks(request({ url: `${PORTAL}/messages/send`, method: 'POST' }))).toBe(true);
    clock.now += PASS_MS + 100;
    for (const timer of timers) timer();
    await wall.reconcile();
    expect(blocks()).toBe(true);
  });

  it('closes a pass at the next worker start when its timer was lost', async () => {
    const { wall, blocks, clock, build } = setup();
    await wall.lock(lockOf());
    await wall.pass(7, 'FAX');
    clock.now += PASS_MS + 100;
    await build().reconcile();
    expect(blocks()).toBe(true);
  });

  it('closes a tab while a portal page is on its way', async () => {
    const { wall, blocks } = setup();
    await wall.navigating(7, `${PORTAL}/chart`, { allowHosts: [], closed: GATED_ACTIONS });
    expect(blocks()).toBe(true);
    expect(blocks(COLLECTOR)).toBe(true);
  });

  it('closes nothing for a download, which replaces no page', async () => {
    const { wall, blocks } = setup();
    await wall.lock(lockOf({ closed: [] }));
    await wall.navigating(7, `${PORTAL}/export/ccda/1`, { allowHosts: [], closed: GATED_ACTIONS });
    expect(blocks()).toBe(false);
  });

  it('gives a tab the lock of the one that opened it, but never replaces its own', async () => {
    const { wall } = setup();
    await wall.lock(lockOf({ closed: ['FAX'] }));
    await wall.lock(lockOf({ tabId: 9, closed: [], standing: 'decided' }));
    await wall.inherit(7, 8);
    await wall.inherit(7, 9);
    expect((await wall.current(8))?.closed).toEqual(['FAX']);
    expect((await wall.current(9))?.closed).toEqual([]);
  });

  it('forgets a closed tab', async () => {
    const { wall, rules } = setup();
    await wall.lock(lockOf());
    await wall.forget(7);
    expect(rules()).toEqual([]);
    expect(await wall.current(7)).toBeNull();
  });

  it('is not brought back by a report that comes after its tab has closed', async () => {
    const { wall, rules } = setup();
    await wall.lock(lockOf());
    await wall.closed(7);
    await wall.lock(lockOf());
    await wall.navigating(7, `${PORTAL}/chart`, { allowHosts: [], closed: GATED_ACTIONS });
    expect(rules()).toEqual([]);
  });

  it('drops locks of tabs that closed while no worker ran', async () => {
    const { wall, build, openTabs, rules } = setup();
    await wall.lock(lockOf());
    openTabs.length = 0;
    await build().reconcile();
    expect(rules()).toEqual([]);
  });

  it('shows the print notice while printing is closed, and not while one print is allowed', async () => {
    const { wall, notices } = setup();
    await wall.lock(lockOf());
    await wall.pass(7, 'PRINT');
    await wall.unlock(7, 'decided');
    expect(notices).toEqual(['7 on', '7 off', '7 off']);
  });

  it('answers a blocking listener from the stored plan, whoever wrote it', async () => {
    const { wall, build } = setup();
    await wall.lock(lockOf());
    expect(await build().blocks(FAX)).toBe(true);
    expect(await build().blocks(request({ url: `${PORTAL}/notes`, method: 'POST' }))).toBe(false);
  });
});
