import { expect, test } from '../fixtures';

/**
 * Observing stops nothing. It is also the proof that the portal's ways out are open where nobody shuts them: without it, a share that
 * never arrives might only be a broken portal.
 */
test.use({ settings: { mode: 'observe' } });

const MEMBER = 'm-06';

test('a fax goes out, and the banner says that nothing is stopped', async ({ clinic }) => {
  await clinic.openMember(MEMBER);
  await clinic.expectState('NONE');
  await clinic.clickFax();
  await clinic.expectLeftOnce();
});

for (const [kind, name, role] of [
  ['form', 'referral', 'button'],
  ['frame', 'fax', 'button'],
  ['unload', 'message', 'link'],
] as const) {
  test(`what a page sends by itself goes out: ${kind}`, async ({ clinic }) => {
    await clinic.visit(`/packets/${kind}/${MEMBER}`);
    await clinic.expectState('NONE');
    await clinic.screen.click({ role, name: role === 'link' ? 'Close' : 'Continue' });
    await expect.poll(() => clinic.counts().outbound[name]).toBe(1);
  });
}

test('the report of a whole panel goes out', async ({ clinic }) => {
  await clinic.visit('/app/members');
  await clinic.screen.click({ role: 'button', name: 'Download panel report' });
  await expect.poll(() => clinic.counts().outbound.report).toBe(1);
});
