import { describe, expect, test, vi } from 'vitest';
import type { AuditEvent, AuditLog } from '../../../utils/audit/entry';
import type { FrameFindings } from '../../../utils/contract/findings';
import { mergePolicy } from '../../../utils/policy/merge';
import type { LookupAnswer, Registry } from '../../../utils/registry/registry';
import { TabService } from '../../../utils/tabs/service';
import { TabStore } from '../../../utils/tabs/store';
import { memoryArea } from '../../support/memory-area';

const ORIGIN = 'https://portal.example';
const NONE: LookupAnswer = { outcome: 'NONE_ON_FILE', records: [], checkedAtMs: 1 };

function findings(cin: string | null, rest: Partial<FrameFindings> = {}): FrameFindings {
  const members = cin
    ? [
        {
          kind: 'CIN' as const,
          value: cin,
          confidence: 'high' as const,
          label: 'CIN',
          region: 0,
          selector: '',
          shadowPath: [],
        },
      ]
    : [];
  return {
    adapter: 'generic',
    ready: true,
    members,
    subject: cin ? 'single' : 'none',
    current: cin ? [0] : [],
    categories: [],
    elapsedMs: 1,
    ...rest,
  };
}

function setUp(lookup: Registry['lookup'] = async () => NONE) {
  const order: string[] = [];
  const audited: AuditEvent[] = [];
  const badges: string[] = [];
  const policy = mergePolicy({}, { portals: [{ origin: ORIGIN, adapter: 'generic' }] });
  const world = { policy, isGranted: true };
  const session = memoryArea();
  const service = () =>
    new TabService({
      store: new TabStore(session),
      policy: async () => world.policy,
      registry: async () => ({ lookup }) as unknown as Registry,
      audit: { append: async (event: AuditEvent) => void audited.push(event) } as unknown as AuditLog,
      pseudonym: async () => 'p',
      now: () => 1_000,
      push: (_tab, message) =>
        void order.push(`push ${message.type === 'tab.changed' ? message.view.phase : message.type}`),
      enforce: async (_tab, view) => void order.push(`wall ${view.phase}`),
      showBadge: async (_tab, view) => void badges.push(view.phase),
      isGranted: async () => world.isGranted,
      release: async () => void order.push('wall gone'),
    });
  const report = (tabs: TabService, frameId: number, seen: FrameFindings, seq = 1) =>
    tabs.report(7, ORIGIN, { frameId, documentId: `d${frameId}`, origin: ORIGIN, navigationSeq: seq }, seen);
  return { order, audited, badges, world, service, report };
}

describe('a tab from report to verdict', () => {
  test('the wall stands before anybody is told, at every step', async () => {
    const { order, audited, service, report } = setUp();
    const tabs = service();
    expect((await report(tabs, 0, findings('90000001A'))).phase).toBe('checking');
    await vi.waitFor(() => expect(audited).toHaveLength(1));
    expect(order).toEqual(['wall checking', 'push checking', 'wall decided', 'push decided']);
    expect(audited[0]).toMatchObject({ type: 'lookup', lookup: 'NONE_ON_FILE', member: 'p' });
  });

  test('a frame that is read before the page around it opens nothing', async () => {
    const { service, report } = setUp();
    const tabs = service();
    expect((await report(tabs, 3, findings(null))).phase).toBe('scanning');
    expect((await report(tabs, 3, findings(null))).effects.FAX).toBe('hold');
    expect((await report(tabs, 0, findings(null))).phase).toBe('clear');
  });

  test('a document that no script can read is not called a page without a member', async () => {
    const { service, report } = setUp();
    const tabs = service();
    const view = await report(tabs, 0, findings(null, { unreadable: true }));
    expect(view.phase).toBe('blind');
    expect(view.effects.EMAIL).toBe('hold');
  });

  test('a verdict says where part of the page could not be read', async () => {
    const { service, report } = setUp();
    const tabs = service();
    await report(tabs, 0, findings('90000001A'));
    await report(tabs, 4, findings(null, { unreadable: true }));
    expect((await tabs.settled(7))?.view.banner).toMatchObject({ state: 'NONE', unreadable: true });
  });

  test.each([
    ['its portal left the policy', { policy: mergePolicy({}, {}) }],
    ['its grant was taken back', { isGranted: false }],
  ])('a tab is let go at once when %s: wall, page and badge', async (_why, change) => {
    const { order, badges, world, service, report } = setUp();
    const tabs = service();
    await report(tabs, 0, findings('90000001A'));
    await tabs.settled(7);
    await vi.waitFor(() => expect(badges).toEqual(['checking', 'decided']));
    order.length = 0;
    Object.assign(world, change);
    expect(await tabs.publish(7)).toBeNull();
    expect(order).toEqual(['wall gone', 'push clear']);
    expect(badges.at(-1)).toBe('clear');
    // Told once: the next look finds nothing to take back, and a lock of a page on its way stays.
    await tabs.publish(7);
    expect(order).toHaveLength(2);
  });

  test('a late answer for the former member is dropped', async () => {
    const answers: ((answer: LookupAnswer) => void)[] = [];
    const { service, report } = setUp(() => new Promise((resolve) => answers.push(resolve)));
    const tabs = service();
    await report(tabs, 0, findings('90000001A'));
    await vi.waitFor(() => expect(answers).toHaveLength(1));
    await report(tabs, 0, findings('90000002C'), 2);
    answers[0]?.({ outcome: 'FOUND', records: [{}], checkedAtMs: 5 });
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect((await tabs.picture(7))?.tab.answer).toBeNull();
    expect((await tabs.picture(7))?.view.phase).toBe('checking');
  });

  test('a worker that died over the look-up: the next one starts it again', async () => {
    const { service, report } = setUp();
    await report(service(), 0, findings('90000001A'));
    const picture = await service().settled(7);
    expect(picture?.view.phase).toBe('decided');
  });

  test('a registry that fails is "could not check", never "none on file", and general care stays open', async () => {
    const { service, report } = setUp(() => Promise.reject(new Error('down')));
    const tabs = service();
    await report(tabs, 0, findings('90000001A'));
    const view = (await tabs.settled(7))?.view;
    expect(view?.banner).toMatchObject({ state: 'UNK', lookup: 'UNAVAILABLE' });
    expect(view?.effects.FAX).toBe('allow');
  });

  test('a registry that fails holds what needs consent', async () => {
    const { service, report } = setUp(() => Promise.reject(new Error('down')));
    const tabs = service();
    await report(
      tabs,
      0,
      findings('90000001A', {
        categories: [{ category: 'SUD_P2', source: 'context', confidence: 'high', evidence: 'program' }],
      }),
    );
    const view = (await tabs.settled(7))?.view;
    expect(view?.effects.FAX).not.toBe('allow');
    expect(view?.effects.ELIGIBILITY).toBe('allow');
  });

  test('a member without a number: no registry is asked, what needs consent is held, general care stays open', async () => {
    const lookup = vi.fn(async () => NONE);
    const { service, report } = setUp(lookup);
    const tabs = service();
    const named = { ...findings('90000001A'), subject: 'single' as const };
    const members = named.members.map((one) => ({
      ...one,
      kind: 'NAME_DOB' as const,
      value: 'Ana Paz 1990-01-01',
      confidence: 'low' as const,
    }));
    await report(tabs, 0, { ...named, members });
    const open = (await tabs.settled(7))?.view;
    expect(open?.banner).toMatchObject({ state: 'UNK', lookup: 'UNAVAILABLE', problem: 'no-identifier' });
    expect(open?.effects.FAX).toBe('allow');
    const categories = [{ category: 'SUD_P2', source: 'context', confidence: 'high', evidence: 'program' }] as const;
    await report(tabs, 0, { ...named, members, categories: [...categories] }, 2);
    expect((await tabs.settled(7))?.view.effects.FAX).not.toBe('allow');
    expect(lookup).not.toHaveBeenCalled();
  });

  test('two members in two frames: several, everything held, nobody looked up', async () => {
    const lookup = vi.fn(async () => NONE);
    const { service, report } = setUp(lookup);
    const tabs = service();
    await report(tabs, 3, findings('90000001A'));
    await vi.waitFor(() => expect(lookup).toHaveBeenCalledTimes(1));
    const view = await report(tabs, 4, findings('90000002C'));
    expect(view.phase).toBe('several');
    expect(view.effects.FAX).toBe('hold');
    expect(lookup).toHaveBeenCalledTimes(1);
  });

  test('a new top document forgets the old member; a report that overtook the event is kept', async () => {
    const { service, report } = setUp();
    const tabs = service();
    await report(tabs, 0, findings('90000001A'));
    await tabs.navigated(7, 0, ORIGIN, 'd0');
    expect((await tabs.picture(7))?.subject.kind).toBe('single');
    await tabs.navigated(7, 0, ORIGIN, 'other');
    expect((await tabs.picture(7))?.view.phase).toBe('scanning');
    await tabs.navigated(7, 0, 'https://elsewhere.example', 'third');
    expect(await tabs.picture(7)).toBeNull();
  });

  test('an origin that is no portal gets an inert answer and leaves no trace', async () => {
    const { service, order } = setUp();
    const view = await service().report(
      9,
      'https://elsewhere.example',
      { frameId: 0, documentId: null, origin: '', navigationSeq: 1 },
      findings('90000001A'),
    );
    expect(view).toMatchObject({ phase: 'clear', mode: 'observe' });
    expect(order).toEqual([]);
  });
});

describe('a share that went at once', () => {
  const passedTo = (tabs: TabService) => tabs.passed(7, { action: 'FAX', channel: 'FORM' }, ORIGIN);

  test('is written down under its member', async () => {
    const { audited, service, report } = setUp();
    const tabs = service();
    await report(tabs, 0, findings('90000001A'));
    await tabs.settled(7);
    await passedTo(tabs);
    expect(audited.at(-1)).toMatchObject({ type: 'decision', member: 'p', action: 'FAX', effect: 'allowed' });
  });

  test('waits for the verdict where the worker died in between', async () => {
    let open = () => {};
    const gate = new Promise<void>((resolve) => (open = resolve));
    const { audited, service, report } = setUp(() => gate.then(() => NONE));
    await report(service(), 0, findings('90000001A'));
    const noted = passedTo(service());
    open();
    await noted;
    expect(audited).toContainEqual(expect.objectContaining({ type: 'decision', action: 'FAX', effect: 'allowed' }));
  });

  test('leaves a line although its page is gone', async () => {
    const { audited, service } = setUp();
    await passedTo(service());
    expect(audited).toEqual([
      { type: 'undecided', reason: 'unchecked', effect: 'allowed', portal: ORIGIN, action: 'FAX', channel: 'FORM' },
    ]);
  });
});
