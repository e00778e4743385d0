import { expect, test } from 'vitest';
import { createPortalUpkeep } from '../../../utils/tabs/portal-upkeep';
import { memoryArea } from '../../support/memory-area';

const A = 'https://a.example';
const B = 'https://b.example';

function setUp(granted: string[] = []) {
  const log: string[] = [];
  const local = memoryArea();
  const world = { origins: [A, B], granted: new Set(granted), isBroken: false };
  let running = 0;
  const upkeep = () =>
    createPortalUpkeep({
      local,
      origins: async () => world.origins,
      register: async (origins) => {
        running += 1;
        await new Promise((resolve) => setTimeout(resolve, 1));
        const isAlone = running === 1;
        running -= 1;
        if (world.isBroken || !isAlone) throw new Error('Duplicate script ID');
        return origins.filter((origin) => !world.granted.has(origin));
      },
      inject: async (origins) => void log.push(`inject ${origins.join(' ')}`),
      failed: async () => void log.push('failed'),
    });
  return { log, world, upkeep };
}

test('a portal that is granted after it was configured gets its scripts in open tabs', async () => {
  const { log, world, upkeep } = setUp([A]);
  await upkeep().bringInLine();
  world.granted.add(B);
  await upkeep().bringInLine();
  await upkeep().bringInLine();
  expect(log).toEqual([`inject ${A}`, `inject ${B}`]);
});

test('a grant that was taken back and given again counts as new', async () => {
  const { log, world, upkeep } = setUp([A]);
  await upkeep().bringInLine();
  world.granted.delete(A);
  await upkeep().bringInLine();
  world.granted.add(A);
  await upkeep().bringInLine();
  expect(log).toEqual([`inject ${A}`, `inject ${A}`]);
});

test('a start and a change of policy at once run one after the other, and inject once', async () => {
  const { log, upkeep } = setUp([A, B]);
  const one = upkeep();
  await Promise.all([one.bringInLine(), one.bringInLine(), one.bringInLine()]);
  expect(log).toEqual([`inject ${A} ${B}`]);
});

test('a failure is written down, rejects nothing, and the next run makes good', async () => {
  const { log, world, upkeep } = setUp([A]);
  const one = upkeep();
  world.isBroken = true;
  await expect(one.bringInLine()).resolves.toBeUndefined();
  world.isBroken = false;
  await one.bringInLine();
  expect(log).toEqual(['failed', `inject ${A}`]);
});
