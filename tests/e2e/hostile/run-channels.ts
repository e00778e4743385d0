import type { BrowserKind } from '../../support/browsers';
import type { ExtensionBrowser, Screen } from '../../support/browser-driver';
import { CHANNELS, type Channel } from './channels';
import type { HostileServers } from './servers';
import { WORK, type Work } from './work';

export interface ChannelResult {
  readonly browser: BrowserKind;
  readonly channel: Channel;
  /** `leaked`: arrived though locked. `unproven`: did not arrive although nothing was locked, so the test says nothing. */
  readonly outcome: 'stopped' | 'leaked' | 'unproven';
}

export interface Trial {
  readonly browser: ExtensionBrowser;
  readonly servers: HostileServers;
  /** A member whose shares are not free. */
  readonly lockedId: string;
  /** Whether the tab that shows this address has its verdict. */
  readonly isSettled: (url: string) => Promise<boolean>;
  readonly say: (line: string) => void;
}

/** How long an unlocked channel may take to arrive. Only a hopeless wait is ever this long. */
const ARRIVAL_MS = 4000;
/** How long a locked page is left alone after its try. Whatever comes later is still counted at the end. */
const TRY_MS = 400;
/** The verdict is in the background; the page has it one message later. */
const MESSAGE_MS = 60;

/** Tries every channel twice: unlocked, where it must arrive, and locked, where it must not. */
export async function runChannels(
  trial: Trial,
  only: (channel: Channel) => boolean,
): Promise<readonly ChannelResult[]> {
  const { browser, servers, say } = trial;
  const channels = CHANNELS.filter((channel) => only(channel) && !channel.missingIn?.includes(browser.kind));
  const arrives = new Set<string>();
  servers.arrivals.clear();
  for (const channel of channels) {
    say(`${browser.kind} unlocked ${channel.name}`);
    const screen = await attempt(trial, channel, null);
    if (await arrived(servers, channel.name)) arrives.add(channel.name);
    await within(screen.close());
  }
  servers.arrivals.clear();
  for (const channel of channels) {
    say(`${browser.kind} locked ${channel.name}`);
    // The other tab shows nobody, and takes orders from the locked one.
    const helper = channel.query === 'other-tab' ? await attempt(trial, { name: 'other-tab', code: '0' }, null) : null;
    const screen = await attempt(trial, channel, trial.lockedId);
    await sleep(TRY_MS);
    await within(screen.close());
    if (helper) await within(helper.close());
  }
  await sleep(2000);
  return channels.map((channel) => {
    const leaked = servers.arrivals.count(channel.name) > 0;
    const outcome = leaked ? 'leaked' : arrives.has(channel.name) ? 'stopped' : 'unproven';
    return { browser: browser.kind, channel, outcome };
  });
}

/** Does the portal's own work in a locked tab. Answers what did not arrive. */
export async function runWork(trial: Trial, only: (work: Work) => boolean): Promise<readonly string[]> {
  const { browser, servers, say } = trial;
  const missing: string[] = [];
  for (const work of WORK.filter(only)) {
    say(`${browser.kind} ${work.name}`);
    const screen = await attempt(trial, work, trial.lockedId);
    if (!(await arrived(servers, work.name))) missing.push(work.name);
    await within(screen.close());
  }
  return missing;
}

let visits = 0;

/** Opens a fresh tab, waits for its verdict, and lets the page try. */
async function attempt(
  { browser, servers, isSettled }: Trial,
  what: { readonly name: string; readonly code: string; readonly query?: string },
  id: string | null,
): Promise<Screen> {
  const screen = await browser.open();
  visits += 1;
  const query = [`visit=${visits}`, id === null ? [] : `id=${id}`, what.query ?? []].flat().join('&');
  const url = `${servers.portal}/page?${query}`;
  await within(screen.goto(url));
  const deadline = Date.now() + ARRIVAL_MS;
  while (!(await within(isSettled(url))) && Date.now() < deadline) await sleep(20);
  await sleep(MESSAGE_MS);
  // The page may leave in the middle of the evaluation: that is its try.
  await within(screen.evaluate(`setTimeout(() => { ${what.code} }, 0), 0`));
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
