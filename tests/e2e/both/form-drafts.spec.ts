import { memberById } from '../../support/members';
import { formEn } from '../../../utils/ui/strings/form.en';
import { popupEn } from '../../../utils/ui/strings/popup.en';
import type { ExtensionBrowser, Screen } from '../../support/browser-driver';
import { expect, test } from '../fixtures';

/** Drafts stay on the disk, so these tests keep their browser to themselves. */
test.use({ session: 'form-drafts' });

const MEMBER = memberById('m-06');
const FORM = '/form.html#';

const expectText = (screen: Screen, text: string) =>
  expect.poll(() => screen.evaluate('document.body.innerText').then(String)).toContain(text);
const checked = (screen: Screen) => screen.evaluate(`document.querySelectorAll('input:checked').length`).then(Number);

async function popupOver(extension: ExtensionBrowser, origin: string): Promise<Screen> {
  const tabId = await extension.evaluateInExtension(
    `chrome.tabs.query({}).then((tabs) => tabs.find(({ url }) => url?.startsWith('${origin}'))?.id ?? -1)`,
  );
  const popup = await extension.open();
  await popup.goto(`${extension.extensionOrigin}/popup.html?tab=${Number(tabId)}`);
  return popup;
}

test('a half-filled form outlives its page and the background, is resumed from the popup, and can be discarded', async ({
  clinic,
  extension,
}) => {
  await clinic.openMember(MEMBER.id);
  await clinic.expectState('NONE');
  const origin = new URL(clinic.screen.url()).origin;
  const popup = await popupOver(extension, origin);
  await popup.click({ role: 'button', name: popupEn.new_form });
  const form = await extension.opened(`${extension.extensionOrigin}${FORM}`);
  await expectText(form, formEn.step_member);
  await form.click({ role: 'radio', name: formEn.yes });
  await form.click({ role: 'button', name: formEn.next });
  await form.click({ role: 'button', name: formEn.choices_all_yes });
  await expect.poll(() => checked(form)).toBeGreaterThan(10);
  const answered = await checked(form);
  const formId = String(await form.evaluate('location.hash.slice(1)'));
  await form.close();
  await extension.stopBackground();

  const later = await popupOver(extension, origin);
  await expectText(later, popupEn.drafts_title);
  const list = String(await later.evaluate('document.querySelector(".drafts").innerText'));
  for (const secret of [MEMBER.cin, MEMBER.mrn, MEMBER.family]) expect(list).not.toContain(secret);
  await later.evaluate(`document.querySelector('.drafts button').click()`);
  const again = await extension.opened(`${extension.extensionOrigin}${FORM}${formId}`);
  await expectText(again, formEn.choices_intro);
  expect(await checked(again)).toBe(answered);

  const twin = await extension.open();
  await twin.goto(`${extension.extensionOrigin}${FORM}${formId}`);
  await expectText(twin, formEn.draft_elsewhere);
  await expectText(again, formEn.draft_elsewhere);
  await twin.close();
  await again.close();

  const last = await popupOver(extension, origin);
  await expectText(last, popupEn.drafts_title);
  for (let click = 0; click < 2; click += 1) await last.evaluate(`document.querySelector('.drafts .quiet').click()`);
  await expect.poll(() => last.evaluate('document.querySelector(".drafts") === null')).toBe(true);
  await last.close();
});
