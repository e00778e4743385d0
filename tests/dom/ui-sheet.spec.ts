import { expect, test } from '@playwright/test';
import { CONSENT_STATES } from '../../utils/ascmi/outcomes';
import { actions, expectAccessible, open, openSheet, showState } from './ui-page';

const focused = `document.querySelector('x-harness')?.shadowRoot?.activeElement?.textContent ?? document.activeElement?.id`;

test('a sheet is modal, takes the focus to its headline, keeps it, and gives it back', async ({ page }) => {
  await open(page, 'sheet/none');
  await page.locator('#send').focus();
  await openSheet(page, 'deny');
  await expect(page.getByRole('dialog', { name: /This referral was not sent/ })).toBeVisible();
  expect(await page.evaluate(focused)).toMatch(/^This referral was not sent/);
  for (let step = 0; step < 12; step += 1) {
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.tagName)).toMatch(/X-HARNESS|BODY/);
  }
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  expect(await page.evaluate(focused)).toBe('send');
  expect(await actions(page)).toEqual([{ type: 'sheet-closed', attemptId: 'a-1' }]);
});

test('it names what was stopped, for whom, why, on what basis, and what else goes', async ({ page }) => {
  await open(page, 'sheet/deny');
  const dialog = page.getByRole('dialog');
  for (const text of [
    'Send referral',
    '9•••••01A',
    'Example Valley Clinic',
    'You can send the rest without: Substance use treatment.',
  ]) {
    await expect(dialog.getByText(text, { exact: true })).toBeVisible();
  }
  const law = dialog.getByRole('link', { name: '42 CFR 2.31' });
  await expect(law).toHaveAttribute('rel', 'noopener noreferrer');
  await expect(dialog.getByText('Information, not legal advice.')).toBeVisible();
  await expect(dialog.getByRole('button', { name: 'Go on and share' })).toHaveCount(0);
});

test('a remedy is reported once, and waits', async ({ page }) => {
  await open(page, 'sheet/deny');
  const start = page.getByRole('button', { name: 'Start an ASCMI form' });
  await start.click();
  await expect(start).toBeDisabled();
  await expect(page.getByRole('dialog').getByRole('status')).toHaveText('Checking…');
  expect(await actions(page)).toEqual([{ type: 'remedy', attemptId: 'a-1', remedy: 'start-form' }]);
});

test('a recipient is chosen, and remembered if wanted', async ({ page }) => {
  await open(page, 'sheet/ask');
  const apply = page.getByRole('button', { name: 'Check with this recipient' });
  await apply.click();
  expect(await actions(page)).toEqual([]);
  await page.getByLabel('Who receives this?').selectOption({ label: 'Medi-Cal managed care plan' });
  await page.getByLabel('Remember for this recipient').check();
  await apply.click();
  expect(await actions(page)).toEqual([{ type: 'resolve', attemptId: 'a-2', recipient: 'MCP', remember: true }]);
});

test('a newer sheet takes the place of the open one; closing it from outside reports nothing', async ({ page }) => {
  await open(page, 'sheet/ask');
  await openSheet(page, 'permit');
  await expect(page.getByRole('dialog')).toHaveCount(1);
  await expect(page.getByRole('button', { name: 'Go on and share' })).toBeEnabled();
  await page.evaluate(() => window.uiHarness.ui?.closeSheet());
  await expect(page.getByRole('dialog')).toHaveCount(0);
  expect(await actions(page)).toEqual([]);
});

test('a page that takes the sheet away gets it back, still modal', async ({ page }) => {
  await open(page, 'sheet/deny');
  await page.evaluate(() => document.querySelector('x-harness')?.remove());
  await expect(page.getByRole('dialog')).toBeVisible();
  await expect
    .poll(() =>
      page.evaluate(() => document.querySelector('x-harness')?.shadowRoot?.querySelector('dialog:modal') !== null),
    )
    .toBe(true);
});

test('every state of the banner is accessible, and says its tone in words', async ({ page }) => {
  test.slow();
  await open(page, 'banner/scanning');
  for (const [index, state] of CONSENT_STATES.entries()) {
    await showState(page, state, index + 2);
    await expect(page.getByRole('heading', { name: /^(Good|Caution|Stop|Note|Question): / })).toBeVisible();
    await expectAccessible(page, 'x-harness');
  }
});

test('a change is announced once: a stop at once, the rest in turn', async ({ page }) => {
  await open(page, 'banner/PART');
  const said = (role: string) => page.locator('x-harness').locator(`.ui > [role=${role}]`);
  await expect(said('status')).toContainText('Agreed in part. Member 9•••••01A.');
  await expect(said('alert')).toBeEmpty();
  await open(page, 'banner/DECL');
  await expect(said('alert')).toContainText('Do not share');
  await expect(said('status')).toBeEmpty();
});

for (const scheme of ['light', 'dark'] as const) {
  test(`sheets are accessible in ${scheme} colours`, async ({ page }) => {
    test.slow();
    await page.emulateMedia({ colorScheme: scheme });
    for (const name of ['deny', 'ask', 'permit']) {
      await open(page, `sheet/${name}`);
      await expectAccessible(page, 'x-harness');
    }
  });
}

test('nothing is lost at 400 % zoom', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 256 });
  await open(page, 'sheet/deny');
  const close = page.getByRole('button', { name: 'Close without sharing' }).last();
  await close.scrollIntoViewIfNeeded();
  await expect(close).toBeInViewport();
  const overflow = await page.evaluate(() => {
    const dialog = document.querySelector('x-harness')?.shadowRoot?.querySelector('dialog');
    return dialog ? dialog.scrollWidth - dialog.clientWidth : -1;
  });
  expect(overflow).toBe(0);
});
