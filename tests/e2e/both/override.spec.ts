import { pageEn } from '../../../utils/ui/strings/page.en';
import { configure, settingsFor } from '../../support/settings';
import { expect, test } from '../fixtures';

const STOPPED = 'm-06';

/** Types into a field of the extension's own sheet. Builds of mode `e2e` have open roots. */
const FIELD = (name: string) =>
  `(() => { for (const host of document.documentElement.children) { const field = host.shadowRoot?.querySelector('[name=${name}]'); if (field) { field.focus(); return true; } } return false; })()`;

/** Everything by which a page could read what is typed anywhere in it. */
const EAVESDROP = `void ['keydown', 'keyup', 'keypress', 'beforeinput', 'input', 'paste', 'compositionupdate'].forEach((type) => {
  window.overheard = '';
  addEventListener(type, ({ key, data }) => { window.overheard += key ?? data ?? type; }, true);
  document.addEventListener(type, ({ key, data }) => { window.overheard += key ?? data ?? type; });
})`;

test('an emergency lets one fax out, once, with its reason on record, which the page does not overhear', async ({
  clinic,
  extension,
}) => {
  await clinic.openMember(STOPPED);
  await clinic.expectState('NONE');
  await clinic.clickFax();
  await clinic.expectStopped();
  await clinic.screen.evaluate(
    `void [...document.documentElement.children].forEach((host) => host.shadowRoot?.querySelector('details.override')?.setAttribute('open', ''))`,
  );
  const statement = {
    explanation: 'Found unresponsive',
    discloser: 'Dana Reyes',
    receivedBy: 'Dr. Okafor',
    facility: 'Example General',
  };
  for (const [name, text] of Object.entries(statement)) {
    if (name === 'explanation') await clinic.screen.evaluate(EAVESDROP);
    expect(await clinic.screen.evaluate(FIELD(name)), name).toBe(true);
    for (const key of text) await clinic.screen.press(key);
  }
  expect(await clinic.screen.evaluate('window.overheard')).toBe('');
  await clinic.screen.overlayClick(pageEn.override_do);
  await clinic.expectLeftOnce();
  const logged = await extension.evaluateInExtension(
    `chrome.runtime.sendMessage({ protocol: 2, type: 'audit.summary', payload: {} }).then(JSON.stringify)`,
  );
  expect(String(logged)).toContain('"facility":"Example General"');
});

test('an action that is only watched goes out at once, while the others are held', async ({
  clinic,
  extension,
  portal,
}) => {
  await configure(extension, settingsFor(portal.origin, { actionModes: { FAX: 'observe' } }));
  await clinic.openMember(STOPPED);
  await clinic.expectState('NONE');
  await clinic.clickFax();
  await clinic.expectLeftOnce();
});
