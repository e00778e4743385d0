import { describe, expect, test } from 'vitest';
import type { AuditEvent, AuditLog } from '../../../utils/audit/entry';
import type { AdapterFit, FrameFindings, MemberCandidate } from '../../../utils/contract/findings';
import { mergePolicy } from '../../../utils/policy/merge';
import { healthOf } from '../../../utils/portals/health';
import { HealthKeeper, MISSES_UNTIL_STOPPED, type ReadTab } from '../../../utils/tabs/health';
import { memoryArea } from '../../support/memory-area';

const ORIGIN = 'https://portal.example';
const policy = mergePolicy({}, { portals: [{ origin: ORIGIN, adapter: 'smartcare' }] });
const portal = policy.portals[0]!;

const member: MemberCandidate = {
  kind: 'MRN',
  value: '7410023',
  confidence: 'high',
  label: 'MRN',
  region: 0,
  selector: '',
  shadowPath: [],
};

function frame(fit: AdapterFit | null, members = [member], ready = true): FrameFindings {
  return {
    adapter: 'smartcare',
    ready,
    members,
    subject: members.length > 0 ? 'single' : 'none',
    current: members.length > 0 ? [0] : [],
    categories: [],
    elapsedMs: 1,
    ...(fit ? { fit } : {}),
  };
}

const FITS: AdapterFit = { signs: true, lines: 1, members: 1 };
const NOTHING: AdapterFit = { signs: false, lines: 1, members: 0 };

describe('how an adapter fits a page', () => {
  const of = (...frames: FrameFindings[]) => healthOf('smartcare', true, frames);

  test('it matches where its signs stand and its lines read something, be it in different frames', () => {
    expect(of(frame(FITS))).toBe('matches');
    expect(of(frame({ signs: true, lines: 1, members: 0 }, []), frame({ signs: false, lines: 1, members: 1 }))).toBe(
      'matches',
    );
    expect(of(frame({ signs: true, lines: 0, members: 0 }))).toBe('matches');
  });

  test('it matches partly where the page shows a member that its lines do not read', () => {
    expect(of(frame({ signs: true, lines: 1, members: 0 }))).toBe('partly');
    expect(of(frame({ signs: false, lines: 1, members: 1 }))).toBe('partly');
  });

  test('it is blind where the general reader sees a member and it sees nothing', () => {
    expect(of(frame(NOTHING))).toBe('blind');
  });

  test('a page without members, or one that still loads, says nothing about it', () => {
    expect(of(frame(NOTHING, []))).toBe('idle');
    expect(of(frame(NOTHING, [member], false))).toBe('idle');
    expect(of()).toBe('idle');
  });

  test('no adapter, and one that nobody knows, are told apart', () => {
    expect(healthOf('generic', true, [frame(null)])).toBe('generic');
    expect(healthOf('gone', false, [frame(null)])).toBe('missing');
  });
});

describe('an adapter that used to match', () => {
  function setUp() {
    const audited: AuditEvent[] = [];
    const local = memoryArea();
    let now = Date.UTC(2026, 10, 24, 9);
    const keeper = () =>
      new HealthKeeper({
        local,
        audit: { append: async (event: AuditEvent) => void audited.push(event) } as unknown as AuditLog,
        now: () => (now += 1000),
      });
    return { audited, local, keeper };
  }

  function page(documentId: string, fit: AdapterFit, navigationSeq = 1): ReadTab {
    const report = { frameId: 0, documentId, origin: ORIGIN, navigationSeq, findings: frame(fit) };
    return { tab: { tabId: 3, reports: [report] }, portal, policy };
  }

  test('is audited once when several pages in a row disagree, and again when it comes back', async () => {
    const { audited, keeper } = setUp();
    const health = keeper();
    await health.note(page('d0', FITS));
    for (let index = 1; index <= MISSES_UNTIL_STOPPED + 2; index += 1) await health.note(page(`d${index}`, NOTHING));
    expect(audited).toEqual([{ type: 'adapter.health', portal: ORIGIN, adapter: 'smartcare', state: 'blind' }]);
    expect((await health.view(portal, policy, null)).stoppedAtMs).not.toBeNull();
    await health.note(page('d9', FITS));
    expect(audited.at(-1)).toMatchObject({ state: 'matches' });
    expect(audited).toHaveLength(2);
    expect(await health.view(portal, policy, null)).toEqual({
      state: 'matches',
      adapter: 'SmartCare',
      stoppedAtMs: null,
    });
  });

  test('is remembered by another life of the worker', async () => {
    const { audited, keeper } = setUp();
    await keeper().note(page('d0', FITS));
    for (const name of ['d1', 'd2', 'd3']) await keeper().note(page(name, NOTHING));
    expect(audited).toHaveLength(1);
  });

  test('one odd page, read many times, is no news; each member of a page that never navigates counts', async () => {
    const { audited, keeper } = setUp();
    const health = keeper();
    await health.note(page('d0', FITS));
    for (let reading = 0; reading < 9; reading += 1) await health.note(page('d1', NOTHING));
    expect(audited).toEqual([]);
    await health.note(page('d1', NOTHING, 2));
    await health.note(page('d1', NOTHING, 3));
    expect(audited).toHaveLength(1);
  });

  test('pages that matched in between start the count afresh', async () => {
    const { audited, keeper } = setUp();
    const health = keeper();
    for (const [name, fit] of [
      ['a', FITS],
      ['b', NOTHING],
      ['c', NOTHING],
      ['d', FITS],
      ['e', NOTHING],
      ['f', NOTHING],
    ] as const)
      await health.note(page(name, fit));
    expect(audited).toEqual([]);
  });

  test('one that never matched has not stopped', async () => {
    const { audited, keeper } = setUp();
    const health = keeper();
    for (const name of ['a', 'b', 'c', 'd']) await health.note(page(name, NOTHING));
    expect(audited).toEqual([]);
    expect(await health.view(portal, policy, null)).toMatchObject({ state: 'blind', stoppedAtMs: null });
  });

  test('nothing about a member is stored', async () => {
    const { local, keeper } = setUp();
    await keeper().note(page('d1', NOTHING));
    expect(JSON.stringify(await local.get('portals.health'))).not.toContain(member.value);
  });
});
