import { pageEn } from '../../../utils/ui/strings/page.en';
import { expect, test } from '../fixtures';

test('another member without navigation: the banner follows and the old verdict is gone', async ({ clinic }) => {
  await clinic.openMember('m-16');
  await clinic.expectState('NONE');
  const address = clinic.screen.url();
  await clinic.switchTo('m-02');
  await clinic.expectState('PART');
  expect(clinic.screen.url()).toBe(address);
  await clinic.clickFax();
  await clinic.expectStopped();
});

test('the click right after a switch is judged for the new member', async ({ clinic }) => {
  await clinic.openMember('m-16');
  await clinic.expectState('NONE');
  await clinic.switchTo('m-02');
  await clinic.clickFax();
  await clinic.expectStopped();
});

test('two members side by side: no verdict by itself, nothing leaves', async ({ clinic }) => {
  await clinic.visit('/compare?left=m-02&right=m-16');
  await clinic.expectShown(pageEn.several_title);
  await clinic.clickFax();
  await clinic.settle();
  expect(clinic.counts().left).toBe(0);
});

test('a household page is several members', async ({ clinic }) => {
  await clinic.visit('/households/h-11');
  await clinic.expectShown(pageEn.several_title);
  await clinic.screen.click({ role: 'button', name: 'Export household report' });
  await clinic.settle();
  expect(clinic.counts().left).toBe(0);
});

test('the report of a whole panel does not leave unasked', async ({ clinic }) => {
  await clinic.visit('/app/members');
  await clinic.expectShown(pageEn.several_title);
  await clinic.screen.click({ role: 'button', name: 'Download panel report' });
  await clinic.settle();
  expect(clinic.counts().outbound.report).toBe(0);
});

test('nested frames: the member two frames down is found, and the form in that frame is held', async ({ clinic }) => {
  await clinic.visit('/classic?open=m-05');
  await clinic.expectState('EXP');
  await clinic.screen.click({ role: 'button', name: 'Send Referral', frames: ['desktop', 'chart'] });
  await clinic.expectStopped();
});

test('nested frames: a permitted form goes out once', async ({ clinic }) => {
  await clinic.visit('/classic?open=m-16');
  await clinic.expectState('NONE');
  await clinic.screen.click({ role: 'button', name: 'Send Referral', frames: ['desktop', 'chart'] });
  await clinic.expectLeftOnce();
  expect(clinic.counts().outbound.referral).toBe(1);
});

test('closed shadow roots: numbers are read in them and buttons are held in them', async ({ clinic }) => {
  await clinic.visit('/components/m-02');
  await clinic.expectState('PART');
  // The closed panel cannot be reached by name: from its only text field, by keyboard.
  await focusClosedPanel(clinic.screen);
  await clinic.screen.press('Tab');
  await clinic.screen.press('Tab');
  await clinic.screen.press('Tab');
  await clinic.screen.press('Enter');
  await clinic.expectStopped();
});

/** Moves focus just before the closed panel: what a person would do by clicking beside it. */
async function focusClosedPanel(screen: { evaluate(expression: string): Promise<unknown> }): Promise<void> {
  await screen.evaluate(`(() => {
    const panel = document.querySelector('care-board').shadowRoot.querySelector('share-panel');
    panel.tabIndex = -1;
    panel.focus();
  })()`);
}
