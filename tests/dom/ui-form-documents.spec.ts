import { expect, test, type Page } from '@playwright/test';
import type { FormResult } from '../../utils/contract/form';
import { actions, expectAccessible, open } from './ui-page';

/** Which document is filled in: a first form, one that follows another, a revocation, an administrator's own. */
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();
const filed = async (page: Page) => ((await actions(page)) as [{ file: FormResult }])[0].file;

test('a consent is taken back: who, who signs, one signature, and no choice to make', async ({ page }) => {
  await open(page, 'form/member&existing=ALL');
  await press(page, 'Take it back');
  await expect(page.getByRole('heading', { level: 1, name: 'ASCMI form: take it back' })).toBeVisible();
  await expect(page.getByRole('radiogroup', { name: 'Does the member have Medi-Cal?' })).toHaveCount(0);
  await expect(page.getByText('Step 1 of 3')).toBeAttached();
  await expectAccessible(page);
  await press(page, 'Continue');

  await expect(page.getByRole('button', { name: 'Client does not sign' })).toHaveCount(0);
  await expect(page.getByRole('radiogroup', { name: 'How long does it last?' })).toHaveCount(0);
  await page.getByLabel('The member', { exact: true }).check();
  await expectAccessible(page);
  await press(page, 'Continue');

  await expect(page.getByRole('article')).toContainText('I take back my permission to share.');
  await expect(page.getByRole('article')).not.toContainText('HIV');
  await expect(page.getByLabel(/telephone/)).toHaveCount(0);
  await page.getByLabel('Type your full name').fill('Rosa Example');
  await page.getByLabel(/^I have read the text above/).check();
  await expectAccessible(page);
  await press(page, 'Sign and file');
  await expect(page.getByText('The permission is taken back.')).toBeVisible();
  const result = await filed(page);
  expect(result).toMatchObject({ form: 'ascmi-revocation', choices: {}, signature: { text: 'Rosa Example' } });
  expect(result.shownText).toContain('I take back my permission to share.');
});

test('a revocation may be turned back into a new form before it is signed', async ({ page }) => {
  await open(page, 'form/member&existing=ALL');
  await press(page, 'Take it back');
  await press(page, 'Take it back');
  await expect(page.getByRole('heading', { level: 1, name: 'ASCMI form', exact: true })).toBeVisible();
  await expect(page.getByRole('radiogroup', { name: 'Does the member have Medi-Cal?' })).toBeVisible();
});

test('handed over, a revocation is read and signed, and asks nothing', async ({ page }) => {
  await open(page, 'form/review&revoke&kiosk');
  await expect(page.getByText('1 of 3')).toBeVisible();
  await expect(page.getByRole('article')).toContainText('I take back my permission to share.');
  await press(page, 'Continue');
  await expect(page.getByLabel('Type your full name')).toBeVisible();
});

test('renewed, each question tells what was said last time, and ticks nothing of it', async ({ page }) => {
  await open(page, 'form/member&existing=PART');
  await press(page, 'Renew it');
  await page.getByLabel('Yes', { exact: true }).check();
  await press(page, 'Continue');
  await expect(page.getByText(/^Last time: /).first()).toBeVisible();
  await expect(page.locator('input:checked')).toHaveCount(0);
});

test('parties are named: found in the directory, an exchange demanded by name, and one left out', async ({ page }) => {
  await open(page, 'form/sharing');
  await page.getByLabel('A health information exchange that passes records on to others').check();
  await page.getByLabel('Treatment').check();
  await press(page, 'Continue');
  await expect(page.getByText('Name the exchange, or take it off the list above.')).toBeVisible();
  await press(page, 'Add an exchange');
  await page.getByLabel('Health information exchange, by name: Name 1').fill('Ex');
  await press(page, 'Example HIE · NPI 1234567893');
  await expect(page.getByText('NPI 1234567893, from your directory')).toBeVisible();
  await press(page, 'Add a name to leave out');
  await page.getByLabel(/^Who must not receive it.*: Name 1$/).fill('Invented Rival');
  await expect(page.getByText(/No NPI, so the computer cannot tell who this is/)).toBeVisible();
  await expectAccessible(page);
  await press(page, 'Continue');
  await expect(page.getByRole('heading', { level: 2, name: 'Who signs' })).toBeVisible();
});

for (const tongue of ['en', 'es', 'fa']) {
  test(`an administrator's own form keeps its words where the client reads ${tongue}`, async ({ page }) => {
    await open(page, `form/choices&official&tongue=${tongue}`);
    await expect(page.getByText('ASCMI AB 133 (official)').first()).toBeVisible();
    await expect(page.getByText(/Reconstruction/)).toHaveCount(0);
    await expect(page.getByRole('heading', { level: 3 })).toHaveCount(2);
    await expectAccessible(page);
  });
}

test('read from the right: every step is accessible, and the client’s own page runs that way', async ({ page }) => {
  test.slow();
  for (const story of [
    'choices',
    'sharing',
    'signer',
    'review',
    'review&revoke',
    'choices&kiosk',
    'review&revoke&kiosk',
  ]) {
    await open(page, `form/${story}&tongue=ar`);
    await expect(page.getByText('ASCMI').or(page.locator('main.kiosk[dir=rtl]')).first()).toBeVisible();
    await expect(page.locator('[lang=ar]').first()).toBeAttached();
    await expectAccessible(page);
  }
  await expect(page.getByRole('main')).toHaveAttribute('dir', 'rtl');
  await expect(page.getByRole('article').locator('[lang=ar]').first()).toContainText('سحب الإذن');
});
