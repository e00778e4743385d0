import { expect, test } from '@playwright/test';
import { expectAccessible, open } from './ui-page';

test('the device in the client’s hands reads from right to left, buttons included', async ({ page }) => {
  await page.setViewportSize({ width: 900, height: 700 });
  await open(page, 'form/choices&kiosk&tongue=fa');
  const device = page.locator('main');
  await expect(device).toHaveAttribute('lang', 'fa');
  await expect(device).toHaveAttribute('dir', 'rtl');
  await expect(page.getByRole('radiogroup', { name: 'آیا می‌توان این را به اشتراک گذاشت؟' })).toBeVisible();
  await page.getByRole('button', { name: 'ادامه' }).click();
  const [back, next] = await Promise.all(
    ['بازگشت', 'ادامه'].map((name) => page.getByRole('button', { name }).boundingBox()),
  );
  expect(back?.x).toBeGreaterThan(next?.x ?? Number.POSITIVE_INFINITY);
  await expectAccessible(page);
});

for (const [tongue, give, pause] of [
  ['ar', 'الإعادة إلى الموظف', 'متوقف مؤقتًا'],
  ['vi', 'Trả lại cho nhân viên', 'Tạm dừng'],
] as const) {
  test(`when full screen is left, the cover is in the client’s language (${tongue})`, async ({ page }) => {
    await open(page, `form/choices&kiosk&uncovered&tongue=${tongue}`);
    await expect(page.getByRole('heading', { name: pause })).toBeVisible();
    await expect(page.getByRole('button', { name: give })).toBeVisible();
    await expect(page.locator('main')).toHaveAttribute('lang', tongue);
    await expectAccessible(page);
  });
}
