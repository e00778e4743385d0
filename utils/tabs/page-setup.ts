import type { PageSetup } from '../contract/messages';
import type { EffectivePolicy } from '../policy/policy';
import { portalOf } from './service';

/** What a frame is told at its start. The adapter is looked up among the bundled ones and those that policy adds. */
export function pageSetup(policy: EffectivePolicy, portalOrigin: string): PageSetup {
  const portal = portalOf(policy, portalOrigin);
  return {
    isPortal: portal !== undefined,
    portalOrigin,
    adapter: null,
    allowHosts: portal?.allowHosts ?? [],
    undecidedWaitMs: policy.decision.undecidedWaitMs,
  };
}
