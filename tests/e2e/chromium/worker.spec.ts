import { pageEn } from '../../../utils/ui/strings/page.en';
import { expect, test } from '../fixtures';

test('the worker dies between detection and verdict: held, then answered by its successor', async ({
  clinic,
  extension,
  gate,
}) => {
  gate.shut();
  await clinic.openMember('m-06');
  await clinic.expectShown(pageEn.checking);
  await expect.poll(() => gate.waiting()).toBeGreaterThan(0);
  await extension.stopBackground();
  await clinic.clickFax();
  await clinic.settle();
  expect(clinic.counts().left).toBe(0);
  gate.open();
  await clinic.expectStopped();
  await clinic.expectState('NONE');
});

test('network rules of a tab are gone when the tab is', async ({ clinic, extension }) => {
  await clinic.openMember('m-06');
  await clinic.expectState('NONE');
  const rules = () =>
    extension.evaluateInExtension('chrome.declarativeNetRequest.getSessionRules().then((rules) => rules.length)');
  expect(await rules()).toBeGreaterThan(0);
  await clinic.screen.close();
  await expect.poll(rules).toBe(0);
});
