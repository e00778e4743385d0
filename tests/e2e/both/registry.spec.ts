import { configure, fhirRegistry, settingsFor } from '../../support/settings';
import { memberById } from '../../support/members';
import { pageEn } from '../../../utils/ui/strings/page.en';
import { expect, test } from '../fixtures';

/** Nothing listens there: the port of a protocol that browsers may ask and nobody answers. */
const NOBODY = 'http://127.0.0.1:65431/fhir/R4';

test.describe('registry down', () => {
  test.use({ settings: fhirRegistry(NOBODY) });

  test('SUD records are held', async ({ clinic }) => {
    await clinic.openMember('m-01');
    await clinic.expectState('UNK');
    await clinic.clickFax();
    await clinic.expectStopped();
  });

  test('general care goes on, with “could not check”', async ({ clinic }) => {
    await clinic.openMember('m-16');
    await clinic.expectState('UNK');
    await clinic.clickFax();
    await clinic.expectLeftOnce();
  });
});

test.describe('a FHIR server as registry', () => {
  for (const [member, state, goes] of [
    ['m-01', 'ALL', true],
    ['m-02', 'PART', false],
    ['m-04', 'REV', false],
    ['m-06', 'NONE', false],
    ['m-07', 'WRONG', true],
    ['m-13', 'ALL', true],
  ] as const) {
    test(`${memberById(member).family}: ${state}`, async ({ clinic, extension, portal, fhir }) => {
      await configure(extension, settingsFor(portal.origin, fhirRegistry(fhir.baseUrl)));
      await clinic.openMember(member);
      await clinic.expectState(state);
      await clinic.clickFax();
      await (goes ? clinic.expectLeftOnce() : clinic.expectStopped());
    });
  }

  test('no identifier stands in an address', async ({ clinic, extension, portal, fhir }) => {
    await configure(extension, settingsFor(portal.origin, fhirRegistry(fhir.baseUrl)));
    fhir.requests.length = 0;
    await clinic.openMember('m-14');
    await clinic.expectState('PART');
    const member = memberById('m-14');
    const addresses = fhir.requests.map(({ url, headers }) => `${url} ${headers.referer ?? ''}`).join('\n');
    expect(fhir.requests.length).toBeGreaterThan(0);
    expect(addresses).not.toContain(member.cin);
    expect(addresses).not.toContain(member.mrn);
    expect(addresses).not.toContain(member.family);
  });
});

test('a consent that was revoked at the server since it was shown carries nothing out', async ({
  clinic,
  extension,
  portal,
  fhir,
}) => {
  const url = '/Consent/c-01';
  const { resource: consent } = await fhir.engine.handle({ method: 'GET', url, headers: {}, body: undefined });
  const put = (body: object | undefined) => fhir.engine.handle({ method: 'PUT', url, headers: {}, body });
  await configure(extension, settingsFor(portal.origin, fhirRegistry(fhir.baseUrl)));
  await clinic.openMember('m-01');
  await clinic.expectState('ALL');
  try {
    await put({ ...consent, status: 'inactive' });
    await clinic.clickFax();
    await clinic.expectStopped();
    await clinic.expectState('REV');
  } finally {
    await put(consent);
  }
});

test.describe('between detection and verdict', () => {
  test('a held click that turns out to be allowed is replayed once and only once', async ({ clinic, gate }) => {
    gate.shut();
    await clinic.openMember('m-01');
    await clinic.expectShown(pageEn.checking);
    await clinic.clickFax();
    await clinic.settle();
    expect(clinic.counts().left).toBe(0);
    gate.open();
    await clinic.expectLeftOnce();
    await clinic.expectState('ALL');
  });

  test('a held click that turns out to be stopped opens the sheet', async ({ clinic, gate }) => {
    gate.shut();
    await clinic.openMember('m-02');
    await clinic.expectShown(pageEn.checking);
    await clinic.clickFax();
    await clinic.settle();
    gate.open();
    await clinic.expectStopped();
  });
});
