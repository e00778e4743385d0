import { pageEn } from '../../../utils/ui/strings/page.en';
import { expect, test } from '../fixtures';

/** Whose records need a consent that is not there: what leaves, leaves wrongly. */
const STOPPED = 'm-02';
const SEND = { role: 'button', name: 'Send fax', frames: ['record'] } as const;

for (const [kind, what] of [
  ['srcdoc', 'a frame whose page stands in an attribute'],
  ['sandboxed', 'such a frame, sandboxed, of no origin'],
  ['blank', 'an empty frame that the page fills'],
  ['written', 'an empty frame that the page writes anew'],
  ['blob', 'a frame that shows a blob'],
] as const) {
  test(`${what}: the member is found there, and the form in it is held`, async ({ clinic }) => {
    await clinic.visit(`/frames/${kind}/${STOPPED}`);
    await clinic.expectState('PART');
    await clinic.screen.click(SEND);
    await clinic.expectStopped();
  });
}

test('a frameset in a frameset: the member is found in its innermost frame, and the form there is held', async ({
  clinic,
}) => {
  await clinic.visit('/frames/frameset/m-05');
  await clinic.expectState('EXP');
  await clinic.screen.click({ role: 'button', name: 'Send Referral', frames: ['desktop', 'chart'] });
  await clinic.expectStopped();
});

test('a closed shadow root that comes late is read', async ({ clinic }) => {
  await clinic.visit(`/frames/late-root/${STOPPED}`);
  await clinic.expectState('PART');
});

test('a page that writes itself anew is read and held as before', async ({ clinic }) => {
  await clinic.visit(`/frames/rewritten/${STOPPED}`);
  await clinic.screen.click({ role: 'button', name: 'Open the record' });
  await clinic.expectState('PART');
  await clinic.screen.click({ role: 'button', name: 'Send fax' });
  await clinic.expectStopped();
});

test('a page that writes itself anew sends what is permitted, once', async ({ clinic }) => {
  await clinic.visit('/frames/rewritten/m-16');
  await clinic.screen.click({ role: 'button', name: 'Open the record' });
  await clinic.expectState('NONE');
  await clinic.screen.click({ role: 'button', name: 'Send fax' });
  await clinic.expectLeftOnce();
});

test('a window that the page opens and writes into is read and held, and has a banner of its own', async ({
  clinic,
}) => {
  await clinic.visit(`/frames/window/${STOPPED}`);
  await clinic.screen.click({ role: 'button', name: 'Open the record' });
  const shown = () =>
    clinic.screen.evaluate(
      `[...chartWindow.document.documentElement.children].map(({ shadowRoot }) => shadowRoot?.textContent ?? '').join(' ')`,
    );
  await expect.poll(shown).toContain(pageEn.state_PART_title);
  await clinic.screen.evaluate(`chartWindow.document.querySelector('form button').click()`);
  await expect.poll(shown).toContain(pageEn.sheet_why);
  expect(clinic.counts().left).toBe(0);
  await clinic.screen.evaluate('chartWindow.close()');
});
