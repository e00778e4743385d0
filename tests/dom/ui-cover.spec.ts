import { expect, test } from '@playwright/test';
import { actions, expectAccessibleInBothSchemes, open } from './ui-page';

test('what is typed stands on the sheet at once, and is saved as it is seen', async ({ page }) => {
  await open(page, 'cover/scope');
  const sheet = page.getByRole('article', { name: 'Disclosure cover sheet' });
  await expect(sheet).toContainText('Example Clinic');
  await expect(sheet).toContainText('Scope of the consent');
  await expect(sheet.getByText(/This record which has been disclosed/)).toBeVisible();
  await page.getByLabel('Attention').fill('Front desk');
  await expect(sheet).toContainText('Front desk');
  await page.getByLabel('Pages that follow').fill('three');
  await expect(page.getByLabel('Pages that follow')).toHaveAccessibleDescription(/A whole number/);
  await page.getByLabel('A copy of the signed consent follows').check();
  await expect(sheet).toContainText('A copy of the signed consent follows this sheet (1 page).');
  await page.getByRole('button', { name: 'Save as PDF' }).click();
  await expect(page.getByRole('status')).toHaveText('Saved to your downloads.');
  expect(await actions(page)).toHaveLength(1);
});

test('without a consent that explains the share, a copy must follow; a failed file says what to do', async ({
  page,
}) => {
  await open(page, 'cover/copy');
  await expect(page.getByText('attach a copy of the signed form')).toBeVisible();
  await page.getByRole('button', { name: 'Save as PDF' }).click();
  await expect(page.getByRole('status')).toHaveText('The file could not be made. Print the sheet instead.');
});

test('the steps before sending are a sheet of their own, which says that it must not be sent', async ({ page }) => {
  await open(page, 'cover/scope');
  await page.getByLabel('The steps before sending, for this office only').check();
  const sheet = page.getByRole('article', { name: 'Instructions for the sender' });
  await expect(sheet).toContainText('Do not send this sheet');
  await expect(page.getByLabel('Attention')).toBeHidden();
  await page.getByRole('button', { name: 'Save as PDF' }).click();
  await expect(page.getByRole('status')).toHaveText('Saved to your downloads.');
});

for (const story of ['cover/scope', 'cover/copy&lang=es']) {
  test(`${story} is accessible, in both schemes`, async ({ page }) => {
    await open(page, story);
    await expectAccessibleInBothSchemes(page);
  });
}
