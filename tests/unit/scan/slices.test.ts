import { describe, expect, test } from 'vitest';
import { SliceRunner, type Step } from '../../../utils/scan/slices';

/** A clock that only moves where work moves it, and tasks that run when the test says. */
function setUp() {
  let nowMs = 0;
  const tasks: (() => void)[] = [];
  const runner = new SliceRunner(
    { now: () => nowMs, schedule: (task) => tasks.push(task), signal: new AbortController().signal },
    1000,
  );
  function* work(...stepsMs: number[]): Generator<Step> {
    for (const ms of stepsMs) {
      nowMs += ms;
      yield;
    }
  }
  const turn = () => tasks.shift()?.();
  return { runner, work, turn, tasks };
}

describe('the end of a run', () => {
  test('comes in the same task where little was done', () => {
    const { runner, work, turn } = setUp();
    let done = 0;
    runner.start(work(0.2, 0.3), () => (done += 1), 0);
    turn();
    expect(done).toBe(1);
  });

  test('gets a task of its own after a slice that is well filled', () => {
    const { runner, work, turn } = setUp();
    let done = 0;
    runner.start(work(1, 2), () => (done += 1), 0);
    turn();
    expect(done).toBe(0);
    turn();
    expect(done).toBe(1);
  });

  test('does not come any more when another run has begun, or an answer was asked for at once', () => {
    const { runner, work, turn, tasks } = setUp();
    const done: string[] = [];
    runner.start(work(3), () => done.push('first'), 0);
    turn();
    runner.start(work(0), () => done.push('second'), 0);
    while (tasks.length > 0) turn();
    expect(done).toEqual(['second']);
    runner.start(work(3), () => done.push('third'), 0);
    turn();
    runner.finish(work(1));
    while (tasks.length > 0) turn();
    expect(done).toEqual(['second']);
  });
});

test('a long run is cut where four milliseconds are over', () => {
  const { runner, work, turn, tasks } = setUp();
  let done = false;
  runner.start(work(...Array.from({ length: 12 }, () => 1)), () => (done = true), 0);
  let slices = 0;
  while (tasks.length > 0) {
    turn();
    slices += 1;
  }
  expect(done).toBe(true);
  expect(slices).toBe(4);
});
