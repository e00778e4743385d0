import type { PortalPage } from '../../support/portal-page';
import { expect, test } from '../fixtures';

const STOPPED = 'm-06';
const FREE = 'm-16';
const CONTINUE = { role: 'button', name: 'Continue' } as const;

test('form.submit() by the page’s own script sends nothing', async ({ clinic }) => {
  await clinic.visit(`/packets/form/${STOPPED}`);
  await clinic.expectState('NONE');
  await clinic.screen.click(CONTINUE);
  await clinic.settle();
  expect(clinic.counts().outbound.referral).toBe(0);
});

test('form.submit() goes through where the share is permitted', async ({ clinic }) => {
  await clinic.visit(`/packets/form/${FREE}`);
  await clinic.expectState('NONE');
  await clinic.screen.click(CONTINUE);
  await clinic.expectLeftOnce();
});

test('a fetch from a frame that no script has touched sends nothing', async ({ clinic }) => {
  await clinic.visit(`/packets/frame/${STOPPED}`);
  await clinic.expectState('NONE');
  await clinic.screen.click(CONTINUE);
  await clinic.settle();
  expect(clinic.counts().outbound.fax).toBe(0);
  expect(clinic.counts().collected).toEqual([]);
});

test('a beacon at unload sends nothing', async ({ clinic }) => {
  await clinic.visit(`/packets/unload/${STOPPED}`);
  await clinic.expectState('NONE');
  await clinic.screen.click({ role: 'link', name: 'Close' });
  await expect.poll(() => clinic.screen.url()).toContain('/worklist');
  await clinic.settle();
  expect(clinic.counts().outbound.message).toBe(0);
  expect(clinic.counts().collected).toEqual([]);
});

/** Clicks what prints the letter, and tells whether the browser set out to print it. */
async function printsLetter(clinic: PortalPage, member: string): Promise<boolean> {
  await clinic.visit(`/packets/letter/${member}`);
  await clinic.expectState('NONE');
  await clinic.screen.evaluate(
    `void addEventListener('beforeprint', () => { document.body.dataset.printed = 'yes'; })`,
  );
  await clinic.screen.click(CONTINUE);
  await clinic.settle();
  return (await clinic.screen.evaluate(`document.body.dataset.printed ?? 'no'`)) === 'yes';
}

test('window.print() by the page prints where that is permitted, and does not where it is not', async ({ clinic }) => {
  expect(await printsLetter(clinic, FREE)).toBe(true);
  expect(await printsLetter(clinic, STOPPED)).toBe(false);
});

test('a mailto link is held and its page never sees the click', async ({ clinic }) => {
  await clinic.openMember(STOPPED, 'summary');
  await clinic.expectState('NONE');
  await clinic.screen.evaluate(`void addEventListener('click', () => { document.body.dataset.clicked = 'yes'; })`);
  await clinic.screen.click({ role: 'link', name: 'E-mail summary' });
  await clinic.expectStopped();
  expect(await clinic.screen.evaluate(`document.body.dataset.clicked ?? 'no'`)).toBe('no');
});

const CONTROLS = [
  { tab: 'summary', role: 'link', name: 'Export C-CDA' },
  { tab: 'summary', role: 'button', name: 'Export FHIR bundle' },
  { tab: 'summary', role: 'button', name: 'Submit authorization to plan' },
  { tab: 'summary', role: 'button', name: 'Print' },
  { tab: 'care-plan', role: 'button', name: 'Share care plan' },
  { tab: 'referrals', role: 'button', name: 'Send referral' },
  { tab: 'messages', role: 'button', name: 'Send secure message' },
  { tab: 'documents', role: 'link', name: 'Download' },
] as const;

for (const { tab, role, name } of CONTROLS) {
  test(`“${name}” is stopped with a reason`, async ({ clinic }) => {
    await clinic.openMember('m-05', tab);
    await clinic.expectState('EXP');
    await clinic.screen.click({ role, name });
    await clinic.expectStopped();
  });
}

test('the portal’s own work goes on while shares are stopped', async ({ clinic }) => {
  await clinic.openMember(STOPPED, 'summary');
  await clinic.expectState('NONE');
  await clinic.screen.click({ role: 'button', name: 'Save note' });
  await clinic.screen.click({ role: 'button', name: 'Print preferences' });
  await clinic.screen.click({ role: 'tab', name: 'Referrals' });
  await clinic.screen.click({ role: 'button', name: 'Save draft' });
  await clinic.screen.click({ role: 'tab', name: 'Problems' });
  await clinic.screen.click({ role: 'button', name: 'Mark as reviewed' });
  await expect.poll(() => clinic.counts().own).toMatchObject({ note: 1, draft: 1, review: 1 });
});

test('an eligibility check is never held', async ({ clinic }) => {
  await clinic.openMember(STOPPED, 'summary');
  await clinic.expectState('NONE');
  await clinic.screen.click({ role: 'button', name: 'Verify eligibility' });
  await expect.poll(() => clinic.counts().outbound.eligibility).toBe(1);
});
