import type { BrowserKind } from '../support/browsers';
import { ensureBuild } from '../support/build';
import { launchChromium, type ChromiumSession } from '../support/chromium';
import { launchFirefox, type FirefoxSession } from '../support/firefox';

/** Firefox shows a saved PDF or XML file in a tab of its own; the chart behind it is slowed down until a person comes back to it. */
const FILES_STAY_CLOSED = {
  'pdfjs.disabled': true,
  'browser.download.viewableInternally.enabledTypes': '',
  'browser.download.alwaysOpenPanel': false,
} as const;

/** A browser for a scripted day, in which nobody looks at what was saved. */
export async function launchForDay(kind: BrowserKind): Promise<ChromiumSession | FirefoxSession> {
  return kind === 'firefox'
    ? launchFirefox({ extensionDir: await ensureBuild('firefox', 'e2e'), preferences: FILES_STAY_CLOSED })
    : launchChromium({ extensionDir: await ensureBuild('chrome', 'e2e') });
}
