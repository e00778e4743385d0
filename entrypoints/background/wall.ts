import { createPredictionSwitch } from '../../utils/guard/network/predictions';
import { createPrintNotice } from '../../utils/guard/network/print-notice';
import { CHROMIUM_RESOURCE_TYPES, FIREFOX_RESOURCE_TYPES } from '../../utils/guard/network/resource-types';
import { createNetworkWall, type Wall, type WallParts } from '../../utils/guard/network/wall';
import { browser, browserFamily, extensionApi } from '../../utils/platform/api';

/** The network wall over this browser's own rules. `notice`: what a closed page prints. */
export function createWall(
  parts: Pick<WallParts, 'session' | 'now' | 'serviceOrigins'> & { readonly notice: string },
): Wall {
  const { session, now, serviceOrigins, notice } = parts;
  // Safari has no such setting.
  const prediction = (extensionApi.privacy as typeof extensionApi.privacy | undefined)?.network
    .networkPredictionEnabled;
  return createNetworkWall({
    dnr: extensionApi.declarativeNetRequest,
    session,
    resourceTypes: browserFamily === 'firefox' ? FIREFOX_RESOURCE_TYPES : CHROMIUM_RESOURCE_TYPES,
    now,
    serviceOrigins,
    later: (task, delayMs) => void setTimeout(task, delayMs),
    openTabs: async () => (await browser.tabs.query({})).flatMap(({ id }) => id ?? []),
    ...(prediction ? { predictions: createPredictionSwitch(prediction) } : {}),
    printNotice: createPrintNotice(extensionApi.scripting, notice),
  });
}
