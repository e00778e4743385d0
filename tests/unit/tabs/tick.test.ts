import { expect, test, vi } from 'vitest';
import { ensureTick } from '../../../utils/platform/tick';

vi.mock('webextension-polyfill', () => ({ default: {} }));

test('the alarm is made once, and a worker that starts again leaves its minute running', async () => {
  const made = new Map<string, object>();
  const create = vi.fn(async (name: string, info: object) => void made.set(name, info));
  const alarms = { get: async (name: string) => made.get(name), create };
  await ensureTick(alarms);
  await ensureTick(alarms);
  expect(create).toHaveBeenCalledTimes(1);
  expect(made.get('tick')).toEqual({ periodInMinutes: 1 });
});
