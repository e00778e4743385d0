import { expect, test, type Page } from '@playwright/test';
import { actions, expectAccessibleInBothSchemes, open } from './ui-page';

async function pointAt(page: Page, what: 'number' | 'button', selector: string): Promise<void> {
  await page.getByRole('button', { name: `Point at a ${what}` }).click();
  const box = await page.locator(selector).boundingBox();
  if (!box) throw new Error(`${selector} is nowhere`);
  await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
}

test('a number and a button are pointed at, chosen and saved, and the page notices nothing', async ({ page }) => {
  await open(page, 'teach/panel');
  await pointAt(page, 'number', '#mrn');
  await expect(page.getByLabel('Kind of number')).toHaveValue('MRN');
  await expect(page.getByRole('radio').first()).toBeChecked();
  await page.getByRole('button', { name: 'Use this' }).click();
  await expect(page.getByText('Works on this page: 1')).toBeVisible();
  await pointAt(page, 'button', '#fax');
  await expect(page.getByLabel('What the button does')).toHaveValue('FAX');
  await page.getByRole('button', { name: 'Use this' }).click();
  await page.getByRole('button', { name: 'Save for this portal' }).click();
  await expect(page.getByText(/^Saved\./)).toBeVisible();
  const seen = (await actions(page)) as {
    finish?: { members: { selector: string }[]; outbound: { action: string; selector: string }[] };
  }[];
  expect(seen).toHaveLength(1);
  expect(seen[0]?.finish?.members[0]?.selector).toBe('#mrn');
  expect(JSON.stringify(seen)).not.toMatch(/css-|7410023/);
  expect(seen[0]?.finish?.outbound[0]?.action).toBe('FAX');
  expect(seen[0]?.finish?.outbound[0]?.selector).toBe('#fax');
});

test('with the keyboard alone: keys move, Enter takes, Escape stops', async ({ page }) => {
  await open(page, 'teach/panel');
  await page.getByRole('button', { name: 'Point at a number' }).press('Enter');
  await expect(page.getByRole('application')).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('application')).toHaveCount(0);
  await page.getByRole('button', { name: 'Point at a button' }).press('Enter');
  await expect(page.getByRole('application')).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(page.getByText('Send fax', { exact: true }).last()).toBeAttached();
  await page.keyboard.press('Enter');
  await expect(page.getByLabel('What the button does')).toHaveValue('FAX');
  expect(await actions(page)).toEqual([]);
});

test('a page that presses the pane by script picks nothing', async ({ page }) => {
  await open(page, 'teach/panel');
  await page.getByRole('button', { name: 'Point at a number' }).click();
  await page.mouse.move(60, 60);
  await page.evaluate(() => {
    const pane = document.querySelector('x-teach')?.shadowRoot?.querySelector('.glass');
    for (const type of ['pointerdown', 'click'])
      pane?.dispatchEvent(new MouseEvent(type, { bubbles: true, composed: true, clientX: 60, clientY: 60 }));
    pane?.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, composed: true }));
  });
  await expect(page.getByRole('application')).toHaveCount(1);
});

test('pointing beside a number says so', async ({ page }) => {
  await open(page, 'teach/panel');
  await pointAt(page, 'number', '#note');
  await expect(page.getByText('There is no number to read there.')).toBeVisible();
});

test('a number in a frame of the portal is found with that frame’s own selector', async ({ page }) => {
  await open(page, 'teach/panel');
  await page.getByRole('button', { name: 'Point at a number' }).click();
  const number = await page.frameLocator('iframe').locator('b').boundingBox();
  if (!number) throw new Error('no frame');
  await page.mouse.click(number.x + 5, number.y + 5);
  await expect(page.getByLabel('Kind of number')).toHaveValue('CIN');
  await expect(page.getByRole('radio', { name: '[data-field="cin"]' })).toBeChecked();
  await page.getByRole('button', { name: 'Use this' }).click();
  await expect(page.getByText('Works on this page: 1')).toBeVisible();
});

test('a line that the page has redrawn away is said to find nothing', async ({ page }) => {
  await open(page, 'teach/panel');
  await pointAt(page, 'number', '#mrn');
  await page.getByRole('button', { name: 'Use this' }).click();
  await page.evaluate(() => document.querySelector('header')?.remove());
  await expect(page.getByText('Finds nothing on this page now')).toBeVisible();
});

test('where an administrator describes the portal the adapter is shown as text, and copied', async ({ page }) => {
  await open(page, 'teach/managed');
  await pointAt(page, 'number', '#mrn');
  await page.getByRole('button', { name: 'Use this' }).click();
  await page.getByRole('button', { name: 'Save for this portal' }).click();
  await expect(page.getByText('Your administrator describes this portal.')).toBeVisible();
  await page.getByRole('button', { name: 'Copy' }).click();
  expect(JSON.stringify((await actions(page)).at(-1))).toContain('#mrn');
});

test('panel and choices are accessible in both schemes', async ({ page }) => {
  await open(page, 'teach/panel');
  await expect(page.getByRole('heading', { name: 'Teach this page' })).toBeVisible();
  await expectAccessibleInBothSchemes(page, 'x-teach');
  await pointAt(page, 'number', '#mrn');
  await expect(page.getByLabel('Kind of number')).toBeVisible();
  await expectAccessibleInBothSchemes(page, 'x-teach');
});
