import { describe, expect, it } from 'vitest';
import { ACTION_CODES, type ActionCode } from '../../../utils/ascmi/actions';
import type { Effect, ShareVerdict, SheetView } from '../../../utils/contract/views';
import { createAttempts, type Held } from '../../../utils/guard/page/attempts';
import { createLockState } from '../../../utils/guard/page/lock-state';

export function effects(all: Effect, change: Partial<Record<ActionCode, Effect>> = {}): Record<ActionCode, Effect> {
  return { ...(Object.fromEntries(ACTION_CODES.map((code) => [code, all])) as Record<ActionCode, Effect>), ...change };
}

const ALLOW: ShareVerdict = { effect: 'allow', attemptId: 'a' };
const sheet = {} as SheetView;

function setup() {
  const log: string[] = [];
  const clock = { now: 1000 };
  const timers: { task: () => void; at: number }[] = [];
  const questions: { resolve: (verdict: ShareVerdict) => void; reject: (problem: Error) => void }[] = [];
  const wake: (() => void)[] = [];
  const state = createLockState(() => new Promise((resolve) => wake.push(resolve)));
  const attempts = createAttempts({
    state,
    ask: ({ action }) => {
      log.push(`ask ${action}`);
      return new Promise((resolve, reject) => questions.push({ resolve, reject }));
    },
    onPassed: (action) => log.push(`passed ${action}`),
    onStopped: ({ effect }) => log.push(`stopped ${effect}`),
    onLost: (action) => log.push(`lost ${action}`),
    onFailed: (action) => log.push(`failed ${action}`),
    onGrants: () => undefined,
    now: () => clock.now,
    later: (task, delayMs) => timers.push({ task, at: clock.now + delayMs }),
    undecidedWaitMs: () => 1500,
  });
  const held = (change: Partial<Held> = {}): Held => ({
    action: 'FAX',
    channel: 'click',
    label: 'Send fax',
    recipient: {},
    key: 'button',
    isGesture: true,
    replay: () => (log.push('replayed'), 'done'),
    refuse: () => log.push('refused'),
    ...change,
  });
  const answer = async (verdict: ShareVerdict) => {
    questions.shift()?.resolve(verdict);
    await settle();
  };
  const pass = (ms: number) => {
    clock.now += ms;
    for (const timer of timers.splice(0))
      if (timer.at <= clock.now) timer.task();
      else timers.push(timer);
  };
  const view = (all: Effect, version = 1, navigationSeq = 0) =>
    state.apply({ version, navigationSeq, effects: effects(all) });
  return { state, attempts, log, held, answer, pass, view, questions, wake };
}

const settle = () => new Promise((resolve) => setImmediate(resolve));

describe('a held share', () => {
  it('is replayed once when it is allowed', async () => {
    const { attempts, held, answer, log, view } = setup();
    view('hold');
    expect(attempts.handle(held())).toBe('held');
    await answer(ALLOW);
    expect(log).toEqual(['ask FAX', 'replayed']);
  });

  it('is not sent twice by an impatient second click, before or just after the verdict', async () => {
    const { attempts, held, answer, log, pass, view } = setup();
    view('hold');
    attempts.handle(held());
    expect(attempts.handle(held())).toBe('held');
    await answer(ALLOW);
    expect(attempts.handle(held())).toBe('held');
    pass(700);
    expect(log.filter((line) => line !== 'refused')).toEqual(['ask FAX', 'replayed']);
    attempts.handle(held());
    expect(log.filter((line) => line === 'ask FAX')).toHaveLength(2);
  });

  it('stays stopped when it is stopped', async () => {
    const { attempts, held, answer, log, view } = setup();
    view('stop');
    attempts.handle(held());
    await answer({ effect: 'stop', attemptId: 'a', sheet });
    expect(log).toEqual(['ask FAX', 'stopped stop', 'refused']);
  });

  it('stays stopped when nobody answers', async () => {
    const { attempts, held, log, questions, view } = setup();
    view('hold');
    attempts.handle(held());
    questions[0]?.reject(new Error('timeout'));
    await settle();
    expect(log).toEqual(['ask FAX', 'refused', 'failed FAX']);
  });

  it('goes on after the user answered the sheet', async () => {
    const { attempts, held, answer, log, view } = setup();
    view('hold');
    attempts.handle(held());
    await answer({ effect: 'ask', attemptId: 'a', sheet });
    expect(log).toEqual(['ask FAX', 'stopped ask']);
    attempts.settle('a', 'allow');
    attempts.settle('a', 'allow');
    expect(log).toEqual(['ask FAX', 'stopped ask', 'replayed']);
  });

  it('is refused when the sheet is dismissed, or forgotten', async () => {
    const { attempts, held, answer, log, view, pass } = setup();
    view('hold');
    attempts.handle(held());
    await answer({ effect: 'ask', attemptId: 'a', sheet });
    attempts.settle('a', 'stop');
    attempts.handle(held());
    await answer({ effect: 'ask', attemptId: 'b', sheet });
    pass(11 * 60_000);
    attempts.settle('b', 'allow');
    expect(log.filter((line) => line === 'refused')).toHaveLength(2);
    expect(log).not.toContain('replayed');
  });

  it('is dropped when the member changes while the verdict is on its way', async () => {
    const { attempts, held, answer, log, view } = setup();
    view('hold');
    attempts.handle(held());
    attempts.drop();
    await answer(ALLOW);
    expect(log).toEqual(['ask FAX', 'refused']);
  });

  it('is asked about again when a member comes where nobody was', async () => {
    const { attempts, held, answer, log, view } = setup();
    view('hold');
    attempts.handle(held());
    attempts.renew();
    await answer(ALLOW);
    expect(log).toEqual(['ask FAX', 'ask FAX']);
    await answer({ effect: 'stop', attemptId: 'a', sheet });
    expect(log).not.toContain('replayed');
    expect(log.at(-1)).toBe('refused');
  });

  it('is dropped for good when another member follows the first', async () => {
    const { attempts, held, answer, log, view } = setup();
    view('hold');
    attempts.handle(held());
    attempts.renew();
    attempts.drop();
    await answer(ALLOW);
    expect(log).toEqual(['ask FAX', 'refused']);
  });

  it('takes an open sheet with it when the member changes', async () => {
    const { attempts, held, answer, log, view } = setup();
    view('hold');
    attempts.handle(held());
    await answer({ effect: 'ask', attemptId: 'a', sheet });
    attempts.drop();
    attempts.settle('a', 'allow');
    expect(log).not.toContain('replayed');
  });

  it('asks the user to do it again where the page has changed, and then lets it pass once', async () => {
    const { attempts, held, answer, log, view, pass } = setup();
    view('hold');
    attempts.handle(held({ replay: () => 'lost' }));
    await answer(ALLOW);
    expect(log).toEqual(['ask FAX', 'lost FAX']);
    pass(700);
    expect(attempts.handle(held({ key: 'new button' }))).toBe('pass');
    expect(attempts.handle(held({ key: 'new button' }))).toBe('held');
  });
});

describe('what follows an allowed gesture', () => {
  it('passes without a question, for a while', async () => {
    const { attempts, held, answer, view, pass } = setup();
    view('hold');
    attempts.handle(held());
    await answer(ALLOW);
    const request = held({ isGesture: false, channel: 'api', key: 1 });
    expect(attempts.handle(request)).toBe('pass');
    expect(attempts.handle(held({ isGesture: false, action: 'EMAIL', key: 2 }))).toBe('held');
    pass(10_001);
    expect(attempts.handle({ ...request, key: 3 })).toBe('held');
  });

  it('does not cover a second gesture: the recipient may be another', async () => {
    const { attempts, held, answer, view, pass } = setup();
    view('hold');
    attempts.handle(held());
    await answer(ALLOW);
    pass(2000);
    expect(attempts.handle(held())).toBe('held');
  });

  it('ends with the member', async () => {
    const { attempts, held, answer, view } = setup();
    view('hold');
    attempts.handle(held());
    await answer(ALLOW);
    attempts.drop();
    expect(attempts.isGranted('FAX')).toBe(false);
  });
});

describe('a free share', () => {
  it('passes at once and is noted once', () => {
    const { attempts, held, log, view } = setup();
    view('allow');
    expect(attempts.handle(held())).toBe('pass');
    expect(attempts.handle(held({ isGesture: false, channel: 'submit' }))).toBe('pass');
    expect(log).toEqual(['passed FAX']);
  });

  it('is noted again when a person does it again', () => {
    const { attempts, held, log, view, pass } = setup();
    view('allow');
    attempts.handle(held());
    pass(2000);
    attempts.handle(held());
    expect(log).toEqual(['passed FAX', 'passed FAX']);
  });

  it('waits for the first view and needs no question then', async () => {
    const { attempts, held, log, view } = setup();
    expect(attempts.handle(held())).toBe('held');
    await settle();
    expect(log).toEqual([]);
    view('allow');
    await settle();
    expect(log).toEqual(['passed FAX', 'replayed']);
  });

  it('asks when no view comes in time', async () => {
    const { attempts, held, log, wake } = setup();
    attempts.handle(held());
    await settle();
    for (const resolve of wake) resolve();
    await settle();
    expect(log).toEqual(['ask FAX']);
  });
});
