import { expect, test, type Page } from '@playwright/test';
import { SHIPPED } from '../../utils/forms/questionnaires/shipped';
import { actions, expectAccessible, expectAccessibleInBothSchemes, open } from './ui-page';

const OFFICIAL = {
  ...SHIPPED[0],
  meta: {},
  experimental: false,
  url: 'https://forms.example/ab133',
  version: '2028.2',
  title: 'ASCMI AB 133 of the state',
};

const choose = (page: Page, content: string) =>
  page
    .getByLabel('Load an official form')
    .setInputFiles({ name: 'form.json', mimeType: 'application/json', buffer: Buffer.from(content) });
const card = (page: Page) => page.getByRole('region', { name: 'ASCMI AB 133 (for Medi-Cal members)' });

test('an official form is read, shown for what it is, used on confirmation, and undone', async ({ page }) => {
  await open(page, 'options/forms');
  await expect(card(page)).toContainText('reconstruction, not the official form');
  await choose(page, JSON.stringify(OFFICIAL));
  await expect(page.getByText('It would replace the shipped wording of: ASCMI AB 133')).toBeVisible();
  await expect(page.getByText(/^Complete: English\.$/)).toBeVisible();
  await expect(page.getByText(/^Not in the form; .*Spanish.*Vietnamese/)).toBeVisible();
  expect(await actions(page)).toEqual([]);
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Use this form' }).click();
  await expect(card(page)).toContainText('ASCMI AB 133 of the state Version 2028.2');
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(card(page)).toContainText('reconstruction, not the official form');
  const written = (await actions(page)) as { write: { forms: { version: string }[] } }[];
  expect(written.map(({ write }) => write.forms.map(({ version }) => version))).toEqual([['2028.2'], []]);
});

test('a form in use is removed, and comes back by undo', async ({ page }) => {
  await open(page, 'options/forms&official');
  await expect(card(page)).toContainText('ASCMI AB 133 (official) Version 2027.1');
  await card(page).getByRole('button', { name: 'Go back to the shipped wording' }).click();
  await expect(page.getByRole('status').filter({ hasText: 'The form was removed.' })).toBeVisible();
  await expect(card(page)).toContainText('reconstruction');
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(card(page)).toContainText('Version 2027.1');
});

test('what stops a form is told in plain words, and it cannot be used', async ({ page }) => {
  await open(page, 'options/forms');
  await choose(page, JSON.stringify(OFFICIAL).replace('"code":"GAC"', '"code":"HIV"').replace('"active"', '"draft"'));
  await expect(page.getByRole('heading', { name: 'This form cannot be used yet' })).toBeVisible();
  await expect(page.getByText('Its status is not “active”')).toBeVisible();
  await expect(page.getByText(/asks twice about the same kind/)).toContainText('HIV');
  await expect(page.getByRole('button', { name: 'Use this form' })).toBeHidden();
  await expectAccessible(page);
  await choose(page, '{"resourceType":');
  await expect(page.getByText(/This file is not JSON/)).toBeVisible();
  expect(await actions(page)).toEqual([]);
});

test('forms of the administrator’s policy are shown, with their problems, and cannot be changed', async ({ page }) => {
  await open(page, 'options/forms&official&locked');
  await expect(page.getByText('Set by your administrator.')).toBeVisible();
  await expect(card(page)).toContainText('a form from your administrator’s policy');
  await expect(page.getByLabel('Load an official form')).toBeHidden();
  await expect(page.getByRole('button')).toHaveCount(0);
  await expectAccessibleInBothSchemes(page);
  await open(page, 'options/forms&wrong-form&locked&lang=es');
  await expect(page.getByRole('region', { name: 'Formularios que no se pueden usar' })).toContainText('borrador');
});
