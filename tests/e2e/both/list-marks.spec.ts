import { pageEn } from '../../../utils/ui/strings/page.en';
import { PEOPLE } from '../../portal/roster';
import { members } from '../../support/members';
import { configure, fhirRegistry, settingsFor } from '../../support/settings';
import { expect, test } from '../fixtures';

/** `9•••••01A: agreed to share`, as a screen reader hears it. */
function heard(id: string, word: string): string {
  const person = PEOPLE.find((one) => one.id === id);
  const number = person?.cin ?? person?.mbi ?? '';
  return `${number.slice(0, 1)}•••••${number.slice(-3)}: ${word}`;
}

test('the member list marks each member in view, and the portal’s rows stay as they were', async ({ clinic }) => {
  await clinic.visit('/app/members');
  await clinic.expectShown(heard('m-01', pageEn.mark_ALL));
  await clinic.expectShown(heard('m-02', pageEn.mark_PART));
  await clinic.expectShown(heard('m-03', pageEn.mark_DECL));
  await clinic.expectShown(heard('m-05', pageEn.mark_EXP));
  await clinic.expectShown(heard('m-06', pageEn.mark_NONE));
  const rows = await clinic.screen.evaluate(
    `[...document.querySelectorAll('table[aria-label="Members"] *')].filter((one) => /^x-/.test(one.localName)).length`,
  );
  expect(rows).toBe(0);
  // The list goes on being a list: several members, no verdict, nothing leaves.
  await clinic.expectShown(pageEn.several_title);
});

test('a filtered list marks those who are left', async ({ clinic }) => {
  await clinic.visit('/app/members');
  await clinic.expectShown(heard('m-01', pageEn.mark_ALL));
  await clinic.screen.choose('Program', 'Recovery Outpatient (SUD)');
  await clinic.screen.click({ role: 'button', name: 'Filter' });
  const left = PEOPLE.filter(({ program }) => program === 'Recovery Outpatient (SUD)').length;
  const marks = async () => (await clinic.screen.overlayText()).match(/•+\w{3}: /g)?.length ?? 0;
  await expect.poll(marks).toBeLessThanOrEqual(left);
  await expect.poll(marks).toBeGreaterThan(0);
});

test('a FHIR registry is asked about a list in few requests, and no number stands in an address', async ({
  clinic,
  extension,
  portal,
  fhir,
}) => {
  await configure(extension, settingsFor(portal.origin, fhirRegistry(fhir.baseUrl)));
  fhir.requests.length = 0;
  await clinic.visit('/app/members');
  await clinic.expectShown(heard('m-01', pageEn.mark_ALL));
  await clinic.expectShown(heard('m-02', pageEn.mark_PART));
  await clinic.expectShown(heard('m-06', pageEn.mark_NONE));
  const about = ({ body }: { body: string }) => members.some(({ cin }) => cin !== undefined && body.includes(cin));
  const asked = fhir.requests.filter(about);
  expect(asked.length).toBeGreaterThan(0);
  expect(asked.length).toBeLessThan(PEOPLE.length / 2);
  const addresses = fhir.requests.map(({ url, headers }) => `${url} ${headers.referer ?? ''}`).join('\n');
  for (const { cin } of members) if (cin !== undefined) expect(addresses).not.toContain(cin);
});

test.describe('switched off', () => {
  test.use({ settings: { listMarks: false } });
  test('a list shows no mark', async ({ clinic }) => {
    await clinic.visit('/app/members');
    await clinic.expectShown(pageEn.several_title);
    await clinic.settle();
    expect(await clinic.screen.overlayText()).not.toContain(pageEn.mark_NONE);
  });
});
