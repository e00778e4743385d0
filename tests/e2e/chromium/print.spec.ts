import { expect, test } from '../fixtures';
import { newestPage } from './newest-page';

/** What a printout would contain, in words. */
const PRINTED_TEXT = `(() => {
  const shown = (element) => getComputedStyle(element).visibility !== 'hidden' && element.getClientRects().length > 0;
  return [...document.querySelectorAll('.patient, .panel, .tabs')].filter(shown).length;
})()`;

test('printing by the browser’s menu prints a notice instead of the chart', async ({ clinic, extension }) => {
  const page = newestPage(extension);
  await clinic.openMember('m-06');
  await clinic.expectState('NONE');
  await page.emulateMedia({ media: 'print' });
  await expect.poll(() => page.evaluate(PRINTED_TEXT)).toBe(0);
});

test('a chart that may be printed is not touched', async ({ clinic, extension }) => {
  const page = newestPage(extension);
  await clinic.openMember('m-16');
  await clinic.expectState('NONE');
  await page.emulateMedia({ media: 'print' });
  await expect.poll(() => page.evaluate(PRINTED_TEXT)).toBeGreaterThan(0);
});
