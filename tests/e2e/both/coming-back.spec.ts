import { expect, test } from '../fixtures';

const BACK = `history.back()`;

test('back to a page: asked about again, and held as before', async ({ clinic }) => {
  await clinic.visit('/frames/kept/m-02');
  await clinic.expectState('PART');
  await clinic.screen.click({ role: 'link', name: 'Close' });
  await expect.poll(() => clinic.screen.title()).toContain('Worklist');
  await clinic.screen.evaluate(`void setTimeout(() => ${BACK})`);
  await expect.poll(() => clinic.screen.title().catch(() => '')).toContain('Chart');
  await clinic.expectState('PART');
  await clinic.screen.click({ role: 'button', name: 'Send fax' });
  await clinic.expectStopped();
});

test('back to one member from another: the banner is the first member’s again', async ({ clinic }) => {
  await clinic.visit('/frames/kept/m-16');
  await clinic.expectState('NONE');
  await clinic.visit('/frames/kept/m-02');
  await clinic.expectState('PART');
  await clinic.screen.evaluate(`void setTimeout(() => ${BACK})`);
  await clinic.expectState('NONE');
  await clinic.screen.click({ role: 'button', name: 'Send fax' });
  await clinic.expectLeftOnce();
});
