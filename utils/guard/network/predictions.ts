import { closesElsewhere } from '../../contract/outbound-urls';
import type { TabLock } from './lock';

/** `chrome.privacy.network.networkPredictionEnabled`, or what a test gives. */
export interface PredictionSetting {
  set(details: { value: boolean }): Promise<unknown>;
  clear(details: object): Promise<unknown>;
}

/**
 * Requests that the browser makes in advance (speculation rules, preconnect, DNS prefetch) pass by network rules, so they are off while
 * any tab is locked. The setting is the browser's, not a tab's: other tabs lose a little speed meanwhile, and get it back.
 *
 * `clear` gives the setting back to the user, or to the next extension; it never turns on what the user turned off.
 */
export function createPredictionSwitch(setting: PredictionSetting): (locks: readonly TabLock[]) => Promise<void> {
  let isOff: boolean | null = null;
  return async (locks) => {
    const wanted = locks.some((lock) => closesElsewhere(lock.closed));
    if (wanted === isOff) return;
    isOff = wanted;
    // Another extension, or policy, may hold the setting: then it is not ours to change.
    await (wanted ? setting.set({ value: false }) : setting.clear({})).catch(() => undefined);
  };
}
