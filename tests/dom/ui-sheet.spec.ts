import { expect, test } from '@playwright/test';
import { CONSENT_STATES } from '../../utils/ascmi/outcomes';
import { actions, expectAccessible, expectAccessibleInBothSchemes, open, openSheet, showState } from './ui-page';

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

test('going past a warning takes a few typed words, by keyboard alone', async ({ page }) => {
  await open(page, 'sheet/warn');
  const reason = page.getByLabel('Why you share it all the same');
  await reason.focus();
  await page.keyboard.type('because');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  expect(await actions(page)).toEqual([]);
  await reason.fill('Patient waits at the pharmacy');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  expect(await actions(page)).toEqual([
    { type: 'remedy', attemptId: 'a-6', remedy: 'proceed', reason: 'Patient waits at the pharmacy' },
  ]);
});

test('a recipient is chosen, and remembered if wanted', async ({ page }) => {
  await open(page, 'sheet/ask');
  const apply = page.getByRole('button', { name: 'Check with this recipient' });
  await apply.click();
  expect(await actions(page)).toEqual([]);
  await page.getByLabel('Who receives this?').selectOption({ label: 'Medi-Cal managed care plan' });
  await page.getByLabel('Remember for this recipient').check();
  await apply.click();
  expect(await actions(page)).toContainEqual({
    type: 'resolve',
    attemptId: 'a-2',
    answers: { recipient: 'MCP' },
    remember: true,
  });
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

test('sheets are accessible in both schemes', async ({ page }) => {
  test.slow();
  for (const name of ['deny', 'ask', 'permit', 'warn', 'notice', 'override']) {
    await open(page, `sheet/${name}`);
    await expectAccessibleInBothSchemes(page, 'x-harness');
  }
});

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

test('the verdict follows each answer, and the field keeps the focus', async ({ page }) => {
  await open(page, 'sheet/override');
  const recipient = page.getByLabel('Who receives this?');
  await recipient.focus();
  // By key: what a script of the page chooses counts for nothing.
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  expect((await actions(page)).at(-1)).toEqual({
    type: 'preview',
    attemptId: 'a-5',
    answers: { recipient: 'EMERGENCY_MEDICAL' },
  });
  await page.evaluate(() => {
    const { ui, sheets } = window.uiHarness;
    const sheet = sheets?.['override'];
    if (sheet) ui?.openSheet({ ...sheet, outcome: 'PERMIT', mayShare: true });
  });
  await expect(page.getByRole('dialog').getByRole('status')).toHaveText('With these answers: Allowed.');
  await expect(page.getByRole('button', { name: 'Share now' })).toBeVisible();
  await expect(recipient).toHaveValue('EMERGENCY_MEDICAL');
  await expect(recipient).toBeFocused();
  await page.getByText('Does it contain anything else?').click();
  await page.getByLabel('HIV').check();
  expect((await actions(page)).at(-1)).toEqual({
    type: 'preview',
    attemptId: 'a-5',
    answers: { recipient: 'EMERGENCY_MEDICAL', categories: ['HIV'] },
  });
});

test('going past a stop works by keyboard alone, asks for every item, and says why it was refused', async ({
  page,
}) => {
  await open(page, 'sheet/override');
  const summary = page.getByText('Emergency, or another reason to go on');
  await summary.focus();
  await page.keyboard.press('Enter');
  const type = async (label: string, text: string) => {
    await page.keyboard.press('Tab');
    await expect(page.getByLabel(label)).toBeFocused();
    await page.keyboard.type(text);
  };
  await page.keyboard.press('Tab');
  await expect(page.locator('select[name=reason]')).toBeFocused();
  await type('What makes it necessary', 'Found unresponsive at home');
  await type('Your name', 'Dana Reyes');
  await page.keyboard.press('Enter');
  expect(await actions(page), 'an unfinished statement is not sent').toEqual([]);
  await page.getByLabel('Your name').focus();
  await type('Medical professional who receives it', 'Dr. Okafor');
  await type('Hospital or facility', 'Example General Hospital');
  await type('Second person who approves', 'Lee Marsh');
  await page.keyboard.press('Enter');
  expect(await actions(page)).toEqual([
    {
      type: 'override',
      attemptId: 'a-5',
      statement: {
        reason: 'OVRER',
        explanation: 'Found unresponsive at home',
        discloser: 'Dana Reyes',
        receivedBy: 'Dr. Okafor',
        facility: 'Example General Hospital',
        approver: 'Lee Marsh',
      },
    },
  ]);
  await page.evaluate(() => window.uiHarness.ui?.refuseOverride('second-person'));
  await expect(page.getByRole('alert').getByText('A second person has to approve')).toBeVisible();
  await expect(page.getByLabel('What makes it necessary')).toHaveValue('Found unresponsive at home');
});

test('the notice is copied on a click, and can be selected where copying is refused', async ({ page }) => {
  await open(page, 'sheet/notice');
  await page.evaluate(() => {
    Object.defineProperty(navigator, 'clipboard', { value: { writeText: () => Promise.reject(new Error('no')) } });
  });
  await page.getByRole('button', { name: 'Copy the notice' }).click();
  await expect(page.getByText('Select the text above instead.')).toBeVisible();
  expect(await page.getByText(/^42 CFR part 2 prohibits/).evaluate((text) => getComputedStyle(text).userSelect)).toBe(
    'text',
  );
});

test('sheets with every question fit at 200 % zoom, in Spanish', async ({ page }) => {
  await page.setViewportSize({ width: 640, height: 400 });
  await open(page, 'sheet/override&lang=es');
  await page.getByText('Emergencia u otra razón para continuar').click();
  const send = page.getByRole('button', { name: 'Compartir una vez y registrarlo' });
  await send.scrollIntoViewIfNeeded();
  await expect(send).toBeInViewport();
  const overflow = await page.evaluate(() => {
    const dialog = document.querySelector('x-harness')?.shadowRoot?.querySelector('dialog');
    return dialog ? dialog.scrollWidth - dialog.clientWidth : -1;
  });
  expect(overflow).toBe(0);
  await expectAccessible(page, 'x-harness');
});
