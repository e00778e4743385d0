import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ASCMI_CATEGORIES } from '../../../utils/ascmi/forms';
import type { Category } from '../../../utils/ascmi/categories';
import { decide } from '../../../utils/decision/decide';
import { summarize } from '../../../utils/decision/summarize';
import { readConsents } from '../../../utils/fhir/consent-reader';
import {
  withdrawn,
  writeConsent,
  writeRevocation,
  type ConsentDraft,
  type ConsentJson,
} from '../../../utils/fhir/consent-writer';
import { caseOf, CIN, NOW } from '../decision/cases';
import { complaints, profileComplaints } from './validators';

const choose = (choice: 'AGREE' | 'DECLINE', other: Category[] = []) =>
  Object.fromEntries(
    ASCMI_CATEGORIES.map((category) => [category, other.includes(category) ? flip(choice) : choice]),
  ) as ConsentDraft['choices'];
const flip = (choice: 'AGREE' | 'DECLINE') => (choice === 'AGREE' ? 'DECLINE' : 'AGREE');

const DRAFT: ConsentDraft = {
  formId: 'f-1',
  form: 'ascmi-ab133',
  member: {
    identifiers: [CIN, { system: 'urn:ascmi-consent-guard:mrn:demo', value: '104233' }],
    birthDate: '1980-02-03',
  },
  organization: 'Example County',
  choices: choose('AGREE'),
  recipients: { classes: [], named: [] },
  purposes: ['TREAT', 'HPAYMT', 'HOPERAT', 'COC'],
  signer: { role: 'self', name: '' },
  signedAt: '2026-03-02T10:15:00-08:00',
  expiresOn: '2027-03-01',
};

function written(draft: Partial<ConsentDraft> = {}): ConsentJson {
  const result = writeConsent({ ...DRAFT, ...draft });
  if (!result.ok) throw new Error(result.error);
  return result.value;
}

const revocation = (): ConsentJson => {
  const result = writeRevocation({
    formId: 'f-2',
    form: 'ascmi-revocation',
    member: DRAFT.member,
    organization: 'Example County',
    signer: DRAFT.signer,
    signedAt: '2026-09-01T09:00:00-07:00',
  });
  if (!result.ok) throw new Error(result.error);
  return result.value;
};

const VARIANTS: [string, ConsentJson][] = [
  ['all agreed', written()],
  ['SUD declined', written({ choices: choose('AGREE', ['SUD_P2', 'SUD_OTHER']) })],
  ['all declined', written({ choices: choose('DECLINE') })],
  ['some asked only', written({ choices: { MH: 'AGREE', HIV: 'DECLINE' } })],
  [
    'recipients by class and name',
    written({
      recipients: { classes: ['TREATING_CE', 'MCP'], named: [{ name: 'Example Clinic', npi: '1234567893' }] },
    }),
  ],
  ['guardian', written({ signer: { role: 'GUARD', name: 'Invented Guardian' } })],
  ['conservator', written({ signer: { role: 'CONSERVATOR', name: 'Invented Conservator' } })],
  ['signed copy attached', written({ copy: { contentType: 'application/pdf', data: 'JVBERi0xLjQ=', title: 'ASCMI' } })],
  ['no organization', written({ organization: '' })],
  ['revocation', revocation()],
  ['revoked', withdrawn(written())],
];

describe('written consents', () => {
  it.each(VARIANTS)('%s: passes validators that are not ours', (_name, resource) => {
    expect(complaints(resource)).toEqual([]);
  });

  it.each(VARIANTS)('%s: has what those validators do not ask for', (_name, resource) => {
    expect(resource['patient']).toMatchObject({ reference: '#member', identifier: CIN });
    expect(Object.keys(resource).filter((key) => key.startsWith('value'))).toEqual([]);
    expect(JSON.stringify(resource)).not.toContain('<script');
  });

  it.each(VARIANTS)('%s: is read back without problems', (_name, resource) => {
    const { records, setAside } = readConsents([resource]);
    expect(setAside).toEqual([]);
    expect(records[0]?.problems).toEqual([]);
    expect(records[0]?.signers).toHaveLength(1);
    expect(records[0]?.subject.identifiers).toContainEqual(CIN);
  });

  it('the validators do notice broken ones', () => {
    const broken: Record<string, unknown>[] = [
      { ...written(), status: 'agreed' },
      { ...written(), dateTime: 'yesterday' },
      { ...written(), scope: undefined },
      { ...written(), provision: [{ type: 'permit' }] },
      { ...written(), decision: 'permit' },
    ];
    for (const resource of broken) expect(complaints(JSON.parse(JSON.stringify(resource)))).not.toEqual([]);
  });

  it('declining everything is an active record that denies all and says OPTOUT', () => {
    expect(written({ choices: choose('DECLINE') })).toMatchObject({
      status: 'active',
      policyRule: { coding: [{ code: 'OPTOUT' }] },
      provision: { type: 'deny' },
    });
  });

  it('declining some is a permit with nested denials and says OPTINR', () => {
    const resource = written({ choices: choose('AGREE', ['SUD_P2', 'SUD_OTHER']) });
    expect(resource).toMatchObject({ policyRule: { coding: [{ code: 'OPTINR' }] }, provision: { type: 'permit' } });
    expect(JSON.stringify(resource['provision'])).toContain('42CFRPart2');
  });

  it.each(ASCMI_CATEGORIES)('a refusal of %s alone is read as exactly that', (category) => {
    const resource = { ...written({ choices: choose('AGREE', [category]) }), id: 'x' };
    const { choices } = summarize({ ...caseOf(), registry: { outcome: 'FOUND', records: [resource] }, now: NOW });
    const declined = Object.entries(choices).flatMap(([name, choice]) => (choice === 'DECLINE' ? [name] : []));
    expect(declined).toEqual([category]);
  });

  it.each(ASCMI_CATEGORIES)('an agreement to %s alone opens exactly that', (category) => {
    const resource = { ...written({ choices: { [category]: 'AGREE' } }), id: 'x' };
    const { choices } = summarize({ ...caseOf(), registry: { outcome: 'FOUND', records: [resource] }, now: NOW });
    const agreed = Object.entries(choices).flatMap(([name, choice]) => (choice === 'AGREE' ? [name] : []));
    expect(agreed).toEqual([category]);
  });

  it('a refusal names no signer, is valid, and still says no to everything', () => {
    const refusal = written({ signer: null, choices: choose('DECLINE') });
    expect(refusal).not.toHaveProperty('performer');
    expect(complaints(refusal)).toEqual([]);
    const { state, choices } = summarize({
      ...caseOf(),
      registry: { outcome: 'FOUND', records: [{ ...refusal, id: 'x' }] },
      now: NOW,
    });
    expect(state).toBe('DECL');
    expect(new Set(Object.values(choices))).toEqual(new Set(['DECLINE']));
  });

  it('without a signer nothing is opened, whatever was ticked', () => {
    const decision = decide(caseOf({ records: [written({ signer: null })], categories: ['SUD_P2'] }));
    expect(decision.outcome).toBe('NEEDS_CONSENT');
  });

  it('a category that was not asked is not agreed', () => {
    const resource = written({ choices: { MH: 'AGREE', HIV: 'DECLINE' } });
    const decision = decide(caseOf({ records: [resource], categories: ['SUD_P2'] }));
    expect(decision.outcome).toBe('NEEDS_CONSENT');
  });

  it('classes and named parties limit the agreement', () => {
    const resource = written({
      recipients: { classes: ['MCP'], named: [{ name: 'Example Clinic', npi: '1234567893' }] },
    });
    expect(decide(caseOf({ records: [resource] })).outcome).toBe('PERMIT_WITH_OBLIGATIONS');
    expect(decide(caseOf({ records: [resource], org: '1000000004' })).outcome).toBe('NEEDS_CONSENT');
    expect(decide(caseOf({ records: [resource], to: 'MCP', org: null, purpose: 'HPAYMT' })).outcome).toBe(
      'PERMIT_WITH_OBLIGATIONS',
    );
  });

  it('a revocation closes what was agreed, whichever of the two ways it is stored', () => {
    expect(decide(caseOf({ records: [written(), revocation()] })).outcome).toBe('DENY');
    expect(decide(caseOf({ records: [withdrawn(written())] })).outcome).toBe('DENY');
  });

  it.each([
    ['no-identifier', { member: { identifiers: [] } }],
    ['no-choice', { choices: {} }],
    ['no-purpose', { purposes: [] }],
    ['signing-time', { signedAt: '2026-03-02' }],
    ['signing-time', { signedAt: '2026-03-02T10:00:00' }],
    ['expiry', { expiresOn: '2026-02-30' }],
    ['expiry', { expiresOn: '2020-01-01' }],
    ['form-id', { formId: '' }],
  ] as const)('says %s instead of writing a broken record', (problem, draft) => {
    expect(writeConsent({ ...DRAFT, ...draft })).toEqual({ ok: false, error: problem });
  });
});

describe('published profile', () => {
  const folder = new URL('../../../public/fhir/', import.meta.url);
  const load = (name: string): Record<string, unknown> =>
    JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as Record<string, unknown>;
  const profile = load('StructureDefinition-ascmi-consent.json') as unknown as Parameters<typeof profileComplaints>[1];
  const examples = readdirSync(folder).filter((name) => name.startsWith('Consent-example'));

  it('has examples of every kind', () => expect(examples).toHaveLength(6));

  it.each(examples)('%s is sound R4 and meets the profile', (name) => {
    const example = load(name);
    expect(complaints(example)).toEqual([]);
    expect(profileComplaints(example, profile)).toEqual([]);
  });

  it.each(VARIANTS)('%s meets the profile', (_name, resource) => {
    expect(profileComplaints(resource, profile)).toEqual([]);
  });

  it.each(['dateTime', 'performer', 'patient', 'provision', 'policyRule', 'identifier'])(
    'refuses a record without %s',
    (element) => {
      const rest = Object.fromEntries(
        Object.entries(load('Consent-example-all.json')).filter(([key]) => key !== element),
      );
      expect(profileComplaints(rest, profile)).not.toEqual([]);
    },
  );
});
