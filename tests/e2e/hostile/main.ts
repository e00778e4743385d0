import { parseArgs } from 'node:util';
import type { BrowserKind } from '../../support/browsers';
import type { ExtensionBrowser } from '../../support/browser-driver';
import { ensureBuild } from '../../support/build';
import { launchChromium } from '../../support/chromium';
import { launchFirefox } from '../../support/firefox';
import { runChannels, runWork, type ChannelResult } from './run-channels';
import { startHostileServers } from './servers';
import { isPromised, prepareTrial } from './trial';

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
    const trial = await prepareTrial(browser, servers, say);
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

for (const { browser, channel, outcome } of results) {
  if (outcome === 'stopped') {
    if (!isPromised({ browser, channel }))
      console.log(`${browser}: ${channel.name} is stopped after all: say so in the matrix`);
    continue;
  }
  const words =
    outcome === 'unproven'
      ? 'did not arrive even unlocked'
      : isPromised({ browser, channel })
        ? 'LEAKED'
        : 'got out, as documented';
  console.log(`${browser}: ${channel.name} ${words}`);
}
const counted = results.filter((result) => result.outcome !== 'unproven' && isPromised(result));
const leaks = counted.filter(({ outcome }) => outcome === 'leaked').length;
console.log(`hostile: ${counted.length} channels, ${leaks} leaks, ${wrongStops} wrong stops`);
process.exitCode = leaks + wrongStops > 0 ? 1 : 0;

async function launch(kind: BrowserKind): Promise<ExtensionBrowser> {
  if (kind === 'firefox') {
    // Without a hand on the mouse the clipboard is open to nobody, and a closed channel proves nothing.
    const preferences = { 'dom.events.testing.asyncClipboard': true };
    return launchFirefox({ extensionDir: await ensureBuild('firefox'), preferences });
  }
  const chromium = await launchChromium({ extensionDir: await ensureBuild('chrome') });
  await chromium.context.grantPermissions(['clipboard-read', 'clipboard-write']);
  return chromium;
}
