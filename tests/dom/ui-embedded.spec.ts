import { expect, test, type Page } from '@playwright/test';
import { actions, expectAccessible, expectAccessibleInBothSchemes, open } from './ui-page';

const CSV = `Client CIN,Date signed,Expires,Chart number,Remarks
90000001A,2026-03-02,2027-03-01,104201,
9000000XX,soon,,,
90000002C,3/2/2026,,,late
`;
const fileOf = (name: string, text: string) => ({ name, mimeType: 'text/csv', buffer: Buffer.from(text) });
const choose = (page: Page, text: string, name = 'members.csv') =>
  page.getByLabel('File with consents').setInputFiles(fileOf(name, text));

test('the section is accessible in both languages and schemes, empty, full, and while a file is mapped', async ({
  page,
}) => {
  test.slow();
  for (const language of ['en', 'es']) {
    await open(page, `options/embedded&empty&lang=${language}`);
    await expectAccessibleInBothSchemes(page);
    await open(page, `options/embedded&other&lang=${language}`);
    await page.locator('input[type=file]').first().setInputFiles(fileOf('members.csv', CSV));
    await page.locator('table.sample').waitFor();
    await page.getByRole('search').getByRole('textbox').fill('90000001A');
    await page.getByRole('search').getByRole('button').click();
    for (const button of await page.locator('.consents button').all()) await button.click();
    await page.locator('.closing').waitFor();
    await expectAccessibleInBothSchemes(page);
  }
});

test('a spreadsheet is shown with guesses, corrected, imported, and what was not taken can be saved', async ({
  page,
}) => {
  await open(page, 'options/embedded');
  await choose(page, CSV);
  await expect(page.getByLabel('Medi-Cal number (CIN)')).toHaveValue('Client CIN');
  await expect(page.getByLabel('Signed on')).toHaveValue('Date signed');
  await expect(page.getByRole('columnheader', { name: /Chart number/ })).toContainText('Record number');
  await page.getByLabel('Portal of the record numbers').selectOption('portal.example');
  await page.getByLabel('Signed on').selectOption('');
  await expect(page.getByText('Choose the column with the day of signing.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Import', exact: true })).toBeDisabled();
  await page.getByLabel('Signed on').selectOption('Date signed');
  expect(await actions(page)).toEqual([]);
  await page.getByRole('button', { name: 'Import', exact: true }).click();
  await expect(page.getByText('Done: 3 rows. New: 2. Changed: 0. Already there: 0. Not taken: 1.')).toBeVisible();
  await expect(page.getByRole('row', { name: '3 Client CIN no valid number' })).toBeVisible();
  await expect(page.getByRole('row', { name: /3 Date signed no date/ })).toBeVisible();
  await page.getByRole('button', { name: 'Save the list of problems' }).click();
  await page.getByRole('button', { name: 'Save the rows that were not taken' }).click();
  const [sent, list, rows] = await actions(page);
  expect(sent).toMatchObject({ mapping: { portal: 'portal.example', columns: { mrn: 'Chart number' } } });
  expect(list).toEqual({ saved: 'row,column,problem\n3,Client CIN,bad-identifier\n3,Date signed,bad-date\n' });
  expect(rows).toEqual({ saved: 'Client CIN,Date signed,Expires,Chart number,Remarks\n9000000XX,soon,,,\n' });
});

test('an import shows how far it is, and stops where it is told to', async ({ page }) => {
  await open(page, 'options/embedded&slow');
  await choose(page, CSV);
  await page.getByRole('button', { name: 'Import', exact: true }).click();
  await expect(page.getByText('Working… 40,250 so far.')).toBeVisible();
  await expect(page.getByRole('progressbar', { name: 'Progress' })).toHaveAttribute('value', '0.4');
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Stop' }).click();
  await expect(page.getByText(/^Stopped after 0 rows\./)).toBeVisible();
});

test('a file that cannot be imported is refused in words', async ({ page }) => {
  await open(page, 'options/embedded');
  await choose(page, '<?xml version="1.0"?>', 'members.xml');
  await expect(page.getByText('This file is no CSV, FHIR Bundle or NDJSON file.')).toBeVisible();
});

test('nothing is deleted or taken back by one press', async ({ page }) => {
  await open(page, 'options/embedded');
  await page.getByRole('button', { name: 'Remove practice data' }).click();
  await page
    .getByRole('button', { name: /^Take back the import of/ })
    .first()
    .click();
  await page.getByRole('button', { name: 'Delete all consents…' }).click();
  expect(await actions(page)).toEqual([]);
  await page.getByRole('button', { name: 'Remove 17 practice consents' }).click();
  await page.getByRole('button', { name: 'Take back for good' }).click();
  await page.getByRole('button', { name: 'Delete 128,417 consents for good' }).click();
  expect(await actions(page)).toEqual([{ remove: 'practice' }, { undo: 'i-2' }, { remove: 'all' }]);
});

test('a back-up wants a pass phrase of some length, twice the same', async ({ page }) => {
  await open(page, 'options/embedded');
  const start = page.getByRole('button', { name: 'Save a back-up' });
  await page.getByLabel('Pass phrase', { exact: true }).fill('short');
  await start.click();
  await expect(page.getByText('This pass phrase is too short.')).toBeVisible();
  await page.getByLabel('Pass phrase', { exact: true }).fill('correct horse battery');
  await start.click();
  await expect(page.getByText('The two pass phrases differ.')).toBeVisible();
  await page.getByLabel('Pass phrase again').fill('correct horse battery');
  await start.click();
  await expect(page.getByText('The file is with your downloads.')).toBeVisible();
  expect(await actions(page)).toEqual([{ backUp: 'correct horse battery' }]);
});

test('a restore in the place of what is here wants a second yes, and a wrong pass phrase is told', async ({ page }) => {
  await open(page, 'options/embedded');
  await page.getByLabel('Back-up file').setInputFiles(fileOf('registry.ascmi', '{}'));
  await page.getByLabel('Pass phrase of the back-up').fill('wrong');
  await page.getByLabel('Replace it').check();
  const start = page.getByRole('button', { name: 'Restore', exact: true });
  await expect(start).toBeDisabled();
  await page.getByLabel('Yes, replace what is here.').check();
  await start.click();
  await expect(page.getByText('The pass phrase is not the one of this back-up. Nothing was changed.')).toBeVisible();
  await page.getByLabel('Pass phrase of the back-up').fill('correct horse battery');
  await start.click();
  await expect(page.getByText('1,204 consents were restored.')).toBeVisible();
});

test('a consent is found, its history read, and closed by a person who gives a name and a reason', async ({ page }) => {
  await open(page, 'options/embedded');
  await page.getByLabel('Number, name or birth date').fill('90000001A');
  await page.keyboard.press('Enter');
  const item = page.getByRole('listitem').filter({ hasText: 'CIN 90000001A' });
  await item.getByRole('button', { name: 'History' }).click();
  await expect(item.getByRole('row', { name: /^2/ })).toContainText('R. Staff: The member revoked it orally');
  await item.getByRole('button', { name: 'Close this consent…' }).click();
  await item.getByLabel('Entered in error').check();
  await item.getByLabel('Why').selectOption({ label: 'It belongs to another member' });
  await item.getByRole('button', { name: 'Close the consent' }).click();
  await expect(item.getByText('Your name is missing.')).toBeVisible();
  await item.getByLabel('Your name').fill('R. Staff');
  await item.getByRole('button', { name: 'Close the consent' }).click();
  await expect
    .poll(() => actions(page))
    .toContainEqual({
      close: { consentId: 'c-01', version: 2, status: 'entered-in-error', reason: 'wrong-member', by: 'R. Staff' },
    });
});

test('a consent that changed meanwhile is not closed blindly, and an empty search is said so', async ({ page }) => {
  await open(page, 'options/embedded&changed');
  await page.getByLabel('Number, name or birth date').fill('90000001A');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Close this consent…' }).click();
  await page.getByLabel('Your name').fill('R. Staff');
  await page.getByRole('button', { name: 'Close the consent' }).click();
  await expect(page.getByText('It was changed meanwhile. Search again to see it as it is.')).toBeVisible();
  await page.getByLabel('Number, name or birth date').fill('nobody');
  await page.keyboard.press('Enter');
  await expect(page.getByText('Nothing was found.')).toBeVisible();
});
