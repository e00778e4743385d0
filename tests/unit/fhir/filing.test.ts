import { describe, expect, it } from 'vitest';
import { ASCMI_CATEGORIES } from '../../../utils/ascmi/forms';
import { CIN_SYSTEM } from '../../../utils/ascmi/identifiers';
import type { FormResult } from '../../../utils/contract/form';
import { decide } from '../../../utils/decision/decide';
import type { FilingBundle } from '../../../utils/fhir/filing';
import { formCatalog } from '../../../utils/forms/catalog';
import { canonicalOf } from '../../../utils/forms/model';
import { filingOf } from '../../../utils/tabs/form-consent';
import { caseOf } from '../decision/cases';
import { complaints, resourceComplaints } from './validators';

const catalog = formCatalog([]);
const { model } = catalog['ascmi-ab133'];
const PNG = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

const RESULT: FormResult = {
  formId: '5f0c1f9e-7a41-4f5e-9a55-0d6b1f4b7c1a',
  form: 'ascmi-ab133',
  definition: canonicalOf(model),
  language: 'en',
  member: {
    identifiers: [{ system: CIN_SYSTEM, value: '90000001A' }],
    name: 'Rosa Example',
    birthDate: '1984-02-17',
    mediCal: true,
  },
  organization: 'Example County',
  answers: Object.fromEntries(model.questions.map(({ id }) => [id, id === 'hiv' ? 'DECLINE' : 'AGREE'])),
  choices: Object.fromEntries(ASCMI_CATEGORIES.map((code) => [code, code === 'HIV' ? 'DECLINE' : 'AGREE'])),
  recipients: { classes: ['TREATING_CE'], named: [{ name: 'Example Clinic', npi: '1234567893' }] },
  purposes: ['TREAT', 'COC'],
  signer: { role: 'self', name: 'Rosa Example' },
  signature: { method: 'typed', text: 'Rosa Example' },
  signedAt: '2026-11-24T10:00:00-08:00',
  expiresOn: '2027-11-24',
  shownText: 'What was shown',
  shownTextSha256: 'ab'.repeat(32),
};

function filed(patch: Partial<FormResult> = {}): FilingBundle {
  const result = { ...RESULT, ...patch };
  const bundle = filingOf(result, catalog[result.form]);
  if (!bundle) throw new Error('no filing');
  return bundle;
}
const partOf = (bundle: FilingBundle, type: string) =>
  bundle.entry.find(({ resource }) => resource['resourceType'] === type)?.resource;

const VARIANTS: [string, Partial<FormResult>][] = [
  ['typed', {}],
  ['drawn', { signature: { method: 'drawn', image: `data:image/png;base64,${PNG}` } }],
  ['with a PDF', { copy: { contentType: 'application/pdf', data: 'JVBERi0xLjQ=' } }],
  ['a guardian', { signer: { role: 'GUARD', name: 'Invented Guardian', authority: 'letters' } }],
  [
    'exclusions and an exchange',
    { exclusions: [{ name: 'Example Rival', npi: '1000000004' }], intermediaries: [{ name: 'Example HIE' }] },
  ],
  ['everything declined', { choices: Object.fromEntries(ASCMI_CATEGORIES.map((code) => [code, 'DECLINE'])) }],
  ['a revocation', { form: 'ascmi-revocation', choices: {}, answers: {}, revokes: ['Consent/c-1'] }],
];

describe.each(VARIANTS)('a form that is filed, %s', (_name, patch) => {
  const bundle = filed(patch);

  it('is sound by validators that are not ours, as a Bundle and part by part', () => {
    expect(resourceComplaints(bundle)).toEqual([]);
    for (const { resource } of bundle.entry) expect(resourceComplaints(resource)).toEqual([]);
    expect(complaints(partOf(bundle, 'Consent'))).toEqual([]);
  });

  it('has four parts, each created once only, that refer to each other', () => {
    expect(bundle.entry.map(({ resource }) => resource['resourceType'])).toEqual([
      'Consent',
      'DocumentReference',
      'QuestionnaireResponse',
      'Provenance',
    ]);
    for (const { request } of bundle.entry)
      expect(request.ifNoneExist).toMatch(/^(identifier|_tag)=urn%3A.+%7C5f0c1f9e/);
    const addresses = bundle.entry.map(({ fullUrl }) => fullUrl);
    expect(new Set(addresses).size).toBe(4);
    const [consent, document, response] = addresses;
    expect(partOf(bundle, 'Consent')?.['sourceReference']).toEqual({ reference: document });
    expect(partOf(bundle, 'Provenance')?.['target']).toEqual(
      [consent, document, response].map((reference) => ({ reference })),
    );
  });

  it('says who signed, when, how, and by a hash what was shown', () => {
    const provenance = partOf(bundle, 'Provenance');
    expect(provenance?.['signature']).toEqual([
      expect.objectContaining({
        when: RESULT.signedAt,
        type: [expect.objectContaining({ code: '1.2.840.10065.1.12.1.7' })],
      }),
    ]);
    expect(JSON.stringify(provenance?.['entity'])).toContain(RESULT.shownTextSha256);
  });
});

describe('what is filed', () => {
  it('is the same each time, so that filing it again can be recognised', () => expect(filed()).toEqual(filed()));

  it('answers the Questionnaire under its own linkIds', () => {
    const response = partOf(filed(), 'QuestionnaireResponse');
    expect(response?.['questionnaire']).toBe('urn:ascmi-consent-guard:questionnaire:ascmi-ab133|2.0.0');
    const text = JSON.stringify(response);
    expect(text).toMatch(/"linkId":"hiv"[^}]*"answer":\[\{"valueCoding":\{[^}]*"code":"DECLINE"/);
    expect(text).toMatch(/"linkId":"expiry"[^}]*"answer":\[\{"valueDate":"2027-11-24"/);
  });

  it('keeps the PDF first among the copies', () => {
    const document = partOf(
      filed({ copy: { contentType: 'application/pdf', data: 'JVBERi0xLjQ=' } }),
      'DocumentReference',
    );
    const types = (document?.['content'] as { attachment: { contentType: string } }[]).map(
      ({ attachment }) => attachment.contentType,
    );
    expect(types).toEqual(['application/pdf', 'text/plain; charset=utf-8']);
  });

  it('lets everybody but the excluded party receive', () => {
    const consent = partOf(
      filed({
        recipients: { classes: ['TREATING_CE'], named: [] },
        exclusions: [{ name: 'Rival', npi: '1000000004' }],
      }),
      'Consent',
    );
    const ask = (org: string | null) => decide(caseOf({ records: [consent], org, purpose: 'TREAT' })).outcome;
    expect(ask('1234567893')).toBe('PERMIT_WITH_OBLIGATIONS');
    expect(ask('1000000004')).not.toMatch(/^PERMIT/);
    // Who is not known may be the one left out.
    expect(ask(null)).not.toMatch(/^PERMIT/);
  });
});
