import { memberOf } from '../../support/members';
import type { ExtensionBrowser } from '../../support/browser-driver';
import { configure, settingsFor } from '../../support/settings';
import type { ChannelResult, Trial } from './run-channels';
import type { HostileServers } from './servers';

/** Configures a browser for the hostile portal: copying is held too, so that its channels can be told from what is only watched. */
export async function prepareTrial(
  browser: ExtensionBrowser,
  servers: HostileServers,
  say: (line: string) => void,
): Promise<Trial> {
  await configure(browser, settingsFor(servers.portal, { actionModes: { COPY_PASTE: 'enforce' } }));
  return {
    browser,
    servers,
    lockedId: memberOf('DECL').cin ?? '',
    standing: (url) => standingOf(browser, url),
    say,
  };
}

/** Where the tab that shows `url` stands, read from the wall's own plan. */
async function standingOf(browser: ExtensionBrowser, url: string): Promise<string> {
  const standing = await browser.evaluateInExtension(`(async () => {
    const { 'guard.wall': locks } = await chrome.storage.session.get('guard.wall');
    const tabs = await chrome.tabs.query({});
    const shown = tabs.filter((tab) => tab.url === ${JSON.stringify(url)}).map((tab) => tab.id);
    return (locks ?? []).find((lock) => shown.includes(lock.tabId))?.standing ?? 'none';
  })()`);
  return String(standing);
}

/** Whether somebody promises to stop the channel in that browser. */
export const isPromised = ({ channel, browser }: Pick<ChannelResult, 'channel' | 'browser'>): boolean =>
  channel.layer !== 'none' && !channel.openIn?.includes(browser);
