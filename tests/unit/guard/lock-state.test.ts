import { describe, expect, it } from 'vitest';
import { ACTION_CODES } from '../../../utils/ascmi/actions';
import { createLockState } from '../../../utils/guard/page/lock-state';
import type { Effect } from '../../../utils/contract/views';

const all = (effect: Effect) => Object.fromEntries(ACTION_CODES.map((code) => [code, effect])) as never;
const never = () => new Promise<void>(() => undefined);

describe('the lock of a frame', () => {
  it('holds everything that discloses before anybody spoke', () => {
    const state = createLockState(never);
    expect(state.effect('FAX')).toBe('hold');
    expect(state.effect('ELIGIBILITY')).toBe('allow');
    expect(state.isKnown).toBe(false);
  });

  it('drops a view that is late', () => {
    const state = createLockState(never);
    expect(state.apply({ version: 5, navigationSeq: 0, effects: all('stop') })).toBe(true);
    expect(state.apply({ version: 4, navigationSeq: 0, effects: all('allow') })).toBe(false);
    expect(state.effect('FAX')).toBe('stop');
  });

  it('drops a view about the member before, however new', () => {
    const state = createLockState(never);
    state.lock(2);
    expect(state.apply({ version: 9, navigationSeq: 1, effects: all('allow') })).toBe(false);
    expect(state.effect('FAX')).toBe('hold');
    expect(state.apply({ version: 10, navigationSeq: 2, effects: all('allow') })).toBe(true);
    expect(state.effect('FAX')).toBe('allow');
  });

  it('holds what a view does not name', () => {
    const state = createLockState(never);
    state.apply({ version: 1, navigationSeq: 0, effects: { FAX: 'allow' } as never });
    expect(state.effect('EMAIL')).toBe('hold');
  });

  it('holds while the page changes, and resumes with what held before', () => {
    const state = createLockState(never);
    state.apply({ version: 1, navigationSeq: 0, effects: all('allow') });
    state.hold();
    expect(state.effect('FAX')).toBe('hold');
    state.resume();
    expect(state.effect('FAX')).toBe('allow');
  });

  it('does not open by resuming after a lock', () => {
    const state = createLockState(never);
    state.apply({ version: 1, navigationSeq: 0, effects: all('allow') });
    state.hold();
    state.lock(1);
    state.resume();
    expect(state.effect('FAX')).toBe('hold');
  });

  it('tells who waits when it is known again', async () => {
    const state = createLockState(never);
    state.lock(1);
    let isKnown = false;
    const waiting = state.known(1).then(() => (isKnown = true));
    state.apply({ version: 1, navigationSeq: 0, effects: all('allow') });
    await Promise.resolve();
    expect(isKnown).toBe(false);
    state.apply({ version: 1, navigationSeq: 1, effects: all('allow') });
    await waiting;
    expect(isKnown).toBe(true);
  });
});
