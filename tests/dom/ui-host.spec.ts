import { expect, test, type Page } from '@playwright/test';
import { actions, open, showState } from './ui-page';

const host = (page: Page) => page.locator('x-harness');
const card = (page: Page) => page.getByRole('region', { name: 'ASCMI consent' });

test('the banner takes no focus, no room and no clicks from the portal', async ({ page }) => {
  await open(page, 'banner/scanning');
  await page.locator('#send').focus();
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  await showState(page, 'PART');
  await expect(card(page)).toBeVisible();
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('send');
  expect(await page.evaluate(() => document.documentElement.scrollHeight)).toBe(height);
  await page.locator('#send').click();
  await page.keyboard.press('Escape');
  await expect(card(page)).toBeVisible();
});

test('what the portal uses to hide things does not hide the banner', async ({ page }) => {
  await open(page, 'banner/DECL');
  await page.addStyleTag({
    content: `x-harness, * { display: none !important; opacity: 0 !important; transform: scale(0) !important; visibility: hidden !important }
      html, body { display: block !important; opacity: 1 !important; transform: none !important; visibility: visible !important }`,
  });
  await page.evaluate(() => {
    const element = document.querySelector<HTMLElement>('x-harness');
    element?.setAttribute('style', 'display:none!important');
    element?.setAttribute('inert', '');
    element?.setAttribute('aria-hidden', 'true');
    element?.hidePopover();
  });
  await expect(card(page)).toBeVisible();
  await expect
    .poll(() => page.evaluate(() => document.querySelector('x-harness')?.getAttributeNames()))
    .toEqual(['popover']);
  await page.getByRole('button', { name: 'Check again' }).click();
  expect(await actions(page)).toEqual([{ type: 'recheck' }]);
});

test('it comes back when the page removes it, replaces its body or its whole document', async ({ page }) => {
  await open(page, 'banner/PART');
  await page.evaluate(() => document.querySelector('x-harness')?.remove());
  await expect(card(page)).toBeVisible();
  await page.evaluate(() => document.body.replaceWith(document.createElement('body')));
  await expect(card(page)).toBeVisible();
  await page.evaluate(() => {
    document.open();
    (document as unknown as { write(text: string): void }).write(
      '<!doctype html><title>New</title><p>Written again</p>',
    );
    document.close();
  });
  await expect(card(page)).toBeVisible();
});

test('it stands over a frameset, which has no body', async ({ page }) => {
  await open(page, 'banner/PART');
  await page.evaluate(() => {
    const html = document.documentElement;
    const make = (name: string) => document.createElement(name);
    const frameset = make('frameset');
    frameset.setAttribute('cols', '*');
    frameset.append(make('frame'));
    html.replaceChildren(document.createElement('head'), frameset);
  });
  await expect(card(page)).toBeVisible();
  await page.getByRole('button', { name: 'Details' }).click();
  await expect(page.getByText('Not agreed', { exact: true }).first()).toBeVisible();
});

test('it looks the same in quirks mode', async ({ page }) => {
  await open(page, 'banner/PART');
  const standards = await card(page).boundingBox();
  await open(page, 'banner/PART', '/quirks.html');
  expect(await page.evaluate(() => document.compatMode)).toBe('BackCompat');
  expect(await card(page).boundingBox()).toEqual(standards);
});

test('a page that will not let it be is given up on once, with a count', async ({ page }) => {
  await open(page, 'banner/DECL');
  await page.evaluate(async () => {
    for (let round = 0; round < 30; round += 1) {
      document.querySelector('x-harness')?.remove();
      await new Promise((resolve) => setTimeout(resolve));
    }
  });
  await expect(host(page)).toHaveCount(0);
  expect(await actions(page)).toEqual([{ type: 'suppressed', count: 9 }]);
});

test('forged presses press nothing', async ({ page }) => {
  await open(page, 'banner/PART');
  await page.evaluate(() => {
    const root = document.querySelector('x-harness')?.shadowRoot;
    for (const button of root?.querySelectorAll('button') ?? []) {
      button.click();
      button.dispatchEvent(new MouseEvent('click', { bubbles: true, composed: true }));
    }
  });
  expect(await actions(page)).toEqual([]);
  await page.getByRole('button', { name: 'Check again' }).press('Enter');
  expect(await actions(page)).toEqual([{ type: 'recheck' }]);
});

test('keys inside it do not reach the portal’s shortcuts', async ({ page }) => {
  await open(page, 'banner/PART');
  await page.evaluate(() => {
    document.addEventListener('keydown', () => window.uiHarness.actions.push('shortcut'));
  });
  await page.getByRole('button', { name: 'Details' }).press('k');
  expect(await actions(page)).toEqual([]);
});

test('it moves by button and by hand, and gets small', async ({ page }) => {
  await page.setViewportSize({ width: 1000, height: 700 });
  await open(page, 'banner/PART');
  const corner = async () => {
    const box = await card(page).boundingBox();
    return box && `${box.y < 100 ? 'n' : 's'}${box.x < 100 ? 'w' : 'e'}`;
  };
  const first = await corner();
  await page.getByRole('button', { name: 'Move to another corner' }).click();
  expect(await corner()).not.toBe(first);
  await page.getByRole('heading', { name: 'Agreed in part' }).hover();
  await page.mouse.down();
  await page.mouse.move(300, 300, { steps: 4 });
  await page.mouse.move(60, 60, { steps: 4 });
  await page.mouse.up();
  expect(await corner()).toBe('nw');
  await page.getByRole('button', { name: 'Make small' }).click();
  await expect(page.getByRole('button', { name: 'Agreed in part' })).toHaveAttribute('aria-expanded', 'false');
  expect((await card(page).boundingBox())?.height).toBeLessThan(45);
});

test('it is not printed', async ({ page }) => {
  await open(page, 'banner/PART');
  await page.emulateMedia({ media: 'print' });
  await expect(card(page)).toBeHidden();
});

const CONTROL = `<button style="position: fixed; right: 40px; bottom: 40px; width: 200px; height: 40px">Request export</button>`;

test('it stands where it covers no control of the portal', async ({ page }) => {
  await open(page, 'banner/scanning');
  await page.evaluate((control) => document.body.insertAdjacentHTML('beforeend', control), CONTROL);
  await showState(page, 'PART');
  await expect(card(page)).toBeVisible();
  await page.getByRole('button', { name: 'Request export' }).click({ timeout: 3_000 });
});

test('it sees controls in the portal’s frames too', async ({ page }) => {
  await open(page, 'banner/scanning');
  await page.evaluate(async (control) => {
    const frame = document.createElement('iframe');
    frame.style.cssText = 'position: fixed; inset: 0; width: 100%; height: 100%; border: 0';
    frame.srcdoc = control;
    const loaded = new Promise((resolve) => frame.addEventListener('load', resolve));
    document.body.append(frame);
    await loaded;
  }, CONTROL);
  await showState(page, 'PART');
  await expect(card(page)).toBeVisible();
  await page.frameLocator('iframe').getByRole('button', { name: 'Request export' }).click({ timeout: 3_000 });
});

test('where every corner is taken it starts small, with its title, and opens on request', async ({ page }) => {
  await open(page, 'banner/scanning');
  await page.evaluate(() => {
    for (const place of [
      'top:90px;left:60px',
      'top:90px;right:60px',
      'bottom:90px;left:60px',
      'bottom:90px;right:60px',
    ])
      document.body.insertAdjacentHTML(
        'beforeend',
        `<button class="taken" style="position:fixed;padding:6px;${place}">Act</button>`,
      );
  });
  await showState(page, 'PART');
  const enlarge = card(page).getByRole('button', { expanded: false }).first();
  await expect(page.getByRole('button', { name: 'Check again' })).toBeHidden();
  for (const button of await page.locator('.taken').all()) await button.click({ timeout: 3_000 });
  await enlarge.click();
  await expect(page.getByRole('button', { name: 'Check again' })).toBeVisible();
});

test('where the user has put it, it stays', async ({ page }) => {
  await open(page, 'banner/PART');
  await page.getByRole('button', { name: 'Move to another corner' }).click();
  const before = await card(page).boundingBox();
  await page.evaluate(
    ({ control, x, y }) => {
      document.body.insertAdjacentHTML('beforeend', control);
      const added = document.body.lastElementChild as HTMLElement;
      Object.assign(added.style, { right: 'auto', bottom: 'auto', left: `${x}px`, top: `${y}px` });
    },
    { control: CONTROL, x: (before?.x ?? 0) + 20, y: (before?.y ?? 0) + 60 },
  );
  await showState(page, 'DECL', 3);
  expect((await card(page).boundingBox())?.x).toBe(before?.x);
});
