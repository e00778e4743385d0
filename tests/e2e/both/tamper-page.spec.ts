import { framesCode, FORGED_WIRE } from '../hostile/mischief';
import { startHostileServers, type HostileServers } from '../hostile/servers';
import { prepareTrial } from '../hostile/trial';
import type { Trial } from '../hostile/run-channels';
import type { Screen } from '../../support/browser-driver';
import { until } from '../../support/settings';
import { expect, test } from '../fixtures';

/** What leaves, leaves within this time. */
const LATE_MS = 2500;
/** The verdict is in the background; the page has it one message later. */
const MESSAGE_MS = 100;
const TRIED = ['fetch', 'beacon', 'frames', 'reload'];

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
let visits = 0;

async function openLocked(trial: Trial, mischief: string): Promise<Screen> {
  visits += 1;
  const url = `${trial.servers.portal}/page?tamper=${visits}&id=${trial.lockedId}&mischief=${mischief}`;
  const screen = await trial.browser.open();
  await screen.goto(url);
  await until('the verdict', async () => (await trial.standing(url)) === 'decided');
  await pause(MESSAGE_MS);
  return screen;
}

function leaks(servers: HostileServers): string[] {
  return TRIED.filter((name) => servers.arrivals.count(`tamper-${name}`) > 0);
}

const withTrial = (
  title: string,
  run: (trial: Trial) => Promise<void>,
  // What the title promises may need more time than others on a slow machine.
  timeout = 60_000,
) =>
  test(title, async ({ extension }) => {
    test.setTimeout(timeout);
    const servers = await startHostileServers();
    try {
      await run(await prepareTrial(extension, servers, () => undefined));
      await pause(LATE_MS);
      expect(leaks(servers)).toEqual([]);
    } finally {
      await servers.stop();
    }
  });

withTrial('a page that forges messages of the wire opens nothing and hears nothing', async (trial) => {
  const screen = await openLocked(trial, 'none');
  expect(await screen.evaluate(FORGED_WIRE)).toBe(0);
  await screen.evaluate(
    `void [() => fetch(far('tamper-fetch'), { mode: 'no-cors' }).catch(() => 0), () => navigator.sendBeacon(far('tamper-beacon'), 'x')].forEach((go) => go())`,
  );
  await pause(LATE_MS);
  await screen.close();
});

withTrial(
  'three hundred frames get nothing out, and the page still works',
  async (trial) => {
    const screen = await openLocked(trial, 'none');
    await screen.evaluate(framesCode(300));
    await pause(LATE_MS);
    await screen.evaluate(`void fetch(location.origin + '/api/hit/tamper-own')`);
    await until(
      'the page’s own request',
      () => Promise.resolve(trial.servers.arrivals.count('tamper-own') > 0),
      30_000,
    );
    await screen.close();
  },
  120_000,
);

withTrial(
  'a page that reloads in a loop gets nothing out in any of its lives',
  async (trial) => {
    visits += 1;
    const screen = await trial.browser.open();
    const url = `${trial.servers.portal}/page?tamper=${visits}&id=${trial.lockedId}&mischief=reloads`;
    // Some life is interrupted by the next, which the driver takes for a failure.
    await screen.goto(url).catch(() => undefined);
    await until('the last life', async () => (await screen.title().catch(() => '')) === 'lived enough', 60_000);
    await until('the verdict', async () => (await trial.standing(url)) === 'decided');
    await screen.close();
  },
  120_000,
);
