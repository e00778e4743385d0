import { memberById } from '../../support/members';
import type { PortalPage } from '../../support/portal-page';
import { readAuditExport } from '../../support/audit-chain';
import { directionOf, type FormLanguage } from '../../../utils/contract/form-language';
import { LANGUAGES } from '../../../utils/ui/strings/form-languages/catalog';
import { formEn, type FormKey } from '../../../utils/ui/strings/form.en';
import { optionsEn } from '../../../utils/ui/strings/options.en';
import { pageEn } from '../../../utils/ui/strings/page.en';
import { popupEn } from '../../../utils/ui/strings/popup.en';
import type { ExtensionBrowser, Screen } from '../../support/browser-driver';
import { expect, test } from '../fixtures';

/** A form that is filed stays on file, so these tests keep their browser to themselves. */
test.use({ session: 'form' });

const MEMBER = memberById('m-06');
const NAME = `${MEMBER.given} ${MEMBER.family}`;

const textOf = (screen: Screen) => screen.evaluate('document.body.innerText').then(String);
const expectText = (screen: Screen, text: string) => expect.poll(() => textOf(screen)).toContain(text);

/** The id of the tab with the open chart. */
async function chartTab(extension: ExtensionBrowser, clinic: PortalPage): Promise<number> {
  const origin = new URL(clinic.screen.url()).origin;
  return Number(
    await extension.evaluateInExtension(
      `chrome.tabs.query({}).then((tabs) => tabs.find(({ url }) => url?.startsWith('${origin}'))?.id ?? -1)`,
    ),
  );
}

const badge = (extension: ExtensionBrowser, tabId: number) =>
  extension.evaluateInExtension(`chrome.action.getBadgeText({ tabId: ${tabId} })`);

/** Consents in the embedded registry. They are encrypted there, so that only their number can be seen from outside. */
const filed = (extension: ExtensionBrowser) =>
  extension.evaluateInExtension(`new Promise((resolve, reject) => {
    const opening = indexedDB.open('ascmi-registry');
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      const count = opening.result.transaction('consents').objectStore('consents').count();
      count.onsuccess = () => { opening.result.close(); resolve(count.result); };
    };
  })`);

const fieldOf = (screen: Screen, label: string) =>
  screen.evaluate(
    `[...document.querySelectorAll('label')].find(({ textContent }) => textContent === ${JSON.stringify(label)})?.control?.value ?? null`,
  );

/** What a control of the client's side is called: the client's words, with the English beside them. */
async function namesIn(language: FormLanguage): Promise<(key: FormKey) => string> {
  const texts: Readonly<Partial<Record<string, string>>> = await LANGUAGES[language].load();
  return (key) => (language === 'en' ? formEn[key] : `${texts[key] ?? ''} ${formEn[key]}`);
}

async function answerEverything(form: Screen, answer: 'yes' | 'no', language: FormLanguage = 'en'): Promise<void> {
  const next = () => form.click({ role: 'button', name: formEn.next });
  const named = await namesIn(language);
  await expectText(form, formEn.step_member);
  if (language !== 'en') await form.choose(formEn.client_language, language);
  expect(await fieldOf(form, formEn.member_name)).toBe(NAME);
  expect(await fieldOf(form, `${formEn.member_birth} ${formEn.optional}`)).toBe(MEMBER.birthDate);
  await form.click({ role: 'radio', name: formEn.yes });
  await next();
  await form.click({ role: 'button', name: formEn[`choices_all_${answer}`] });
  await next();
  if (answer === 'yes') {
    await form.click({ role: 'checkbox', name: named('r_TREATING_CE') });
    await form.click({ role: 'checkbox', name: named('p_TREAT') });
  }
  await next();
  await form.click({ role: 'radio', name: formEn.signer_self });
  await form.click({ role: 'radio', name: formEn.expiry_none });
  await next();
  await form.type(named('typed_label'), NAME);
  await form.click({ role: 'checkbox', name: named('intent') });
  await form.click({ role: 'button', name: formEn.sign });
}

test('from the popup to a signed form: the chart’s banner and badge change, and what was stopped may go', async ({
  clinic,
  extension,
}) => {
  await clinic.openMember(MEMBER.id);
  await clinic.expectState('NONE');
  await clinic.clickFax();
  await clinic.expectStopped();
  await clinic.openMember(MEMBER.id);
  await clinic.expectState('NONE');
  const tabId = await chartTab(extension, clinic);
  await expect.poll(() => badge(extension, tabId)).toBe('–');
  const before = Number(await filed(extension));

  const popup = await extension.open();
  await popup.goto(`${extension.extensionOrigin}/popup.html?tab=${tabId}`);
  await expectText(popup, pageEn.state_NONE_title);
  await popup.click({ role: 'button', name: popupEn.new_form });
  const form = await extension.opened(`${extension.extensionOrigin}/form.html#`);
  const address = String(await form.evaluate('location.href'));
  for (const secret of [MEMBER.cin, MEMBER.mrn, MEMBER.family]) expect(address).not.toContain(secret);
  await answerEverything(form, 'yes');
  await expectText(form, formEn.done_title);
  expect(Number(await filed(extension))).toBe(before + 1);
  await form.close();

  await clinic.expectState('ALL');
  await expect.poll(() => badge(extension, tabId)).toBe('✓');

  await extension.stopBackground();
  await clinic.openMember(MEMBER.id);
  await clinic.expectState('ALL');
  await clinic.clickFax();
  await clinic.expectLeftOnce();
});

/** Each turns the choice of the one before round, so that the banner has to change every time. */
for (const [language, answer, state] of [
  ['es', 'no', 'DECL'],
  ['vi', 'yes', 'ALL'],
  ['fa', 'no', 'DECL'],
] as const) {
  test(`read and signed in ${language}: filed with its copy as PDF, and the banner shows the new choice`, async ({
    clinic,
    extension,
  }) => {
    await clinic.openMember(MEMBER.id);
    const tabId = await chartTab(extension, clinic);
    // The chart has been read and looked up.
    await expect.poll(() => badge(extension, tabId)).toMatch(/^[–✓✕]$/);
    const popup = await extension.open();
    await popup.goto(`${extension.extensionOrigin}/popup.html?tab=${tabId}`);
    await popup.click({ role: 'button', name: popupEn.new_form });
    const form = await extension.opened(`${extension.extensionOrigin}/form.html#`);
    await answerEverything(form, answer, language);
    await expectText(form, formEn.done_title);
    const said = `document.querySelector('.paper [lang="${language}"]')`;
    expect(await form.evaluate(`${said}.dir`)).toBe(directionOf(language));
    expect(await form.evaluate(`${said}.textContent`)).toBe((await LANGUAGES[language].load()).long_title);
    expect(await form.evaluate(`document.querySelector('a[download]').href`)).toMatch(/^blob:/);
    await form.close();
    await clinic.expectState(state);
  });
}

test('the settings page lists the decision, and exports a log that an auditor can check', async ({
  clinic,
  extension,
}) => {
  const member = memberById('m-02');
  await clinic.openMember(member.id);
  await clinic.expectState('PART');
  await clinic.clickFax();
  await clinic.expectStopped();

  const options = await extension.open();
  await options.goto(`${extension.extensionOrigin}/options.html#audit`);
  await expectText(options, optionsEn.audit_type_decision);
  expect(await textOf(options)).toContain('FAX');
  const text = await options.download({ role: 'button', name: optionsEn.audit_export });
  await options.close();

  const lines = readAuditExport(text);
  expect(lines.map(({ event }) => event)).toContainEqual(
    expect.objectContaining({ type: 'decision', action: 'FAX', effect: 'stopped' }),
  );
  for (const secret of [member.cin, member.mrn, member.family]) expect(text).not.toContain(secret);
  const forged = text.replace('"effect":"stopped"', '"effect":"allowed"');
  expect(() => readAuditExport(forged)).toThrow('does not follow');
});

test('a consent is taken back at the form: the chart’s banner changes within two seconds', async ({
  clinic,
  extension,
}) => {
  const member = memberById('m-01');
  const name = `${member.given} ${member.family}`;
  await clinic.openMember(member.id);
  await clinic.expectState('ALL');
  const tabId = await chartTab(extension, clinic);
  const popup = await extension.open();
  await popup.goto(`${extension.extensionOrigin}/popup.html?tab=${tabId}`);
  await popup.click({ role: 'button', name: popupEn.new_form });
  const form = await extension.opened(`${extension.extensionOrigin}/form.html#`);
  await expectText(form, formEn.existing_title);
  await form.click({ role: 'button', name: formEn.sitting_revoke });
  expect(await fieldOf(form, formEn.member_name)).toBe(name);
  await form.click({ role: 'button', name: formEn.next });
  await form.click({ role: 'radio', name: formEn.signer_self });
  await form.click({ role: 'button', name: formEn.next });
  await expectText(form, formEn.revoke_effect);
  await form.type(formEn.typed_label, name);
  await form.click({ role: 'checkbox', name: formEn.intent });
  await form.click({ role: 'button', name: formEn.sign });
  await expectText(form, formEn.done_revoked);
  await expect.poll(() => badge(extension, tabId), { timeout: 2_000 }).not.toBe('✓');
  await form.close();
  await clinic.expectState('REV');
  await clinic.clickFax();
  await clinic.expectStopped();
});
