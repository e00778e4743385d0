import { expect, test, type Page } from '@playwright/test';
import type { FormResult } from '../../utils/contract/form';
import { actions, expectAccessible, expectAccessibleInBothSchemes, open } from './ui-page';

const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();
const filed = async (page: Page): Promise<FormResult> => {
  await expect(page.getByRole('heading', { name: 'Signed and filed' })).toBeVisible();
  const all = (await actions(page)) as { file?: FormResult }[];
  const result = all.find(({ file }) => file)?.file;
  if (!result) throw new Error('nothing was filed');
  return result;
};
const expectNoSidewaysScroll = async (page: Page) =>
  expect(await page.evaluate('document.documentElement.scrollWidth <= document.documentElement.clientWidth')).toBe(
    true,
  );

test.describe('a minor', () => {
  test('is told who must sign for what, and may leave out what cannot be covered', async ({ page }) => {
    await open(page, 'form/signer&minor');
    await page.getByLabel('The member', { exact: true }).check();
    const remarks = page.getByRole('status').filter({ hasText: 'These signatures do not cover everything' });
    await expect(remarks).toContainText(
      'Substance use: the minor and a parent or guardian must both sign. (42 CFR 2.14)',
    );
    await expectAccessible(page);
    await page.getByLabel(/^Reproductive health/).check();
    await press(page, 'Continue');
    await expect(page.getByRole('heading', { name: 'Who signs' })).toBeVisible();
    await press(page, 'Answer no for these');
    await expect(remarks).toHaveCount(0);
    await page.getByLabel(/^No end date/).check();
    await press(page, 'Continue');
    await expect(page.getByRole('heading', { name: 'Review and sign' })).toBeVisible();
  });
});

test('a client who does not sign is a complete result', async ({ page }) => {
  await open(page, 'form/choices');
  await press(page, 'The client does not sign');
  await press(page, 'File that nothing was signed');
  await expectAccessible(page);
  await page.getByLabel('What the client said, or why it was not signed').fill('wants to think');
  await page.getByLabel('Staff member who sees the signing').fill('W. Staff');
  await page.getByLabel(/^I offered this form/).check();
  await press(page, 'File that nothing was signed');
  expect(await filed(page)).toMatchObject({
    refusal: { reason: 'wants to think' },
    signature: { method: 'none' },
    choices: { GENERAL: 'DECLINE' },
  });
});

test('a telephone is refused with the sections where a signature is needed', async ({ page }) => {
  await open(page, 'form/review');
  await page.getByLabel('Spoken on the telephone').check();
  await expect(page.getByText('Substance use: the law wants this written and signed. (42 CFR 2.31(a))')).toBeVisible();
  await expectAccessible(page);
  await page.getByLabel(/^I read the text above to the client/).check();
  await press(page, 'File the form');
  await expect(page.getByText('Please complete what is marked below.')).toBeVisible();
});

test('a paper form is filed with its scan; another file is refused', async ({ page }) => {
  await open(page, 'form/review');
  await page.getByLabel('Already signed on paper').check();
  await page.getByLabel('Day of the signature on the paper').fill('2026-11-20');
  const scan = page.getByLabel('Scan of the signed form');
  await scan.setInputFiles({ name: 'a.pdf', mimeType: 'application/pdf', buffer: Buffer.from('<html>') });
  await expect(page.getByText('This file is not a PDF, PNG or JPEG.')).toBeVisible();
  await scan.setInputFiles({ name: 'scan.png', mimeType: 'image/png', buffer: PNG });
  await expect(page.getByRole('img', { name: 'Preview of the scan' })).toBeVisible();
  await expectAccessible(page);
  await page.getByLabel(/^The scan is the whole signed form/).check();
  await press(page, 'File the form');
  const result = await filed(page);
  expect(result.signedAt).toBe('2026-11-20T12:00:00-08:00');
  expect(result.paper?.scan).toBe(`data:image/png;base64,${PNG.toString('base64')}`);
});

test('a signature falls when an answer changes after it', async ({ page }) => {
  await open(page, 'form/review');
  await page.getByLabel('Type your full name').fill('Rosa Example');
  await page.getByLabel(/^I have read the text above/).check();
  for (let step = 0; step < 3; step += 1) await press(page, 'Back');
  await press(page, 'No to all');
  for (let step = 0; step < 3; step += 1) await press(page, 'Continue');
  await expect(page.getByLabel('Type your full name')).toHaveValue('');
});

test.describe('with the client', () => {
  test('one question a page, nothing of staff, and back with the PIN only', async ({ page }) => {
    await open(page, 'form/choices');
    await page.getByText('Hand over to the client').click();
    await page.getByLabel('PIN for taking it back').fill('2468');
    await page.getByLabel('The same PIN again').fill('2469');
    await press(page, 'Start');
    await expect(page.getByText('The two are not the same.')).toBeVisible();
    await page.getByLabel('The same PIN again').fill('2468');
    await press(page, 'Start');
    await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
    await expect(page.getByRole('radio')).toHaveCount(2);
    for (const staff of ['Already on file', 'Medi-Cal number', 'Who signs', 'Review and sign'])
      await expect(page.getByText(staff)).toHaveCount(0);
    await page.getByLabel('Yes, share').check();
    await press(page, 'Continue');
    await expect(page.getByText('2 of 18')).toBeVisible();
    await press(page, 'Read aloud');
    expect(JSON.stringify(await actions(page))).toContain('May this be shared?');

    await press(page, 'Give back to staff');
    await page.getByLabel('PIN', { exact: true }).fill('1111');
    await press(page, 'Take back');
    await expect(page.getByRole('alert')).toContainText('This is not the PIN.');
    await page.getByLabel('PIN', { exact: true }).fill('2468');
    await press(page, 'Take back');
    await expect(page.getByRole('heading', { name: 'What to share' })).toBeVisible();
    await expect(page.getByRole('radio', { checked: true })).toHaveCount(1);
  });

  test('reads and signs, and the device goes back for filing', async ({ page }) => {
    await open(page, 'form/review&kiosk');
    await expect(page.getByRole('heading', { name: 'Please read this' })).toBeVisible();
    await expectAccessible(page);
    await press(page, 'Continue');
    await page.getByLabel('Type your full name').fill('Rosa Example');
    await page.getByLabel(/^I have read the text above/).check();
    await expectAccessible(page);
    await press(page, 'Continue');
    await expect(page.getByText('Please give this back to the staff.')).toBeVisible();
    await page.getByRole('main').getByRole('button', { name: 'Give back to staff' }).click();
    await page.getByLabel('PIN', { exact: true }).fill('2468');
    await press(page, 'Take back');
    await press(page, 'Sign and file');
    expect((await filed(page)).signature).toMatchObject({
      method: 'typed',
      text: 'Rosa Example',
      at: expect.any(String),
    });
  });

  test('out of full screen the questions are covered', async ({ page }) => {
    await open(page, 'form/choices&kiosk&uncovered');
    await expect(page.getByRole('radio')).toHaveCount(0);
    await expectAccessible(page);
    await press(page, 'Go on');
    expect(await actions(page)).toContainEqual('cover');
  });

  test('says so where no voice speaks the language', async ({ page }) => {
    await open(page, 'form/choices&kiosk&mute');
    await press(page, 'Read aloud');
    await expect(page.getByText('This computer has no voice for this language.')).toBeVisible();
  });

  test('is accessible at 400 % zoom, in both schemes, and so are the steps of staff', async ({ page }) => {
    test.slow();
    await page.setViewportSize({ width: 320, height: 800 });
    await page.emulateMedia({ reducedMotion: 'reduce' });
    for (const story of ['choices&kiosk', 'review&kiosk', 'signer&minor', 'review', 'choices']) {
      await open(page, `form/${story}`);
      await expectAccessibleInBothSchemes(page);
      await expectNoSidewaysScroll(page);
    }
  });
});

test('the popup lists unfinished forms, and asks before one is discarded', async ({ page }) => {
  await open(page, 'popup/NONE&drafts');
  await expect(page.getByText('Member R. E.')).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Continue R. E.' }).click();
  await page.getByRole('button', { name: 'Discard R. E.' }).click();
  expect(await actions(page)).toEqual([{ resume: 'd-1' }]);
  await page.getByRole('button', { name: 'Discard for good? R. E.' }).click();
  expect(await actions(page)).toContainEqual({ discard: 'd-1' });
});
