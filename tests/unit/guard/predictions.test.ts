import { describe, expect, it } from 'vitest';
import { createPredictionSwitch } from '../../../utils/guard/network/predictions';
import { lockOf } from './network';

function setup() {
  const log: string[] = [];
  const setting = {
    set: ({ value }: { value: boolean }) => Promise.resolve(log.push(`set ${value}`)),
    clear: () => Promise.resolve(log.push('clear')),
  };
  return { log, update: createPredictionSwitch(setting), setting };
}

describe('requests in advance', () => {
  it('are off while a tab is locked, and given back after', async () => {
    const { log, update } = setup();
    await update([lockOf()]);
    await update([lockOf(), lockOf({ tabId: 8 })]);
    await update([lockOf({ closed: [] })]);
    expect(log).toEqual(['set false', 'clear']);
  });

  it('are given back at the first look of a new worker, whatever the former one did', async () => {
    const { log, update } = setup();
    await update([]);
    expect(log).toEqual(['clear']);
  });

  it('stay as they are where somebody else holds the setting', async () => {
    const update = createPredictionSwitch({
      set: () => Promise.reject(new Error('held')),
      clear: () => Promise.resolve(),
    });
    await expect(update([lockOf()])).resolves.toBeUndefined();
  });
});
