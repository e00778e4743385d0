import { expect, test } from 'vitest';
import { createDenials } from '../../../entrypoints/agent.content/denials';

function setUp() {
  const told: [string, number][] = [];
  const tasks: (() => void)[] = [];
  let leave: () => void = () => undefined;
  const deny = createDenials({
    tell: (action, count) => void told.push([action, count]),
    later: (task) => void tasks.push(task),
    onLeave: (flush) => {
      leave = flush;
    },
  });
  return { told, tasks, deny, leave: () => leave() };
}

test('a page that is denied a hundred times makes one entry an action', () => {
  const { told, tasks, deny } = setUp();
  for (let count = 0; count < 100; count += 1) deny('UPLOAD_ELSEWHERE');
  deny('FAX');
  expect(told).toEqual([]);
  expect(tasks).toHaveLength(1);
  tasks[0]?.();
  expect(told).toEqual([
    ['UPLOAD_ELSEWHERE', 100],
    ['FAX', 1],
  ]);
});

test('a page that leaves tells what is on the heap, once', () => {
  const { told, tasks, deny, leave } = setUp();
  deny('FAX');
  leave();
  tasks[0]?.();
  expect(told).toEqual([['FAX', 1]]);
});
