import { expect, test } from '@playwright/test';
import { actions, expectAccessible, expectAccessibleInBothSchemes, open } from './ui-page';

test('consents that end soon are listed by masked number, the first three at once', async ({ page }) => {
  await open(page, 'popup/clear&reminders=many');
  const list = page.getByRole('region', { name: 'Consents that end soon' });
  await expect(list.getByRole('listitem')).toHaveCount(3);
  await expect(list.getByRole('listitem').first()).toContainText('9•••••05F');
  await expect(list.getByRole('listitem').first()).toContainText('ends today');
  await expect(list.getByRole('listitem').nth(1)).toContainText('Practice data');
  await expect(list.getByRole('listitem').nth(2)).toContainText('part of it stays');
  await list.getByRole('button', { name: 'Show all 4' }).click();
  await expect(list.getByRole('listitem')).toHaveCount(4);
  await expect(list).toContainText('There are more');
});

test('a consent is renewed with the keyboard alone', async ({ page }) => {
  await open(page, 'popup/clear&reminders');
  const renew = page.getByRole('button', { name: 'Renew 2•••••G56' });
  for (let press = 0; press < 10 && !(await renew.evaluate((node) => node === document.activeElement)); press += 1)
    await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  expect(await actions(page)).toEqual([{ renew: 'c-1' }]);
});

test('says where nothing ends, what was gone through, and where the list did not come', async ({ page }) => {
  await open(page, 'popup/clear&reminders=none');
  await expect(page.getByText('None ends within 30 days.')).toBeVisible();
  await open(page, 'popup/clear&reminders=asked');
  await expect(page.getByText('whose consent was looked up here lately')).toBeVisible();
  await open(page, 'popup/clear&reminders=silent');
  await expect(page.getByRole('region', { name: 'Consents that end soon' }).getByRole('status')).toContainText(
    'could not be read',
  );
  await open(page, 'popup/clear&reminders&refuse');
  await expect(page.getByRole('alert')).toContainText('not found any more');
});

for (const [name, width, inspect] of [
  ['in both schemes', 380, expectAccessibleInBothSchemes],
  ['at 400 % zoom', 240, expectAccessible],
] as const) {
  test(`the list is accessible ${name}`, async ({ page }) => {
    await page.setViewportSize({ width, height: 700 });
    for (const story of ['reminders=many', 'reminders=none', 'reminders=silent', 'reminders&refuse&lang=es']) {
      await open(page, `popup/clear&${story}`);
      await inspect(page);
      expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
    }
  });
}
