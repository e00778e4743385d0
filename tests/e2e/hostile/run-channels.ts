import type { BrowserKind } from '../../support/browsers';
import type { ExtensionBrowser, Screen } from '../../support/browser-driver';
import { CHANNELS, type Channel } from './channels';
import type { HostileServers } from './servers';

export interface ChannelResult {
  readonly browser: BrowserKind;
  readonly channel: Channel;
  /** `leaked`: arrived though locked. `unproven`: did not arrive although nothing was locked, so the test says nothing. */
  readonly outcome: 'stopped' | 'leaked' | 'unproven';
}

export interface Trial {
  readonly browser: ExtensionBrowser;
  readonly servers: HostileServers;
  /** A member whose shares are all stopped, and the wait until the page is locked. */
  readonly lockedId: string;
  readonly isSettled: (screen: Screen) => Promise<boolean>;
}

/** How long an unlocked channel may take to arrive. Only the hopeless wait is ever this long. */
const ARRIVAL_MS = 4000;
/** How long a locked page is left alone after its try. Whatever comes later is still counted at the end. */
const TRY_MS = 450;

/** Tries every channel twice: unlocked, where it must arrive, and locked, where it must not. */
export async function runChannels(
  trial: Trial,
  only: (channel: Channel) => boolean,
  say: (line: string) => void,
): Promise<readonly ChannelResult[]> {
  const { browser, servers } = trial;
  const channels = CHANNELS.filter((channel) => only(channel) && !channel.missingIn?.includes(browser.kind));
  const arrives = new Set<string>();
  for (const channel of channels) {
    servers.arrivals.clear();
    say(`${browser.kind} unlocked ${channel.name}`);
    const screen = await attempt(trial, channel, null);
    if (await arrived(servers, channel.name)) arrives.add(channel.name);
    await within(screen.close());
  }
  servers.arrivals.clear();
  for (const channel of channels) {
    say(`${browser.kind} locked ${channel.name}`);
    const screen = await attempt(trial, channel, trial.lockedId);
    await sleep(TRY_MS);
    await within(screen.close());
  }
  await sleep(2000);
  return channels.map((channel) => {
    const leaked = servers.arrivals.count(channel.name) > 0;
    return {
      browser: browser.kind,
      channel,
      outcome: leaked ? 'leaked' : arrives.has(channel.name) ? 'stopped' : 'unproven',
    };
  });
}

/** Opens a fresh tab, waits for its verdict, and lets the page try. */
async function attempt({ browser, servers, isSettled }: Trial, channel: Channel, id: string | null): Promise<Screen> {
  const screen = await browser.open();
  const query = [id === null ? [] : [`id=${id}`], channel.query ?? []].flat().join('&');
  await within(screen.goto(`${servers.portal}/page?${query}`));
  const deadline = Date.now() + ARRIVAL_MS;
  while (!(await within(isSettled(screen))) && Date.now() < deadline) await sleep(20);
  // The page may leave in the middle of the evaluation: that is its try.
  await within(screen.evaluate(`setTimeout(() => { ${channel.code} }, 0), 0`));
  return screen;
}

async function arrived(servers: HostileServers, name: string): Promise<boolean> {
  const deadline = Date.now() + ARRIVAL_MS;
  while (servers.arrivals.count(name) === 0 && Date.now() < deadline) await sleep(20);
  return servers.arrivals.count(name) > 0;
}

/** A page on its way out answers no command; the driver would wait for ever. */
function within<T>(answer: Promise<T>): Promise<T | undefined> {
  return Promise.race([answer.catch(() => undefined), sleep(ARRIVAL_MS).then(() => undefined)]);
}

const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
