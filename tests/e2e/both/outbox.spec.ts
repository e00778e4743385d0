import type { Screen } from '../../support/browser-driver';
import { FAULTS } from '../../support/fault-kinds';
import { startFaultProxy } from '../../support/fault-proxy';
import type { FhirServer } from '../../support/fhir-server';
import { configure, fhirRegistry, settingsFor, until } from '../../support/settings';
import { PROTOCOL_VERSION } from '../../../utils/contract/messages';
import { memberById } from '../../support/members';
import { optionsEn } from '../../../utils/ui/strings/options.en';
import { expect, test } from '../fixtures';

const FORM_ID = 'e2e-outbox-form';
const IDENTIFIER = { system: 'urn:ascmi-consent-guard:cin', value: memberById('m-16').cin ?? '' };

/** A form as the form page files it: everything declined. */
const RESULT = {
  formId: FORM_ID,
  form: 'ascmi-ab133',
  definition: 'reconstruction-1',
  language: 'en',
  member: { identifiers: [IDENTIFIER], name: 'Invented Person', mediCal: true },
  organization: 'Marisma County Health',
  choices: { SUD_P2: 'DECLINE', MH: 'DECLINE' },
  recipients: { classes: [], named: [] },
  purposes: [],
  signer: { role: 'self', name: 'Invented Person' },
  signature: { method: 'typed', text: 'Invented Person' },
  signedAt: '2026-11-24T10:00:00-08:00',
  shownTextSha256: '0'.repeat(64),
};

const ask = (screen: Screen, type: string, payload: object) =>
  screen.evaluate(
    `(globalThis.browser ?? chrome).runtime.sendMessage(${JSON.stringify({ protocol: PROTOCOL_VERSION, type, payload })}).then((answer) => JSON.stringify(answer))`,
  );
const textOf = (screen: Screen) => screen.evaluate('document.body.innerText').then(String);

async function held(server: FhirServer, url: string): Promise<number> {
  const { resource } = await server.engine.handle({ method: 'GET', url, body: undefined, headers: {} });
  return ((resource as { entry?: unknown[] } | undefined)?.entry ?? []).length;
}
const filed = (server: FhirServer) => held(server, `/Consent?_count=1000`);

test('a form signed while the line is down survives the worker and arrives once', async ({
  extension,
  portal,
  fhir,
}) => {
  const proxy = await startFaultProxy(fhir.baseUrl);
  const before = await filed(fhir);
  proxy.set(FAULTS['reset'] ?? null);
  await configure(extension, settingsFor(portal.origin, fhirRegistry(proxy.baseUrl)));
  const page = await extension.open();
  try {
    const options = `${extension.extensionOrigin}/options.html`;
    await page.goto(`${options}#organization`);
    await until('the settings page', async () => (await textOf(page)).includes(optionsEn.nav_outbox));
    expect(await ask(page, 'consent.file', { result: RESULT })).toContain('"queued":true');

    await extension.stopBackground();
    proxy.set(null);
    await page.goto(`${options}?again#outbox`);
    await until('the entry', async () => (await textOf(page)).includes(optionsEn.outbox_consent));
    await page.click({ role: 'button', name: optionsEn.outbox_retry });
    await until('an empty outbox', async () => (await textOf(page)).includes(optionsEn.outbox_empty));
    expect(await filed(fhir)).toBe(before + 1);

    // Sent from the form page a second time, as after a reload: still one.
    expect(await ask(page, 'consent.file', { result: RESULT })).toContain('Consent/');
    expect(await filed(fhir)).toBe(before + 1);
  } finally {
    await page.close();
    await proxy.stop();
  }
});

test('a decision is written back as an AuditEvent, and the share does not wait for it', async ({
  clinic,
  extension,
  portal,
  fhir,
}) => {
  const audit = { upload: { kind: 'registry' } };
  await configure(extension, settingsFor(portal.origin, { ...fhirRegistry(fhir.baseUrl), audit }));
  const before = await held(fhir, '/AuditEvent?_count=1000');
  await clinic.openMember('m-01');
  await clinic.expectState('ALL');
  await clinic.clickFax();
  await clinic.expectLeftOnce();
  await expect.poll(() => held(fhir, '/AuditEvent?_count=1000')).toBe(before + 1);
});
