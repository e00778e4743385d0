import { expect, test } from '../fixtures';

/** Pages as the browser's menu prints them: with a notice instead of the chart there is far less on paper. Two charts of one length. */
test('a chart that may not be printed comes out as a notice, one that may as it is', async ({ clinic }) => {
  await clinic.openMember('m-16');
  await clinic.expectState('NONE');
  const whole = await clinic.screen.paper();
  await clinic.openMember('m-06');
  await clinic.expectState('NONE');
  await expect.poll(() => clinic.screen.paper()).toBeLessThan(whole / 2);
});
