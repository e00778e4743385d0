import { expect, test, type Page } from '@playwright/test';
import type { FormResult } from '../../utils/contract/form';
import { actions, expectAccessible, open } from './ui-page';

const next = (page: Page) => page.getByRole('button', { name: 'Continue' }).click();
const heading = (page: Page, name: string) => page.getByRole('heading', { name, level: 2, exact: true });

for (const name of ['member&existing=PART', 'choices', 'sharing', 'signer', 'review']) {
  test(`step ${name} is accessible, also with its mistakes shown`, async ({ page }) => {
    test.slow();
    await open(page, `form/${name}`);
    await expectAccessible(page);
    await page.locator('.form-actions .primary').click();
    await expectAccessible(page);
  });
}

test('from the member to a filed form, without a mouse where a keyboard will do', async ({ page }) => {
  await open(page, 'form/member&existing=PART');
  await expect(page.getByRole('heading', { name: 'Already on file: Agreed in part' })).toBeVisible();
  await expect(page.getByLabel('Medi-Cal number (CIN)')).toHaveAccessibleDescription(
    /From Medi-Cal ID, portal\.example/,
  );
  await expect(page.locator('input:checked')).toHaveCount(0);
  await next(page);
  await expect(page.getByRole('radiogroup', { name: 'Does the member have Medi-Cal?' })).toHaveAccessibleDescription(
    /Please answer this/,
  );
  await page.getByLabel('Yes', { exact: true }).check();
  await expect(page.getByLabel(/^ASCMI AB 133 \(proposed\)/)).toBeChecked();
  await next(page);

  await expect(heading(page, 'What to share')).toBeFocused();
  await expect(page.locator('input:checked')).toHaveCount(0);
  await page.getByRole('button', { name: 'Yes to all' }).press('Enter');
  await page.getByRole('radiogroup', { name: 'HIV' }).getByLabel('No, do not share').check();
  await next(page);

  await expect(page.locator('input:checked')).toHaveCount(0);
  await page.getByLabel('My doctors, clinics, hospitals and other providers').check();
  await page.getByRole('button', { name: 'Add a name', exact: true }).click();
  await page.getByLabel('Name 1').fill('Example HIE');
  await page.getByLabel('Treatment').check();
  await next(page);

  await page.getByLabel('The member', { exact: true }).check();
  await page.getByLabel('Until a date').check();
  await page.getByRole('button', { name: 'One year from today' }).click();
  await next(page);

  await expect(page.getByRole('article')).toContainText('HIV');
  await page.getByLabel('Type your full name').fill('Somebody Else');
  await page.getByRole('button', { name: 'Sign and file' }).click();
  await expect(page.getByLabel('Type your full name')).toHaveAccessibleDescription(/does not match.*Rosa Example/);
  await page.getByLabel('Type your full name').fill('Rosa Example');
  await page.getByLabel(/^I have read the text above/).check();
  await page.getByRole('button', { name: 'Sign and file' }).click();

  await expect(page.getByRole('heading', { name: 'Signed and filed' })).toBeVisible();
  await expect(page.getByText('Consent/c-17')).toBeVisible();
  const [{ file }] = (await actions(page)) as [{ file: FormResult }];
  expect(file).toMatchObject({
    formId: 'f-1',
    form: 'ascmi-ab133',
    member: { name: 'Rosa Example', birthDate: '1984-02-17', mediCal: true },
    choices: { HIV: 'DECLINE', SUD_P2: 'AGREE', GENERAL: 'AGREE' },
    recipients: { classes: ['TREATING_CE'], named: [{ name: 'Example HIE' }] },
    purposes: ['TREAT'],
    signer: { role: 'self', name: 'Rosa Example' },
    signature: { method: 'typed', text: 'Rosa Example' },
    expiresOn: '2027-11-24',
  });
});

test('everything may be declined: nobody is named, and that is filed', async ({ page }) => {
  await open(page, 'form/choices');
  await page.getByRole('button', { name: 'No to all' }).click();
  await next(page);
  await expect(page.getByText('You said no to everything')).toBeVisible();
  await next(page);
  await page.getByLabel('The member', { exact: true }).check();
  await page.getByLabel(/^No end date/).check();
  await next(page);
  await page.getByLabel('Type your full name').fill('rosa example');
  await page.getByLabel(/^I have read the text above/).check();
  await page.getByRole('button', { name: 'Sign and file' }).click();
  await expect(page.getByRole('heading', { name: 'Signed and filed' })).toBeVisible();
  const [{ file }] = (await actions(page)) as [{ file: FormResult }];
  expect(new Set(Object.values(file.choices))).toEqual(new Set(['DECLINE']));
  expect(file.recipients).toEqual({ classes: [], named: [] });
});

test('without Medi-Cal the other form is proposed, and the first refused', async ({ page }) => {
  await open(page, 'form/member');
  await page.getByLabel('No', { exact: true }).check();
  await expect(page.getByLabel(/^ASCMI Non-AB 133 \(proposed\)/)).toBeChecked();
  await page.getByLabel(/^ASCMI AB 133/).check();
  await next(page);
  await expect(page.getByText('The AB 133 form is not valid for a member without Medi-Cal.')).toBeVisible();
});

test('a representative shows authority; a parent of an adult is refused, with the section', async ({ page }) => {
  await open(page, 'form/signer');
  await page.getByLabel('Parent of a minor').check();
  await expect(page.getByRole('status').filter({ hasText: 'Substance use' })).toContainText('(42 CFR 2.15)');
  await next(page);
  await expect(page.getByLabel('On what authority?')).toHaveAccessibleDescription(/Please answer this/);
  await page.getByLabel('Conservator', { exact: true }).check();
  await expect(page.getByRole('heading', { name: 'These signatures do not cover everything' })).toHaveCount(0);
  await next(page);
  await expect(page.getByLabel('Paper that was shown')).toHaveAccessibleDescription(/Look at the paper/);
});

test('a drawn signature is a picture, and can be cleared', async ({ page }) => {
  await open(page, 'form/review');
  await page.getByLabel('Draw the signature').check();
  await page.getByLabel(/^I have read the text above/).check();
  await page.getByRole('button', { name: 'Sign and file' }).click();
  await expect(page.getByText('Please sign in the box')).toBeVisible();
  const pad = page.locator('canvas');
  await pad.scrollIntoViewIfNeeded();
  const box = await pad.boundingBox();
  if (!box) throw new Error('no pad');
  await page.mouse.move(box.x + 40, box.y + 80);
  await page.mouse.down();
  await page.mouse.move(box.x + 200, box.y + 40, { steps: 6 });
  await page.mouse.up();
  await page.getByRole('button', { name: 'Sign and file' }).click();
  await expect(page.getByRole('heading', { name: 'Signed and filed' })).toBeVisible();
  const [{ file }] = (await actions(page)) as [{ file: FormResult }];
  expect(JSON.stringify(file.signature)).toMatch(/"method":"drawn","image":"data:image\/png;base64,.{500}/);
});

test('a registry that does not take it loses nothing', async ({ page }) => {
  await open(page, 'form/review&broken');
  await page.getByLabel('Type your full name').fill('Rosa Example');
  await page.getByLabel(/^I have read the text above/).check();
  await page.getByRole('button', { name: 'Sign and file' }).click();
  await expect(page.getByRole('alert')).toContainText('There is no connection.');
  await expect(page.getByLabel('Type your full name')).toHaveValue('Rosa Example');
  await expect(page.getByRole('button', { name: 'Sign and file' })).toBeEnabled();
});

test('every entry is handed out for keeping', async ({ page }) => {
  await open(page, 'form/member');
  await page.getByLabel('Full name').fill('Rosa E. Example');
  expect(await page.evaluate(() => window.uiHarness.draft?.name)).toBe('Rosa E. Example');
});

test('a changed number must be looked up again', async ({ page }) => {
  await open(page, 'form/member&existing=PART');
  await page.getByLabel('Medi-Cal number (CIN)').fill('90000002b');
  await expect(page.getByLabel('Medi-Cal number (CIN)')).toHaveValue('90000002B');
  await page.getByRole('button', { name: 'Check what is on file' }).click();
  await expect(page.getByText('Nothing is on file yet for these numbers.')).toBeVisible();
});
