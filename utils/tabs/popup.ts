import { countOutbox } from '../contract/outbox-view';
import type { PopupView } from '../contract/views';
import type { PortHub } from '../messaging/port-hub';
import { browser } from '../platform/api';
import { withoutGrant } from '../platform/origins';
import type { FullPolicyReader } from '../policy/reader';
import type { HealthKeeper } from './health';
import type { RegistryProvider } from '../registry/provider';
import type { Deliveries } from '../registry/deliveries';
import { protectionOf } from './protection';
import { portalOf, type TabService } from './service';

interface PopupParts {
  readonly tabs: TabService;
  readonly policy: FullPolicyReader;
  readonly health: HealthKeeper;
  readonly registry: Pick<RegistryProvider, 'account' | 'serviceOrigins' | 'signInProblem'>;
  readonly hub: Pick<PortHub, 'has'>;
  readonly deliveries: Pick<Deliveries, 'entries'>;
}

/** The popup's picture of one tab. The browser tells a tab's address only where it granted the host, so an unknown one is no portal. */
export async function popupView(
  tabId: number,
  { tabs, policy, health, deliveries, registry, hub }: PopupParts,
): Promise<PopupView> {
  const [tab, current, managedKeys] = await Promise.all([
    browser.tabs.get(tabId).catch(() => null),
    policy.current(),
    policy.managedKeys(),
  ]);
  const origin = tab?.url && URL.canParse(tab.url) ? new URL(tab.url).origin : null;
  const portal = origin ? portalOf(current, origin) : undefined;
  const missingOrigins = await withoutGrant(current.portals.map((entry) => entry.origin));
  const missingServices = await withoutGrant(await registry.serviceOrigins(current));
  const picture = portal ? await tabs.picture(tabId) : null;
  return {
    tabId,
    origin,
    protection: protectionOf({
      isPortal: portal !== undefined,
      isGranted: portal !== undefined && !missingOrigins.includes(portal.origin),
      // After a worker's death the page scripts need a moment to connect again; what they reported is still there.
      isAlive: hub.has(tabId, 0) || picture?.tab.reports.some(({ frameId }) => frameId === 0) === true,
    }),
    view: picture?.view ?? null,
    registry: {
      kind: current.registry.kind,
      host: current.registry.kind === 'local' ? null : new URL(current.registry.baseUrl).host,
      account: await registry.account(),
      signInProblem: await registry.signInProblem(),
    },
    organization: current.organization.name || null,
    mode: current.mode,
    managed: managedKeys.length > 0,
    missingOrigins,
    missingServices,
    health: portal ? await health.view(portal, current, picture) : null,
    outbox: countOutbox(await deliveries.entries().catch(() => [])),
  };
}
