import type { BannerPlace, PageSetup } from '../contract/messages';
import type { EffectivePolicy } from '../policy/policy';
import { buildCatalog, compiledById } from '../portals/catalog';
import { portalOf } from './service';

/** What a frame is told at its start. The adapter is looked up among the bundled ones and those that policy adds. */
export function pageSetup(policy: EffectivePolicy, portalOrigin: string, place: BannerPlace | null): PageSetup {
  const portal = portalOf(policy, portalOrigin);
  const adapter =
    portal && portal.adapter !== 'generic' ? compiledById(buildCatalog(policy.adapters), portal.adapter) : null;
  return {
    isPortal: portal !== undefined,
    portalOrigin,
    // An adapter that nobody knows any more leaves the generic reader at work; the popup's health line says so.
    adapter: adapter?.ok ? adapter.value : null,
    allowHosts: portal?.allowHosts ?? [],
    undecidedWaitMs: policy.decision.undecidedWaitMs,
    listMarks: policy.listMarks,
    place,
  };
}

/**
 * The portal that a page script speaks for: that of its tab, since a blank frame has no origin of its own; where the tab shows something
 * else (a launcher, an intranet page), that of its own frame.
 */
export function portalOriginOf(
  policy: EffectivePolicy,
  { origin, topOrigin }: { readonly origin: string | null; readonly topOrigin: string | null },
): string {
  const known = [topOrigin, origin].find((one) => one !== null && portalOf(policy, one) !== undefined);
  return known ?? topOrigin ?? origin ?? 'null';
}
