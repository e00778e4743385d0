import { parseArgs } from 'node:util';
import { memberOf } from '../../support/members';
import type { BrowserKind } from '../../support/browsers';
import type { ExtensionBrowser } from '../../support/browser-driver';
import { ensureBuild } from '../../support/build';
import { launchChromium } from '../../support/chromium';
import { launchFirefox } from '../../support/firefox';
import { configure, settingsFor } from '../../support/settings';
import { runChannels, runWork, type ChannelResult, type Trial } from './run-channels';
import { startHostileServers } from './servers';

/**
 * `npm run test:hostile`: pages that try to get out of a locked tab, in both browsers, and the portal's own work, which must go on.
 * Ends with `hostile: N channels, L leaks, W wrong stops`. A channel that does not arrive even unlocked proves nothing and is not counted.
 */
const { values } = parseArgs({
  options: {
    browser: { type: 'string' },
    only: { type: 'string', default: '.' },
    verbose: { type: 'boolean', default: false },
  },
});
const kinds = (['chromium', 'firefox'] as const).filter(
  (kind) => values.browser === undefined || values.browser === kind,
);
const pattern = new RegExp(values.only);
const say = (line: string) => {
  if (values.verbose) console.log(line);
};

const results: ChannelResult[] = [];
let wrongStops = 0;
for (const kind of kinds) {
  const servers = await startHostileServers();
  const browser = await launch(kind);
  try {
    await configure(browser, settingsFor(servers.portal));
    const trial: Trial = {
      browser,
      servers,
      lockedId: memberOf('DECL').cin ?? '',
      isSettled: (url) => isSettled(browser, url),
      say,
    };
    const found = await runChannels(trial, ({ name }) => pattern.test(name));
    const stopped = await runWork(trial, ({ name }) => pattern.test(name));
    results.push(...found);
    wrongStops += stopped.length;
    for (const name of stopped) console.log(`${kind}: ${name} was stopped wrongly`);
  } finally {
    await browser.close();
    await servers.stop();
  }
}

const promised = ({ channel, browser }: ChannelResult) =>
  channel.layer !== 'none' && !channel.openIn?.includes(browser);
for (const { browser, channel, outcome } of results) {
  if (outcome === 'stopped') continue;
  const words =
    outcome === 'unproven'
      ? 'did not arrive even unlocked'
      : promised({ browser, channel, outcome })
        ? 'LEAKED'
        : 'got out, as documented';
  console.log(`${browser}: ${channel.name} ${words}`);
}
const counted = results.filter((result) => result.outcome !== 'unproven' && promised(result));
const leaks = counted.filter(({ outcome }) => outcome === 'leaked').length;
console.log(`hostile: ${counted.length} channels, ${leaks} leaks, ${wrongStops} wrong stops`);
process.exitCode = leaks + wrongStops > 0 ? 1 : 0;

async function launch(kind: BrowserKind): Promise<ExtensionBrowser> {
  return kind === 'firefox'
    ? launchFirefox({ extensionDir: await ensureBuild('firefox') })
    : launchChromium({ extensionDir: await ensureBuild('chrome') });
}

/** Whether the tab that shows `url` has its verdict, read from the wall's own plan. */
async function isSettled(browser: ExtensionBrowser, url: string): Promise<boolean> {
  const standing = await browser.evaluateInExtension(`(async () => {
    const { 'guard.wall': locks } = await chrome.storage.session.get('guard.wall');
    const tabs = await chrome.tabs.query({});
    const shown = tabs.filter((tab) => tab.url === ${JSON.stringify(url)}).map((tab) => tab.id);
    return (locks ?? []).find((lock) => shown.includes(lock.tabId))?.standing ?? 'none';
  })()`);
  return standing === 'decided' || standing === 'clear';
}
