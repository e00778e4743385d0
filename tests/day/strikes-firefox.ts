import { GECKO_ID } from '../../utils/platform/manifest';
import type { FirefoxSession } from '../support/firefox';
import { comeBack, type Strike } from './strikes';

const EXTENSION = `WebExtensionPolicy.getByID(${JSON.stringify(GECKO_ID)}).extension`;
const ADD_ONS = `ChromeUtils.importESModule('resource://gre/modules/AddonManager.sys.mjs').AddonManager`;

/** Firefox's own windows do what no extension and no page can: end the background in the middle of its work, and load the extension again. */
export function firefoxStrikes(browser: FirefoxSession): readonly Strike[] {
  return [
    {
      name: 'worker',
      strike: () => browser.inBrowserWindow(`${EXTENSION}.terminateBackground({ disableResetIdleForTest: true })`),
      heal: () => Promise.resolve(),
    },
    {
      name: 'reload',
      strike: () =>
        browser.inBrowserWindow(`${ADD_ONS}.getAddonByID(${JSON.stringify(GECKO_ID)}).then((addOn) => addOn.reload())`),
      heal: () => comeBack(browser),
    },
  ];
}
