import type { BrowserKind } from '../../support/browsers';
import type { ExtensionBrowser, Screen } from '../../support/browser-driver';
import { CHANNELS } from './channels';
import type { Channel } from './channels/channel';
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
  /** Where the tab that shows this address stands: `decided`, `clear`, or on its way. */
  readonly standing: (url: string) => Promise<string>;
  readonly say: (line: string) => void;
}

/** How long an unlocked channel may take to arrive. Only a hopeless wait is ever this long. */
const ARRIVAL_MS = 4000;
/** How long a locked page is left alone after its try. Whatever comes later is still counted at the end. */
const TRY_MS = 400;
/** The same for what takes its time to leave, such as the search for a way through a network. */
const SLOW_TRY_MS = 3000;
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
    const helper = page[0]?.query === 'other-tab' ? await attempt(trial, [], null) : null;
    const screens = await attempt(trial, page, null);
    await arrived(servers, page);
    await closeAll(screens, helper);
  }
  await sleep(LATE_MS);
  const arrives = new Set(wanted.filter(({ name }) => servers.arrivals.count(name) > 0));
  servers.arrivals.clear();
  for (const page of pagesOf(wanted.filter((channel) => arrives.has(channel)))) {
    say(`${browser.kind} locked: ${page.map(({ name }) => name).join(' ')}`);
    // The other tab shows nobody, and takes orders from the locked one.
    const helper = page[0]?.query === 'other-tab' ? await attempt(trial, [], null) : null;
    const screens = await attempt(trial, page, trial.lockedId);
    await sleep(page.some(({ isSlow }) => isSlow) ? SLOW_TRY_MS : TRY_MS);
    await closeAll(screens, helper);
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
    const screens = await attempt(trial, [work], trial.lockedId);
    if (!(await arrived(servers, [work]))) missing.push(work.name);
    await closeAll(screens);
  }
  return missing;
}

type Try = Pick<Channel, 'name' | 'code' | 'query' | 'before' | 'by'>;

/** A page that prints this many bytes prints the chart; a notice is a tenth of it. */
const CHART_BYTES = 40_000;
/** What was prepared is there by then: a window, a connection. */
const PREPARED_MS = 700;

let visits = 0;

/** Opens a fresh tab, waits for its verdict, and lets the page try. */
async function attempt(trial: Trial, tries: readonly Try[], id: string | null): Promise<readonly Screen[]> {
  const { browser, servers } = trial;
  const screen = await browser.open();
  const [first] = tries;
  visits += 1;
  // A page with preparations shows nobody at first.
  const shownId = first?.before === undefined ? id : null;
  const query = [`visit=${visits}`, shownId === null ? [] : `id=${shownId}`, ...tries.map(({ query }) => query ?? [])]
    .flat()
    .join('&');
  const url = `${servers.portal}/page?${query}`;
  const isOpened = first?.by === 'opener';
  await within(screen.goto(isOpened ? `${servers.otherHost}/opener?to=${encodeURIComponent(url)}` : url));
  await settled(trial, url, shownId);
  if (first?.before !== undefined) {
    await within(screen.evaluate(`setTimeout(() => { ${first.before} }); 0`));
    await sleep(PREPARED_MS);
    if (id !== null) await within(screen.evaluate(`show('${id}'); 0`));
    await settled(trial, url, id);
  }
  if (isOpened) {
    await within(screen.evaluate(`opened.postMessage('go', '*'); 0`));
    return [screen];
  }
  // The page may leave in the middle of the evaluation: that is its try.
  const steps = tries.map(({ code }, index) => `setTimeout(() => { ${code} }, ${index * 10});`).join('\n');
  await within(screen.evaluate(`${steps} 0`));
  if (first?.by === 'keys') await within(screen.press('Control+p'));
  if (first?.by === 'paper') {
    await sleep(PREPARED_MS);
    if (((await within(screen.paper())) ?? 0) > CHART_BYTES) servers.arrivals.add(first.name);
  }
  return [screen];
}

/** Waits until a page that shows somebody has a verdict, and one that shows nobody is known to. */
async function settled({ standing }: Trial, url: string, id: string | null): Promise<void> {
  const deadline = Date.now() + ARRIVAL_MS;
  const isThere = (found: string | undefined) => found === 'decided' || (id === null && found === 'clear');
  while (!isThere(await within(standing(url))) && Date.now() < deadline) await sleep(20);
  await sleep(MESSAGE_MS);
}

async function closeAll(...screens: (readonly Screen[] | null)[]): Promise<void> {
  for (const screen of screens.flatMap((list) => list ?? [])) await within(screen.close());
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
