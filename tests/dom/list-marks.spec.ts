import { expect, test, type Page } from '@playwright/test';
import { expectAccessibleInBothSchemes, open } from './ui-page';
import type {} from './harness/marks-stories';

const marks = (page: Page) => page.evaluate(() => window.marksHarness.marks());
const asked = (page: Page) => page.evaluate(() => window.marksHarness.asked);
const answered = (page: Page, word: RegExp) =>
  expect.poll(async () => (await marks(page)).filter(({ name }) => word.test(name)).length).toBeGreaterThan(0);

test('each member in view gets a mark beside the number, and nobody else is asked about', async ({ page }) => {
  await open(page, 'marks/list');
  await answered(page, /do not share/);
  const shown = await marks(page);
  expect(shown.length).toBeGreaterThan(5);
  expect(shown.length).toBeLessThan(20);
  expect(shown[0]?.name).toBe('9•••••01A: agreed to share');
  const number = await page.locator('[data-cin]').first().boundingBox();
  const cell = await page.locator('td').nth(1).boundingBox();
  if (!number || !cell || !shown[0]) throw new Error('nothing to measure');
  expect(shown[0].x).toBeGreaterThan(number.x + number.width - 1);
  expect(shown[0].x + shown[0].width).toBeLessThanOrEqual(cell.x + cell.width);
  expect(Math.abs(shown[0].y + shown[0].height / 2 - (number.y + number.height / 2))).toBeLessThan(2);
  // One more than is marked where the last row is cut off by the box.
  expect((await asked(page)).length - shown.length).toBeLessThanOrEqual(1);
});

test('the page’s own layout does not move by a pixel, and its text gains nothing', async ({ page }) => {
  await open(page, 'marks/list');
  await answered(page, /agreed/);
  const measure = () =>
    page.evaluate(() => [
      document.body.innerText,
      document.documentElement.scrollWidth,
      document.documentElement.scrollHeight,
      ...[...document.querySelectorAll('td, h1, #box')].map((one) => JSON.stringify(one.getBoundingClientRect())),
      document.body.innerHTML.length,
    ]);
  const withMarks = await measure();
  await page.evaluate(() => window.marksHarness.stop());
  await expect(page.locator('x-marks')).toHaveCount(0);
  expect(await measure()).toEqual(withMarks);
});

test('every state has the same box: what differs is paint', async ({ page }) => {
  await open(page, 'marks/list');
  await answered(page, /more than one/);
  const shown = await marks(page);
  expect(new Set(shown.map(({ name }) => name.split(': ')[1])).size).toBeGreaterThanOrEqual(8);
  expect(new Set(shown.map(({ width, height, x }) => `${width} ${height} ${x}`)).size).toBe(1);
  // From the page's side: one host, the same attributes and box, and no mark is ever the target of anything.
  const outside = await page.evaluate(() => {
    const host = document.querySelector('x-marks')!;
    const [first] = window.marksHarness.marks();
    return {
      attributes: host.getAttributeNames(),
      children: host.childNodes.length,
      hit: document.elementFromPoint(first!.x + 5, first!.y + 5)?.localName,
      animations: document.getAnimations().length,
    };
  });
  expect(outside).toEqual({ attributes: ['popover'], children: 0, hit: 'td', animations: 0 });
});

test('scrolling takes the marks along, asks for the new rows in batches, and clips at the box', async ({ page }) => {
  await open(page, 'marks/list');
  await answered(page, /agreed/);
  const before = (await asked(page)).length;
  await page.locator('#box').evaluate((box) => (box.scrollTop = 600));
  await expect.poll(async () => (await asked(page)).length).toBeGreaterThan(before);
  const box = await page.locator('#box').boundingBox();
  await expect
    .poll(async () => (await marks(page)).every(({ y }) => y > box!.y - 13 && y < box!.y + box!.height))
    .toBe(true);
  expect((await marks(page)).some(({ name }) => name.startsWith('9•••••01A'))).toBe(false);
  expect(new Set(await asked(page)).size).toBe((await asked(page)).length);
});

test('rows that are drawn anew keep their marks without being asked about again; recycled rows get their own', async ({
  page,
}) => {
  await open(page, 'marks/list');
  await answered(page, /agreed/);
  const before = (await asked(page)).length;
  await page.evaluate(() => {
    const rows = document.querySelector('#rows')!;
    rows.replaceChildren(...[...rows.children].map((row) => row.cloneNode(true)));
    window.marksHarness.read();
  });
  await answered(page, /agreed/);
  expect((await asked(page)).length).toBe(before);
  await page.evaluate(() => {
    const cell = document.querySelector<HTMLElement>('[data-cin]')!;
    cell.dataset['cin'] = '90009999A';
    cell.textContent = '90009999A';
    window.marksHarness.answer = () => 'DECL';
    window.marksHarness.read();
  });
  await expect.poll(async () => (await marks(page)).map(({ name }) => name)).toContain('9•••••99A: do not share');
  expect((await marks(page)).some(({ name }) => name.startsWith('9•••••01A'))).toBe(false);
});

test('under a dialog of the page no mark shows through', async ({ page }) => {
  await open(page, 'marks/list');
  await answered(page, /agreed/);
  await page.evaluate(() =>
    document.body.insertAdjacentHTML(
      'beforeend',
      '<div id="cover" style="position:fixed;inset:0;background:#0008">Dialog</div>',
    ),
  );
  await expect.poll(async () => (await marks(page)).length).toBe(0);
  await page.evaluate(() => document.querySelector('#cover')!.remove());
  await expect.poll(async () => (await marks(page)).length).toBeGreaterThan(5);
});

test('a list that becomes one record shows no marks', async ({ page }) => {
  await open(page, 'marks/list');
  await answered(page, /agreed/);
  await page.evaluate(() => {
    document.querySelector('#rows')!.innerHTML = '<tr><td data-cin="90000001A">90000001A</td></tr>';
    window.marksHarness.read();
  });
  await expect(page.locator('x-marks')).toHaveCount(0);
});

test('a row without an answer is told apart from “none on file”', async ({ page }) => {
  await open(page, 'marks/silent');
  await answered(page, /not checked yet/);
  expect((await marks(page)).every(({ name }) => name.endsWith('not checked yet'))).toBe(true);
});

test('the pointer over a mark reads its name, in the user’s language, and the page keeps its click', async ({
  page,
}) => {
  await open(page, 'marks/list&lang=es');
  await answered(page, /acepta compartir/);
  const [first] = await marks(page);
  if (!first) throw new Error('no mark');
  await page.mouse.move(first.x + 6, first.y + 6);
  await expect.poll(() => page.evaluate(() => window.marksHarness.tip())).toBe('ASCMI: acepta compartir');
  await page.evaluate(() =>
    document.addEventListener('click', (event) => (document.title = (event.target as Element).localName)),
  );
  await page.mouse.click(first.x + 6, first.y + 6);
  await expect(page).toHaveTitle('td');
});

test('the marks have no accessibility fault, in both schemes', async ({ page }) => {
  await open(page, 'marks/list');
  await answered(page, /agreed/);
  await expectAccessibleInBothSchemes(page, 'x-marks');
});
