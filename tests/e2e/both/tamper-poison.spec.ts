import { pageEn } from '../../../utils/ui/strings/page.en';
import { POISON } from '../hostile/poison';
import { startHostileServers } from '../hostile/servers';
import { prepareTrial } from '../hostile/trial';
import { until } from '../../support/settings';
import { expect, test } from '../fixtures';

/** What a page with poisoned prototypes overheard of the guard; with a channel of the test's own, so that silence is not taken for deafness. */
const HEARD = `Object.keys(window.heard).join('; ')`;
const OWN_WORD = `JSON.stringify({ thirdParty: 'said by the page' }); ${HEARD}`;

const TRIES = `void [
  () => fetch(far('poison-fetch'), { method: 'POST', mode: 'no-cors', body: 'x' }).catch(() => 0),
  () => navigator.sendBeacon(far('poison-beacon'), 'x'),
  () => { const request = new XMLHttpRequest(); request.open('POST', far('poison-xhr')); request.send('x'); },
  () => new WebSocket(far('poison-socket').replace('http', 'ws')),
  () => pristine.fetch(far('poison-pristine'), { method: 'POST', mode: 'no-cors', body: 'x' }).catch(() => 0),
  () => { const form = element('<form method="post" target="_self"></form>'); form.action = far('poison-form'); form.submit(); },
].forEach((go) => { try { go() } catch {} })`;
const TRIED = ['fetch', 'beacon', 'xhr', 'socket', 'pristine', 'form'];

test('a page that poisons prototypes in its first script gets nothing out and overhears nothing', async ({
  extension,
}) => {
  const servers = await startHostileServers();
  try {
    const trial = await prepareTrial(extension, servers, () => undefined);
    const url = `${servers.portal}/page?tamper=poison&id=${trial.lockedId}&mischief=poison`;
    const screen = await extension.open();
    await screen.goto(url);
    await until('the verdict', async () => (await trial.standing(url)) === 'decided');
    await expect.poll(() => screen.overlayText()).toContain(pageEn.state_DECL_title);
    expect(await screen.evaluate(HEARD)).toBe('');
    await screen.evaluate(TRIES);
    await screen.evaluate(`void fetch(location.origin + '/api/hit/poison-own')`);
    await until('the page’s own request', () => Promise.resolve(servers.arrivals.count('poison-own') > 0));
    await new Promise((resolve) => setTimeout(resolve, 1500));
    expect(TRIED.filter((name) => servers.arrivals.count(`poison-${name}`) > 0)).toEqual([]);
    expect(await screen.evaluate(HEARD)).toBe('');
    expect(await screen.overlayText()).toContain(pageEn.state_DECL_title);
    expect(await screen.evaluate(OWN_WORD), 'the poison listens at all').toContain('a state');
    await screen.close();
  } finally {
    await servers.stop();
  }
});

test('poisoned later, a page still cannot send what is stopped, and sends what is permitted on the first click', async ({
  clinic,
}) => {
  await clinic.openMember('m-06');
  await clinic.expectState('NONE');
  await clinic.screen.evaluate(`void ${POISON}`);
  await clinic.clickFax();
  await clinic.expectStopped();
  await clinic.screen.press('Escape');
  await clinic.switchTo('m-01');
  await clinic.expectState('ALL');
  await clinic.clickFax();
  await clinic.expectLeftOnce();
  expect(await clinic.screen.evaluate(HEARD)).toBe('');
});
