import { pageEn } from '../../../utils/ui/strings/page.en';
import { expect, test } from '../fixtures';

/** Without a directory nobody knows who stands behind a fax number: the person who sends has to say so. */
test.use({ settings: { recipients: [] } });

test('the recipient is named on the sheet: judged again, and sent without a second click, once', async ({ clinic }) => {
  await clinic.openMember('m-01');
  await clinic.expectState('ALL');
  await clinic.clickFax();
  await clinic.expectStopped();
  await clinic.screen.overlayChoose('recipient', 'TREATING_CE');
  await clinic.settle();
  expect(clinic.counts().left, 'choosing alone sends nothing').toBe(0);
  // The driver's choice is not a person's, so the sheet shows no verdict for it yet; applying reads what is chosen.
  await clinic.screen.overlayClick(pageEn.sheet_apply);
  await clinic.expectLeftOnce();
  await expect.poll(() => clinic.screen.overlayText()).not.toContain(pageEn.sheet_why);
});

for (const [role, name, outbound] of [
  ['button', 'Export FHIR bundle', 'fhir'],
  ['link', 'Export C-CDA', 'ccda'],
] as const) {
  test(`“${name}” for a recipient who is named on the sheet arrives, though its address also sounds like a report`, async ({
    clinic,
  }) => {
    await clinic.openMember('m-01');
    await clinic.expectState('ALL');
    await clinic.screen.click({ role, name });
    await clinic.expectStopped();
    await clinic.screen.overlayChoose('recipient', 'TREATING_CE');
    await clinic.screen.overlayClick(pageEn.sheet_apply);
    await expect.poll(() => clinic.counts().outbound[outbound]).toBe(1);
  });
}

test('a recipient who may not receive it is named: judged again, and still stopped', async ({ clinic }) => {
  await clinic.openMember('m-06');
  await clinic.expectState('NONE');
  await clinic.clickFax();
  await clinic.expectStopped();
  await clinic.screen.overlayChoose('recipient', 'TREATING_CE');
  await clinic.screen.overlayClick(pageEn.sheet_apply);
  await clinic.expectShown(pageEn.outcome_NEEDS_CONSENT);
  await clinic.settle();
  await clinic.expectStopped();
});
