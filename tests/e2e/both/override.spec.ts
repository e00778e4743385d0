import { pageEn } from '../../../utils/ui/strings/page.en';
import { configure, settingsFor } from '../../support/settings';
import { expect, test } from '../fixtures';

const STOPPED = 'm-06';

/** Types into a field of the extension's own sheet. Builds of mode `e2e` have open roots. */
const FIELD = (name: string) =>
  `(() => { for (const host of document.documentElement.children) { const field = host.shadowRoot?.querySelector('[name=${name}]'); if (field) { field.focus(); return true; } } return false; })()`;

test('an emergency lets one fax out, once, with its reason on record', async ({ clinic, extension }) => {
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
    expect(await clinic.screen.evaluate(FIELD(name)), name).toBe(true);
    for (const key of text) await clinic.screen.press(key);
  }
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
