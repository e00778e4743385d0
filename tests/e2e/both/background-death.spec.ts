import { test } from '../fixtures';

test('the background ends after the verdict: what was stopped stays stopped', async ({ clinic, extension }) => {
  await clinic.openMember('m-06');
  await clinic.expectState('NONE');
  await extension.stopBackground();
  await clinic.clickFax();
  await clinic.expectStopped();
});

test('the background ends after the verdict: what was allowed goes out once', async ({ clinic, extension }) => {
  await clinic.openMember('m-01');
  await clinic.expectState('ALL');
  await extension.stopBackground();
  await clinic.clickFax();
  await clinic.expectLeftOnce();
});
