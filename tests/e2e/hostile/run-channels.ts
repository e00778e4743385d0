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
/** Late arrivals are waited for once, at the end. */
const LATE_MS = 2500;
/** The verdict is in the background; the page has it one message later. */
const MESSAGE_MS = 60;

/** Channels that share a page: enough to be quick, few enough that none waits for a connection. */
const PAGE_OF = 8;

/** Tries every channel twice: unlocked, where it must arrive, and locked, where it must not. */
export async function runChannels(
  trial: Trial,
  only: (channel: Channel) => boolean,
): Promise<readonly ChannelResult[]> {
  const { browser, servers, say } = trial;
  const wanted = CHANNELS.filter((channel) => only(channel) && !channel.missingIn?.includes(browser.kind));
  servers.arrivals.clear();
  for (const page of pagesOf(wanted)) {
    say(`${browser.kind} unlocked: ${page.map(({ name }) => name).join(' ')}`);
    const screen = await attempt(trial, page, null);
    await arrived(servers, page);
    await within(screen.close());
  }
  await sleep(LATE_MS);
  const arrives = new Set(wanted.filter(({ name }) => servers.arrivals.count(name) > 0));
  servers.arrivals.clear();
  for (const page of pagesOf(wanted.filter((channel) => arrives.has(channel)))) {
    say(`${browser.kind} locked: ${page.map(({ name }) => name).join(' ')}`);
    // The other tab shows nobody, and takes orders from the locked one.
    const helper = page[0]?.query === 'other-tab' ? await attempt(trial, [], null) : null;
    const screen = await attempt(trial, page, trial.lockedId);
    await sleep(TRY_MS);
    await within(screen.close());
    if (helper) await within(helper.close());
  }
  await sleep(LATE_MS);
  return wanted.map((channel) => {
    const leaked = servers.arrivals.count(channel.name) > 0;
    const outcome = leaked ? 'leaked' : arrives.has(channel) ? 'stopped' : 'unproven';
    return { browser: browser.kind, channel, outcome };
  });
}

function pagesOf(channels: readonly Channel[]): readonly (readonly Channel[])[] {
  const pages: Channel[][] = channels.filter(({ alone }) => alone).map((channel) => [channel]);
  const sharing = channels.filter(({ alone }) => !alone);
  for (let from = 0; from < sharing.length; from += PAGE_OF) pages.push(sharing.slice(from, from + PAGE_OF));
  return pages;
}

/** Does the portal's own work in a locked tab. Answers what did not arrive. */
export async function runWork(trial: Trial, only: (work: Work) => boolean): Promise<readonly string[]> {
  const { browser, servers, say } = trial;
  const missing: string[] = [];
  for (const work of WORK.filter(only)) {
    say(`${browser.kind} ${work.name}`);
    const screen = await attempt(trial, [work], trial.lockedId);
    if (!(await arrived(servers, [work]))) missing.push(work.name);
    await within(screen.close());
  }
  return missing;
}

interface Try {
  readonly name: string;
  readonly code: string;
  readonly query?: string;
}

let visits = 0;

/** Opens a fresh tab, waits for its verdict, and lets the page try. */
async function attempt(
  { browser, servers, isSettled }: Trial,
  tries: readonly Try[],
  id: string | null,
): Promise<Screen> {
  const screen = await browser.open();
  visits += 1;
  const query = [`visit=${visits}`, id === null ? [] : `id=${id}`, ...tries.map(({ query }) => query ?? [])]
    .flat()
    .join('&');
  const url = `${servers.portal}/page?${query}`;
  await within(screen.goto(url));
  const deadline = Date.now() + ARRIVAL_MS;
  while (!(await within(isSettled(url))) && Date.now() < deadline) await sleep(20);
  await sleep(MESSAGE_MS);
  // The page may leave in the middle of the evaluation: that is its try.
  const steps = tries.map(({ code }, index) => `setTimeout(() => { ${code} }, ${index * 10});`).join('\n');
  await within(screen.evaluate(`${steps} 0`));
  return screen;
}

async function arrived(servers: HostileServers, tries: readonly Try[]): Promise<boolean> {
  const deadline = Date.now() + ARRIVAL_MS;
  const isThere = () => tries.every(({ name }) => servers.arrivals.count(name) > 0);
  while (!isThere() && Date.now() < deadline) await sleep(20);
  return isThere();
}

/** A page on its way out answers no command; the driver would wait for ever. */
function within<T>(answer: Promise<T>): Promise<T | undefined> {
  return Promise.race([answer.catch(() => undefined), sleep(ARRIVAL_MS).then(() => undefined)]);
}

const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
