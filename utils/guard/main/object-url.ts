import * as safe from './captured';
import { wrapMethod } from './disguise';
import { apiCall, type Gate } from './gate';

/** Longer than a sheet stays open. */
const KEEP_MS = 120_000;

/**
 * Pages revoke a download's object URL right after `a.click()`. A held download needs it until the verdict, so revocation is late
 * while downloads are not free.
 */
export function guardObjectUrl(gate: Gate): void {
  wrapMethod(URL, 'revokeObjectURL', (original, self, args) => {
    const revoke = () => safe.apply(original, self, args) as unknown;
    if (gate.now(apiCall('download')) === 'allow') return revoke();
    safe.later(revoke, KEEP_MS);
    return undefined;
  });
}
