import { expect, test, vi } from 'vitest';
import { startSelfCheck } from '../../../entrypoints/agent.content/self-check';

function setUp(states: readonly ('intact' | 'tampered' | 'missing')[]) {
  const lifetime = new AbortController();
  const tasks: (() => void)[] = [];
  const tell = vi.fn();
  let asked = 0;
  let hidden = false;
  startSelfCheck({
    signal: lifetime.signal,
    health: () => states[Math.min(asked++, states.length - 1)] ?? 'intact',
    isHidden: () => hidden,
    later: (task) => void tasks.push(task),
    tell,
  });
  const tick = () => tasks.shift()?.();
  return { tick, tell, lifetime, hide: (is: boolean) => (hidden = is), waiting: () => tasks.length };
}

test('a guard that was taken apart is told once, and then no more', () => {
  const { tick, tell, waiting } = setUp(['intact', 'tampered']);
  tick();
  expect(tell).not.toHaveBeenCalled();
  tick();
  expect(tell).toHaveBeenCalledTimes(1);
  expect(waiting()).toBe(0);
});

test('a frame without a guard is nobody’s tampering; a hidden page is asked later; an ended one never', () => {
  const { tick, tell, lifetime, hide, waiting } = setUp(['missing', 'tampered']);
  tick();
  hide(true);
  tick();
  expect(tell).not.toHaveBeenCalled();
  lifetime.abort();
  hide(false);
  tick();
  expect(tell).not.toHaveBeenCalled();
  expect(waiting()).toBe(0);
});
