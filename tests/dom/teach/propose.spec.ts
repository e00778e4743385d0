import { join } from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { bundleScript } from '../../../utils/cli/detect-browser';
import type { Proposal } from '../../../utils/contract/teaching';
import type {} from './entry';

let script = '';
test.beforeAll(async () => {
  script = await bundleScript(join(import.meta.dirname, 'entry.ts'));
});

async function show(page: Page, body: string): Promise<void> {
  await page.goto('about:blank');
  await page.setContent(`<!DOCTYPE html><html lang="en"><head><title>Portal</title></head><body>${body}</body></html>`);
  await page.evaluate(script);
}

const redraw = (page: Page, body: string) => page.evaluate((html) => (document.body.innerHTML = html), body);
const member = (page: Page, target: string) =>
  page.evaluate((at) => teachHarness.member(document.querySelector(at)!), target);
const control = (page: Page, target: string) =>
  page.evaluate((at) => teachHarness.control(document.querySelector(at)!), target);
const finds = (page: Page, proposal: Proposal | undefined) =>
  page.evaluate((one) => (one ? teachHarness.finds(one) : []), proposal);

/** A chart as a style compiler and a component library write it: other names with each build. */
const chart = (hash: string, mrn: string, extra = '') => `
  <div class="css-${hash}1 sc-${hash}" id="radix-:${hash}:">
    ${extra}
    <header class="css-${hash}2" data-testid="patient-banner" id="ember${hash.length}12">
      <span class="Banner_name__${hash}">Example, Rosa</span>
      <span class="css-${hash}3"><b>MRN</b> <i class="x1${hash}" data-v-7ba5bd90 pick>${mrn}</i></span>
    </header>
    <button class="css-${hash}9" data-member="m-0${hash.length}" pick-button><svg></svg> Send fax</button>
  </div>`;

test('what is proposed finds the number of the next patient in the next build', async ({ page }) => {
  await show(page, chart('1abc9', '7410023'));
  const lesson = await member(page, '[pick]');
  expect(lesson).toMatchObject({ kind: 'MRN', read: 'text' });
  expect(lesson?.masked).not.toContain('7410023');
  const [best] = lesson?.proposals ?? [];
  expect(best).toMatchObject({ matches: 1, fitting: 1 });
  await redraw(page, chart('zQ7xk', '7410099', '<div role="alert">A new notice above</div>'));
  expect(await finds(page, best)).toEqual(['7410099']);
});

test('no proposal holds a generated name, a number of the member, or their name', async ({ page }) => {
  await show(
    page,
    `<main aria-label="Chart of Rosa Example" id="chart-7410023" data-mrn="7410023">
       ${chart('1abc9', '7410023')}
       <p title="Example, Rosa" class="row-7410023 jss12">MRN <b id="mrn-7410023" aria-label="Rosa Example" pick-two>7410023</b></p>
     </main>`,
  );
  for (const target of ['[pick]', '[pick-two]']) {
    const lesson = await member(page, target);
    const text = JSON.stringify(lesson?.proposals);
    expect(text).not.toMatch(/css-|sc-|radix|ember|__|jss|7410023|Rosa|Example|data-v-/);
    expect(lesson?.proposals.length).toBeGreaterThan(0);
  }
});

test('names that people gave are preferred to places, and places to nothing', async ({ page }) => {
  await show(
    page,
    `<section data-testid="banner"><p class="line"><span data-field="mrn" pick-data>7410023</span></p></section>
     <form><input name="medicalRecordNumber" value="7410023" pick-field></form>
     <dl class="facts"><dt class="mrn-label">MRN</dt><dd pick-beside>7410023</dd></dl>
     <div id="summary"><ul><li>One</li><li><em pick-place>MRN 7410023</em></li></ul></div>`,
  );
  const best = async (target: string) => (await member(page, target))?.proposals[0];
  expect(await best('[pick-data]')).toMatchObject({ selector: '[data-field="mrn"]', rests: 'data' });
  expect(await best('[pick-field]')).toMatchObject({ selector: '[name="medicalRecordNumber"]', rests: 'name' });
  expect(await best('[pick-beside]')).toMatchObject({ selector: '.mrn-label + dd' });
  expect((await best('[pick-place]'))?.selector).toContain('#summary');
});

test('in a list the whole column is proposed, and what else would match is counted', async ({ page }) => {
  const rows = (from: number) =>
    Array.from(
      { length: 4 },
      (_one, index) =>
        `<tr><td>Person</td><td ${index === 1 ? 'pick' : ''}>74100${from + index}</td><td>Clinic</td></tr>`,
    ).join('');
  const table = (from: number) =>
    `<table aria-label="Members"><thead><tr><th>Name</th><th>MRN</th><th>Site</th></tr></thead><tbody>${rows(from)}</tbody></table>`;
  await show(page, table(20));
  const lesson = await member(page, '[pick]');
  const [best] = lesson?.proposals ?? [];
  expect(best).toMatchObject({ matches: 4, fitting: 4 });
  await redraw(page, table(60));
  expect(await finds(page, best)).toEqual(['7410060', '7410061', '7410062', '7410063']);
});

test('a value among other values is not proposed by a name that they share', async ({ page }) => {
  await show(
    page,
    `<div class="facts"><span class="value">Rosa</span><span class="value">Clinic</span><span class="value" pick>7410023</span></div>`,
  );
  const [best] = (await member(page, '[pick]'))?.proposals ?? [];
  expect(best?.matches).toBe(1);
});

test('through shadow roots, each host by its own name', async ({ page }) => {
  await show(page, '<div id="app"><patient-header></patient-header></div>');
  await page.evaluate(() => {
    const root = document.querySelector('patient-header')!.attachShadow({ mode: 'open' });
    root.innerHTML = '<id-chip></id-chip>';
    const inner = root.querySelector('id-chip')!.attachShadow({ mode: 'open' });
    inner.innerHTML = '<span class="chip"><b class="mrn-value">MRN 7410023</b></span>';
  });
  const lesson = await page.evaluate(() =>
    teachHarness.member(
      document.querySelector('patient-header')!.shadowRoot!.querySelector('id-chip')!.shadowRoot!.querySelector('b')!,
    ),
  );
  const [best] = lesson?.proposals ?? [];
  expect(best?.selector).toBe('patient-header >>> id-chip >>> .mrn-value');
  expect(await page.evaluate((one) => teachHarness.tryMember(one), best?.selector ?? '')).toEqual({
    matches: 1,
    works: 1,
  });
});

test('a control: its act is read from its name, its selector from what will stay', async ({ page }) => {
  await show(
    page,
    `<form action="/fax/send?member=m-01"><button class="css-1x2 btn" type="submit" pick>Send fax</button></form>
     <form action="/notes/save"><button class="css-1x2 btn" type="submit">Save</button></form>
     <button class="css-9z" aria-label="Send referral" pick-label></button>
     <a href="/export/ccda?id=7410023" class="jss33" pick-link>Export</a>`,
  );
  const fax = await control(page, '[pick]');
  expect(fax.action).toBe('FAX');
  expect(fax.proposals[0]?.matches).toBe(1);
  expect(fax.proposals[0]?.selector).toContain('form[action^="/fax/send"]');
  const referral = await control(page, '[pick-label]');
  expect(referral.action).toBe('REFERRAL_SEND');
  expect(referral.proposals[0]?.selector).toBe('button[aria-label="Send referral"]');
  const link = await control(page, '[pick-link]');
  expect(link.proposals[0]?.selector).toBe('a[href^="/export/ccda"]');
});

test('what holds nothing to read is refused, and a test on the page says when a line has gone blind', async ({
  page,
}) => {
  await show(page, '<p data-field="note" pick>No number here</p><p data-field="mrn">7410023</p>');
  expect(await member(page, '[pick]')).toBeNull();
  const attempt = () => page.evaluate(() => teachHarness.tryMember('[data-field="mrn"]'));
  expect(await attempt()).toEqual({ matches: 1, works: 1 });
  await redraw(page, '<p data-field="mrn">—</p>');
  expect(await attempt()).toEqual({ matches: 1, works: 0 });
});
