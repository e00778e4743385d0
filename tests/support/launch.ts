import type { BrowserKind } from './browsers';
import type { ExtensionBrowser } from './browser-driver';
import { ensureBuild, type BuildMode } from './build';
import { launchChromium } from './chromium';
import { launchFirefox } from './firefox';

/** Starts a browser of that kind with its own package of the extension, built first where it has to be. */
export async function launch(kind: BrowserKind, mode: BuildMode): Promise<ExtensionBrowser> {
  return kind === 'firefox'
    ? launchFirefox({ extensionDir: await ensureBuild('firefox', mode) })
    : launchChromium({ extensionDir: await ensureBuild('chrome', mode) });
}
