import { expect, test } from '@playwright/test';
import { actions, expectAccessible, expectAccessibleInBothSchemes, open } from './ui-page';

const POPUPS = [
  'not-running',
  'service-missing',
  'PART',
  'DECL',
  'NONE',
  'UNK',
  'clear',
  'checking',
  'several',
  'local',
  'outbox',
  'signed-out',
  'sign-in-failed',
  'unprotected',
  'foreign',
  'foreign-managed',
  'loading',
  'failed',
  'outdated',
];

test('every state of the popup is accessible', async ({ page }) => {
  test.slow();
  for (const name of POPUPS) {
    await open(page, `popup/${name}`);
    await expectAccessible(page);
  }
});

test('the popup shows the member’s choices and starts a form', async ({ page }) => {
  await open(page, 'popup/PART');
  await expect(page.getByRole('listitem').filter({ hasText: 'HIV' })).toContainText('Not agreed');
  await page.getByRole('button', { name: 'New ASCMI form' }).click();
  await page.getByRole('button', { name: 'Check again' }).click();
  expect(await actions(page)).toEqual(['start-form', 'recheck']);
});

test('one button turns protection on, for every portal that lacks it', async ({ page }) => {
  await open(page, 'popup/unprotected');
  await page.getByRole('button', { name: 'Turn on protection for 2 portals' }).click();
  expect(await actions(page)).toEqual([{ grant: ['https://portal.example', 'https://fax.example'] }]);
});

test('a page that is no portal leads to the settings, unless an administrator decides', async ({ page }) => {
  await open(page, 'popup/foreign');
  await page.getByRole('button', { name: 'Add a portal' }).click();
  expect(await actions(page)).toEqual([{ settings: 'portals' }]);
  await open(page, 'popup/foreign-managed');
  await expect(page.getByRole('button', { name: 'Add a portal' })).toHaveCount(0);
});

test('every section of the settings is accessible, in both schemes', async ({ page }) => {
  test.slow();
  for (const name of [
    'portals',
    'registry',
    'organization',
    'mode',
    'recipients',
    'forms',
    'outbox',
    'summary',
    'audit',
  ]) {
    await open(page, `options/${name}&problems`);
    await expectAccessibleInBothSchemes(page);
  }
});

test('a portal is added with the browser’s consent, and kept, unprotected, without it', async ({ page }) => {
  await open(page, 'options/portals&refuse');
  await page.getByLabel('Portal address').fill('https://new.example/login?next=chart');
  await page.getByRole('button', { name: 'Add portal' }).click();
  await expect(page.getByRole('row', { name: /new\.example/ })).toContainText('not allowed by the browser yet');
  await expect(page.getByText('The browser did not allow it.')).toBeVisible();
  const [grant, write] = (await actions(page)) as [{ grant: string[] }, { write: { portals: { origin: string }[] } }];
  expect(grant.grant).toEqual(['https://new.example']);
  expect(write.write.portals.map(({ origin }) => origin)).toContain('https://new.example');
});

test('a wrong portal address is explained, and asks the browser nothing', async ({ page }) => {
  await open(page, 'options/portals');
  await page.getByLabel('Portal address').fill('http://plain.example');
  await page.getByRole('button', { name: 'Add portal' }).click();
  await expect(page.getByLabel('Portal address')).toHaveAccessibleDescription(/starts with https/);
  expect(await actions(page)).toEqual([]);
});

test('an administrator’s portal cannot be removed', async ({ page }) => {
  await open(page, 'options/portals');
  const managed = page.getByRole('row', { name: /^https:\/\/portal\.example/ });
  await expect(managed).toContainText('by administrator');
  await expect(managed.getByRole('button')).toHaveCount(0);
});

test('what the administrator set is shown and locked', async ({ page }) => {
  for (const name of ['registry', 'organization', 'mode']) {
    await open(page, `options/${name}&locked`);
    await expect(page.getByText('Set by your administrator.')).toBeVisible();
    await expect(page.getByRole('button', { name: 'Save' })).toHaveCount(0);
    await expect(page.locator('main input').first()).toBeDisabled();
  }
});

test('a stored key is kept when its field stays empty, and never shown', async ({ page }) => {
  await open(page, 'options/registry');
  await expect(page.getByLabel('Header value')).toHaveValue('');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('status').first()).toHaveText('Saved.');
  const write = (await actions(page)).at(-1) as { write: { registry: { auth: object } } };
  expect(write.write.registry.auth).toEqual({ kind: 'header', name: 'X-Api-Key', secretStored: true });
});

test('a connection test says what is wrong, in words', async ({ page }) => {
  await open(page, 'options/registry&broken');
  await page.getByRole('button', { name: 'Test connection' }).click();
  await expect(page.getByText('It did not accept our sign-in. Sign in again.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Allow access to this address' })).toHaveCount(0);
});

test('an address that the browser has not allowed is asked for again beside the message', async ({ page }) => {
  await open(page, 'options/registry&ungranted');
  await page.getByRole('button', { name: 'Test connection' }).click();
  await expect(
    page.getByText('The browser has not allowed the connection. Allow the registry’s address'),
  ).toBeVisible();
  await page.getByRole('button', { name: 'Allow access to this address' }).click();
  await expect(page.getByText('FHIR 4.0.1')).toBeVisible();
  const grants = (await actions(page)).filter((one) => typeof one === 'object' && one !== null && 'grant' in one);
  expect(grants).toHaveLength(2);
});

test('the log is paged, filtered, checked and exported', async ({ page }) => {
  await open(page, 'options/audit&broken');
  await expect(page.getByRole('row')).toHaveCount(8);
  await page.getByRole('button', { name: 'Show older entries' }).click();
  await expect(page.getByRole('row')).toHaveCount(15);
  await page.getByLabel('Show', { exact: true }).selectOption({ label: 'Needs consent' });
  await expect(page.getByRole('row')).toHaveCount(2);
  await page.getByRole('button', { name: 'Check the seal' }).click();
  await expect(page.getByText('The chain is broken at entry 41.')).toBeVisible();
  await page.getByRole('button', { name: 'Export (NDJSON)' }).click();
  expect(await actions(page)).toEqual(['export']);
});

test('a background that does not answer is said so', async ({ page }) => {
  await open(page, 'options/audit&silent');
  await expect(page.getByText('The background did not answer. Try again.')).toBeVisible();
});

test('the popup says what has not reached the registry, and leads to it', async ({ page }) => {
  await open(page, 'popup/outbox');
  await expect(page.getByText('Waiting to be sent: 2.')).toBeVisible();
  await page.getByRole('button', { name: 'Show the outbox' }).click();
  expect(await actions(page)).toEqual([{ settings: 'outbox' }]);
});

test('the outbox is sent again, or given up with a reason and never by one click', async ({ page }) => {
  await open(page, 'options/outbox');
  const stuck = page.getByRole('listitem').filter({ hasText: 'Audit entry' });
  await stuck.getByRole('button', { name: 'Give up…' }).click();
  expect(await actions(page)).toEqual([]);
  await stuck.getByLabel('Why').selectOption({ label: 'It was made by mistake' });
  await stuck.getByRole('button', { name: 'Give up for good' }).click();
  await expect(stuck).toHaveCount(0);
  await page.getByRole('button', { name: 'Send now' }).click();
  expect(await actions(page)).toEqual([{ discard: 'audit:a-1', reason: 'mistake' }, { retry: 'consent:f-1' }]);
});

test('signing in says what became of it, and how to get out again', async ({ page }) => {
  await open(page, 'options/registry&smart');
  await expect(page.getByText('Nobody is signed in at the registry.')).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByText('You are signed in at the registry.')).toBeVisible();
  await page.getByRole('button', { name: 'Sign out' }).click();
  await expect(page.getByRole('button', { name: 'Sign in' })).toBeVisible();
  await open(page, 'options/registry&smart&refuse');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByText('The window was closed, or access was not granted.')).toBeVisible();
});

test('a sign-in server at another address is named, and allowed before anybody signs in', async ({ page }) => {
  await open(page, 'options/registry&smart&elsewhere&refuse');
  await expect(page.getByText('signs people in at another address: sign-in.example')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Sign in' })).toHaveCount(0);
  await page.getByRole('button', { name: 'Allow sign-in.example' }).click();
  await expect(page.getByText('Without this permission nobody can sign in.')).toBeVisible();
  await expectAccessible(page);
  await open(page, 'options/registry&smart&elsewhere');
  await page.getByRole('button', { name: 'Allow sign-in.example' }).click();
  await expect(page.getByRole('button', { name: 'Sign in' })).toBeVisible();
  expect(await actions(page)).toEqual([{ grant: ['https://sign-in.example'] }]);
});

test('the popup says why nobody could be signed in, and offers to try again', async ({ page }) => {
  await open(page, 'popup/sign-in-failed');
  await expect(page.getByText('The window was closed, or access was not granted.')).toBeVisible();
  await expect(page.getByText('records that need consent are held')).toBeVisible();
  await page.getByRole('button', { name: 'Sign in again' }).click();
  expect(await actions(page)).toEqual(['sign-in']);
});

test('a sign-in needs a client identifier', async ({ page }) => {
  await open(page, 'options/registry');
  await page.getByLabel('Sign-in by a person (SMART)').check();
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('The client identifier is missing.')).toBeVisible();
  await page.getByLabel('Client identifier').fill('county-guard');
  await page.getByRole('button', { name: 'Save' }).click();
  expect(JSON.stringify(await actions(page))).toContain('{"kind":"smart","clientId":"county-guard"}');
});

test('the privacy officer sees each way past a stop with its reason, and the numbers by action', async ({ page }) => {
  await open(page, 'options/summary');
  await expect(page.getByText('Found unresponsive at home, overdose suspected')).toBeVisible();
  await expect(page.getByText('Dr. Okafor, Example General Hospital')).toBeVisible();
  await expect(page.getByRole('row', { name: /COPY_PASTE/ })).toContainText('18');
  await open(page, 'options/summary&empty');
  await expect(page.getByText('Nobody has gone past a stop.')).toBeVisible();
});

const DIRECTORY = `Organization,Fax,Kind,NPI
Example Clinic,(555) 555-0142,TREATING_CE,
Nobody Anywhere,,,12
`;

test('a directory is imported from a spreadsheet: read, shown with every remark, taken on confirmation', async ({
  page,
}) => {
  await open(page, 'options/recipients');
  const file = { name: 'directory.csv', mimeType: 'text/csv', buffer: Buffer.from(DIRECTORY) };
  await page.getByLabel('Import a directory').setInputFiles(file);
  await expect(page.getByText(/Row 3: no valid NPI/)).toBeVisible();
  expect(await actions(page)).toEqual([]);
  await expectAccessible(page);
  await page.getByRole('button', { name: /^Take \d+ entries$/ }).click();
  await expect(page.getByText('The directory was imported.')).toBeVisible();
  const written = JSON.stringify(await actions(page));
  expect(written).toContain('fax:+15555550142');
  expect(written).toContain('Example Clinic');
});

test('a file that is no directory is refused in words', async ({ page }) => {
  await open(page, 'options/recipients');
  const file = { name: 'broken.json', mimeType: 'application/json', buffer: Buffer.from('{"resourceType":') };
  await page.getByLabel('Import a directory').setInputFiles(file);
  await expect(page.getByText('This file could not be read as CSV or as a FHIR bundle.')).toBeVisible();
});
