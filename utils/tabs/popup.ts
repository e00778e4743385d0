import { countOutbox } from '../contract/outbox-view';
import type { PopupView } from '../contract/views';
import { browser } from '../platform/api';
import { hasPermission } from '../platform/origins';
import type { FullPolicyReader } from '../policy/reader';
import type { HealthKeeper } from './health';
import type { RegistryProvider } from '../registry/provider';
import type { Deliveries } from '../registry/deliveries';
import { portalOf, type TabService } from './service';

interface PopupParts {
  readonly tabs: TabService;
  readonly policy: FullPolicyReader;
  readonly health: HealthKeeper;
  readonly registry: Pick<RegistryProvider, 'account'>;
  readonly deliveries: Pick<Deliveries, 'entries'>;
}

/** The popup's picture of one tab. The browser tells a tab's address only where it granted the host, so an unknown one is no portal. */
export async function popupView(
  tabId: number,
  { tabs, policy, health, deliveries, registry }: PopupParts,
): Promise<PopupView> {
  const [tab, current, managedKeys] = await Promise.all([
    browser.tabs.get(tabId).catch(() => null),
    policy.current(),
    policy.managedKeys(),
  ]);
  const origin = tab?.url && URL.canParse(tab.url) ? new URL(tab.url).origin : null;
  const portal = origin ? portalOf(current, origin) : undefined;
  const grants = await Promise.all(
    current.portals.map(async (entry) => ({ origin: entry.origin, granted: await hasPermission(entry.origin) })),
  );
  const missingOrigins = grants.filter(({ granted }) => !granted).map((entry) => entry.origin);
  const picture = portal ? await tabs.picture(tabId) : null;
  return {
    tabId,
    origin,
    protection: !portal ? 'not-a-portal' : missingOrigins.includes(portal.origin) ? 'unprotected' : 'protected',
    view: picture?.view ?? null,
    registry: {
      kind: current.registry.kind,
      host: current.registry.kind === 'local' ? null : new URL(current.registry.baseUrl).host,
      account: await registry.account(),
    },
    organization: current.organization.name || null,
    mode: current.mode,
    managed: managedKeys.length > 0,
    missingOrigins,
    health: portal ? await health.view(portal, current, picture) : null,
    outbox: countOutbox(await deliveries.entries().catch(() => [])),
  };
}
