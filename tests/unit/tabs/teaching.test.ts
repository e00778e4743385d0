import { describe, expect, test } from 'vitest';
import type { TaughtLines } from '../../../utils/contract/teaching';
import { createPolicyReader, LAST_MANAGED_KEY, SETTINGS_KEY } from '../../../utils/policy/reader';
import { createSettingsService } from '../../../utils/policy/settings-service';
import { parseAdapter } from '../../../utils/portals/schema';
import { taughtAdapter, taughtId } from '../../../utils/portals/taught';
import { TeachingService } from '../../../utils/tabs/teaching';
import { memoryArea } from '../../support/memory-area';

const ORIGIN = 'https://portal.example';
const LINES: TaughtLines = {
  members: [{ selector: '[data-field="mrn"]', read: 'text', kind: 'MRN', label: 'MRN' }],
  outbound: [{ selector: 'button[aria-label="Send fax"]', action: 'FAX' }],
};

function setUp(managed: Record<string, unknown> | null = null, adapter = 'generic') {
  const local = memoryArea({
    [SETTINGS_KEY]: { mode: 'warn', portals: [{ origin: ORIGIN, adapter, allowHosts: ['cdn.example'] }] },
    ...(managed ? { [LAST_MANAGED_KEY]: managed } : {}),
  });
  const policy = createPolicyReader({ local, readManaged: async () => managed, onManagedChange: () => undefined });
  const settings = createSettingsService({
    local,
    policy,
    isGranted: async () => true,
    version: '1',
    health: async () => ({ state: 'generic', adapter: '', stoppedAtMs: null }),
  });
  let now = 1_000;
  const injected: number[] = [];
  const teaching = new TeachingService({
    session: memoryArea(),
    policy: () => policy.current(),
    now: () => now,
    portalOf: async (tabId) => (tabId === 7 ? ORIGIN : null),
    inject: async (tabId) => injected.push(tabId) > 0,
    store: (origin, one) => settings.saveAdapter(origin, one),
  });
  return { teaching, policy, injected, later: (ms: number) => (now += ms) };
}

describe('a lesson', () => {
  test('ends with an adapter in the local settings that the portal is read by, and loses no other setting', async () => {
    const { teaching, policy, injected } = setUp();
    expect(await teaching.begin(7)).toBe(true);
    expect(injected).toEqual([7]);
    const result = await teaching.finish(7, ORIGIN, LINES, 'settings');
    expect(result.outcome).toBe('saved');
    const current = await policy.current();
    expect(current.mode).toBe('warn');
    expect(current.portals[0]).toMatchObject({ adapter: taughtId(ORIGIN), allowHosts: ['cdn.example'] });
    const parsed = parseAdapter(current.adapters[0]);
    expect(parsed.ok && parsed.value.members[0]?.selector).toBe('[data-field="mrn"]');
  });

  test('taught twice, a portal keeps one adapter with both lessons', async () => {
    const { teaching, policy } = setUp();
    await teaching.begin(7);
    await teaching.finish(7, ORIGIN, LINES, 'settings');
    const more = { members: [], outbound: [{ selector: '#send-referral', action: 'REFERRAL_SEND' }] } as const;
    await teaching.finish(7, ORIGIN, more, 'settings');
    const { adapters } = await policy.current();
    expect(adapters).toHaveLength(1);
    const parsed = parseAdapter(adapters[0]);
    expect(parsed.ok && parsed.value.outbound.map(({ action }) => action)).toEqual(['REFERRAL_SEND', 'FAX']);
    expect(parsed.ok && parsed.value.members).toHaveLength(1);
  });

  test('is opened for portals only, and answers in its own tab and origin only, for half an hour', async () => {
    const { teaching, later } = setUp();
    expect(await teaching.begin(9)).toBe(false);
    const expired = { outcome: 'expired', adapter: null };
    expect(await teaching.finish(7, ORIGIN, LINES, 'settings')).toEqual(expired);
    await teaching.begin(7);
    expect(await teaching.finish(8, ORIGIN, LINES, 'settings')).toEqual(expired);
    expect(await teaching.finish(7, 'https://elsewhere.example', LINES, 'settings')).toEqual(expired);
    later(31 * 60_000);
    expect(await teaching.finish(7, ORIGIN, LINES, 'settings')).toEqual(expired);
  });

  test('where the administrator describes the portal it is exported, never stored', async () => {
    const { teaching, policy } = setUp({ portals: [{ origin: ORIGIN, adapter: 'smartcare' }] });
    await teaching.begin(7);
    const result = await teaching.finish(7, ORIGIN, LINES, 'settings');
    expect(result.outcome).toBe('managed');
    expect(parseAdapter(JSON.parse(result.adapter ?? 'null')).ok).toBe(true);
    expect((await policy.current()).adapters).toEqual([]);
  });

  test('exporting stores nothing', async () => {
    const { teaching, policy } = setUp();
    await teaching.begin(7);
    expect((await teaching.finish(7, ORIGIN, LINES, 'export')).outcome).toBe('exported');
    expect((await policy.current()).adapters).toEqual([]);
  });
});

describe('a taught adapter', () => {
  test('keeps what the portal’s adapter already knew', () => {
    const base = parseAdapter({
      id: 'base',
      schemaVersion: 1,
      title: 'Base',
      source: 'observed',
      detect: ['#base'],
      members: [{ selector: '#old', read: 'text', kind: 'CIN', label: 'CIN' }],
      ignore: ['.recent'],
    });
    const taught = taughtAdapter(ORIGIN, base.ok ? base.value : null, LINES);
    expect(taught.ok && taught.value).toMatchObject({ detect: ['#base'], ignore: ['.recent'], title: 'Base' });
    expect(taught.ok && taught.value.members.map(({ selector }) => selector)).toEqual(['[data-field="mrn"]', '#old']);
  });

  test('is refused where a selector holds a number, or nothing was pointed at', () => {
    const numbered = { members: [{ ...LINES.members[0]!, selector: '[data-mrn="7410023"]' }], outbound: [] };
    expect(taughtAdapter(ORIGIN, null, numbered).ok).toBe(false);
    expect(taughtAdapter(ORIGIN, null, { members: [], outbound: [] }).ok).toBe(false);
  });

  test('has an id that the format takes, whatever the host', () => {
    for (const origin of ['https://a.example', 'http://localhost:4173', `https://${'very-long.'.repeat(9)}example`])
      expect(taughtId(origin)).toMatch(/^[a-z][a-z0-9-]{1,40}$/);
  });
});
