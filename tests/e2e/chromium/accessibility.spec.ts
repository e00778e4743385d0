import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from '../fixtures';
import { newestPage } from './newest-page';

/** The extension's hosts only: the portal's own faults are not ours. */
const OURS = 'html > [popover]';

async function faults(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).include(OURS).analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
}

for (const [member, state] of [
  ['m-01', 'ALL'],
  ['m-02', 'PART'],
  ['m-03', 'DECL'],
  ['m-06', 'NONE'],
] as const) {
  test(`the banner of ${state} inside a portal has no accessibility fault`, async ({ clinic, extension }) => {
    const page = newestPage(extension);
    await clinic.openMember(member);
    await clinic.expectState(state);
    expect(await faults(page)).toEqual([]);
  });
}

test('the sheet inside a portal has no accessibility fault, and takes the keyboard', async ({ clinic, extension }) => {
  const page = newestPage(extension);
  await clinic.openMember('m-02');
  await clinic.expectState('PART');
  await clinic.clickFax();
  await clinic.expectStopped();
  expect(await faults(page)).toEqual([]);
  const focused = () => page.evaluate(`document.activeElement?.hasAttribute('popover') === true`);
  expect(await focused()).toBe(true);
  for (let step = 0; step < 12; step += 1) await page.keyboard.press('Tab');
  // A modal dialog keeps the focus, or hands it to the browser; it never gives it to the chart behind.
  const behind = await page.evaluate(
    `document.activeElement !== document.body && !document.activeElement?.hasAttribute('popover')`,
  );
  expect(behind).toBe(false);
});

test('nothing flows out of a narrow window', async ({ clinic, extension }) => {
  const page = newestPage(extension);
  await page.setViewportSize({ width: 360, height: 640 });
  await clinic.openMember('m-02');
  await clinic.expectState('PART');
  const box = await page
    .locator(OURS)
    .first()
    .evaluate((host) => {
      const part = host.shadowRoot?.querySelector('section');
      const { left, right } = (part ?? host).getBoundingClientRect();
      return { left, right, width: innerWidth };
    });
  expect(box.left).toBeGreaterThanOrEqual(0);
  expect(box.right).toBeLessThanOrEqual(box.width);
});
