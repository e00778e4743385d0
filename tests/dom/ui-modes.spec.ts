import { expect, test, type Page } from '@playwright/test';
import { actions, expectAccessibleInBothSchemes, open } from './ui-page';

const CLINIC = 'https://chart.clinic.example';

const row = (page: Page, origin: string) =>
  page.getByRole('listitem').filter({ has: page.getByRole('heading', { name: origin, exact: true }) });
const saved = async (page: Page) => {
  const form = page.locator('form').filter({ has: page.getByRole('heading', { name: CLINIC }) });
  await form.getByRole('button', { name: 'Save' }).click();
  return (await actions(page)).at(-1);
};

test('a portal is taken to the next step, beside the numbers that speak for it', async ({ page }) => {
  await open(page, 'options/mode');
  const clinic = row(page, CLINIC);
  await expect(clinic).toContainText('Last 7 days: 3 stopped or asked about, 9 watched that would have been stopped.');
  await expect(row(page, 'https://fax.example')).toContainText('nothing stopped');
  const mode = clinic.getByLabel('On this portal');
  await expect(mode).toHaveValue('observe');
  await mode.selectOption({ label: 'Warn' });
  expect(await saved(page)).toMatchObject({ write: { portals: [{}, { origin: CLINIC, mode: 'warn' }, {}] } });
  await expect(page.getByRole('status').filter({ hasText: 'Saved' })).toBeVisible();
});

test('an action is treated otherwise on one portal, and says what it follows without', async ({ page }) => {
  await open(page, 'options/mode');
  const clinic = row(page, CLINIC);
  await clinic.getByText('Exceptions on this portal (1)').click();
  await expect(clinic.getByLabel('Sends a fax')).toHaveValue('warn');
  const exported = clinic.getByLabel(/C-CDA/);
  await expect(exported.locator('option:checked')).toHaveText('As chosen above: Only watch');
  await expect(clinic).toContainText('0 stopped or asked about, 9 would have been');
  await expectAccessibleInBothSchemes(page);
  await exported.selectOption({ label: 'Stop it' });
  await clinic.getByLabel('Sends a fax').selectOption({ label: 'As chosen above: Only watch' });
  const written = { origin: CLINIC, mode: 'observe', actionModes: { EXPORT_CCDA: 'enforce' } };
  expect(await saved(page)).toMatchObject({ write: { portals: [{}, written, {}] } });
});

test('what the administrator sets is shown, explained and cannot be changed', async ({ page }) => {
  await open(page, 'options/mode');
  const managed = row(page, 'https://portal.example');
  await expect(managed).toContainText('Set by your administrator');
  await expect(managed.getByLabel('On this portal')).toBeDisabled();
  await open(page, 'options/mode&locked');
  await expect(row(page, CLINIC).getByLabel('On this portal')).toBeDisabled();
  await expect(page.getByRole('button', { name: 'Save' })).toHaveCount(0);
  await expectAccessibleInBothSchemes(page);
});

test('without numbers and without portals the page still says what it is for', async ({ page }) => {
  await open(page, 'options/mode&silent');
  await expect(row(page, CLINIC)).toBeVisible();
  await expect(page.getByText('Last 7 days')).toHaveCount(0);
  await open(page, 'options/mode&empty');
  await expect(page.getByText('Add a portal first')).toBeVisible();
});
