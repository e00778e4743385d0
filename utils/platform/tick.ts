import { extensionApi } from './api';

interface Alarms {
  get(name: string): Promise<unknown>;
  create(name: string, info: { periodInMinutes: number }): Promise<void>;
}

const TICK = 'tick';

/**
 * Sees that the minute's alarm exists. Creating it anew would start its minute again: a worker that is woken more often than that would
 * never tick.
 */
export async function ensureTick(alarms: Alarms = extensionApi.alarms): Promise<void> {
  if (!(await alarms.get(TICK))) await alarms.create(TICK, { periodInMinutes: 1 });
}
