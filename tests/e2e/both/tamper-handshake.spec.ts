import { startHostileServers } from '../hostile/servers';
import { prepareTrial } from '../hostile/trial';
import { until } from '../../support/settings';
import { expect, test } from '../fixtures';

/**
 * Firefox runs the guard, but no agent, in an empty frame, and later than the page's own hand on it. A secret that was planted there is
 * taken: in a realm that was the page's first, nothing can be kept from it, and it could tell a wrapper by its identity anyway.
 */
const PLANTED_IN_EMPTY_FRAME = /^blank -1-2-3-4:up$/;

interface Found {
  readonly overheard: readonly string[];
  readonly answered: readonly string[];
}

test('a page that knows the names of the hand-off overhears none of it, and gets no answer when it says them', async ({
  extension,
}) => {
  const servers = await startHostileServers();
  try {
    const trial = await prepareTrial(extension, servers, () => undefined);
    const url = `${servers.portal}/page?tamper=listen&id=${trial.lockedId}&mischief=listen`;
    const screen = await extension.open();
    await screen.goto(url);
    await until('the verdict', async () => (await trial.standing(url)) === 'decided');
    await new Promise((resolve) => setTimeout(resolve, 500));
    await screen.evaluate('void provoke()');
    const found = JSON.parse(String(await screen.evaluate('JSON.stringify(window.handOff)'))) as Found;
    const isKnown = (one: string) => extension.kind === 'firefox' && PLANTED_IN_EMPTY_FRAME.test(one);
    expect(found.overheard.filter((one) => !isKnown(one))).toEqual([]);
    expect(found.answered).toEqual([]);
    // The hand-off did take place: a call that cannot wait is denied in the page's own world.
    expect(await screen.evaluate(`navigator.sendBeacon(far('tamper-beacon'), 'x')`)).toBe(false);
    await screen.close();
  } finally {
    await servers.stop();
  }
});
