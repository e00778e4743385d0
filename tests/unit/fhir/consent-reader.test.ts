import { describe, expect, it } from 'vitest';
import { readConsents } from '../../../utils/fhir/consent-reader';
import { CIN, decideFor, label, outcomeOf, record, SUD } from '../decision/cases';

const PERMIT = 'PERMIT_WITH_OBLIGATIONS';
const CE = { sender: 'TREATING_CE', part2: false as const };
const read = (resource: unknown) => readConsents([resource]).records[0];

/** Shapes of other programmes' consents, rebuilt from their public guides; all values invented. */
const LEAP = {
  resourceType: 'Consent',
  id: 'leap',
  status: 'active',
  scope: { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/consentscope', code: 'patient-privacy' }] },
  category: [{ coding: [{ system: 'http://loinc.org', code: '59284-6' }] }],
  patient: { identifier: CIN, reference: 'Patient/52' },
  dateTime: '2026-01-01',
  performer: [{ reference: 'Patient/52' }],
  policyRule: { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/v3-ActCode', code: 'OPTIN' }] },
  provision: {
    type: 'permit',
    period: { start: '2026-01-01', end: '2027-01-01' },
    provision: [
      {
        type: 'deny',
        actor: [
          {
            role: { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/v3-ParticipationType', code: 'IRCP' }] },
            reference: { reference: 'Organization/7' },
          },
        ],
        action: [{ coding: [{ system: 'http://terminology.hl7.org/CodeSystem/consentaction', code: 'access' }] }],
        securityLabel: [{ system: 'http://terminology.hl7.org/CodeSystem/v3-Confidentiality', code: 'R' }],
      },
    ],
  },
};
const C2S = {
  ...LEAP,
  id: 'c2s',
  patient: { identifier: CIN },
  provision: {
    type: 'permit',
    period: { start: '2026-01-01T00:00:00Z', end: '2026-12-31T23:59:59Z' },
    actor: [
      {
        role: { coding: [{ system: 'http://hl7.org/fhir/v3/ParticipationType', code: 'IRCP' }] },
        reference: { identifier: { system: 'http://hl7.org/fhir/sid/us-npi', value: '1234567893' } },
      },
    ],
    purpose: [{ system: 'http://hl7.org/fhir/v3/ActReason', code: 'TREAT' }],
    securityLabel: [{ system: 'http://hl7.org/fhir/v3/ActCode', code: 'ETH' }],
  },
};
const PCF = {
  ...LEAP,
  id: 'pcf',
  patient: { identifier: CIN },
  provision: {
    type: 'permit',
    purpose: [{ system: 'http://terminology.hl7.org/CodeSystem/v3-ActReason', code: 'TREAT' }],
    provision: [{ type: 'deny', securityLabel: [label('PSY'), label('SDV')] }],
  },
};
const FAST = {
  ...LEAP,
  id: 'fast',
  patient: { type: 'Patient', identifier: CIN },
  meta: { profile: ['http://hl7.org/fhir/us/consent-management/StructureDefinition/fast-consent'] },
  extension: [
    {
      url: 'http://hl7.org/fhir/us/consent-management/StructureDefinition/consent-controller',
      valueReference: { display: 'x' },
    },
  ],
  provision: { type: 'deny', period: { start: '2026-01-01' }, securityLabel: SUD },
};

describe('consents of other programmes', () => {
  it('LEAP: an ordinary permit is about ordinary information; its restricted refusal binds towards somebody we cannot tell', () => {
    expect(read(LEAP)).toMatchObject({ form: null, problems: [] });
    expect(outcomeOf({ records: [LEAP] })).toBe('DENY');
    expect(decideFor({ records: [LEAP], categories: ['GENERAL'], ...CE }).outcome).toBe('PERMIT');
  });
  it('C2S: STU3 addresses and the old ETH are understood', () => {
    expect(outcomeOf({ records: [C2S] })).toBe(PERMIT);
    expect(outcomeOf({ records: [C2S], org: '1000000004' })).toBe('NEEDS_CONSENT');
    expect(outcomeOf({ records: [C2S], to: 'MCP', purpose: 'HPAYMT' })).toBe('NEEDS_CONSENT');
  });
  it('PCF: labels are alternatives, and SUD is not named', () => {
    expect(decideFor({ records: [PCF], categories: ['MH'], ...CE }).perCategory['MH']).toMatchObject({
      outcome: 'WARN',
      reason: 'declined',
    });
    expect(outcomeOf({ records: [PCF] })).toBe('NEEDS_CONSENT');
  });
  it('FAST: extensions do no harm, refusals bind', () => {
    expect(read(FAST)?.problems).toEqual([]);
    expect(outcomeOf({ records: [FAST] })).toBe('DENY');
  });
});

describe('what makes permits void', () => {
  it.each([
    ['modifier-extension', { modifierExtension: [{ url: 'urn:x' }] }],
    ['implicit-rules', { implicitRules: 'urn:x' }],
    ['r5-shape', { decision: 'permit' }],
    ['status-unreadable', { status: 'on' }],
    ['subject-unverified', { patient: { display: 'x' } }],
    ['scope-unreadable', { scope: { text: 'privacy' } }],
    ['provision-missing', { provision: undefined }],
    ['provision-malformed', { provision: { type: 'allow' } }],
    ['provision-malformed', { provision: { type: 'permit', provision: { type: 'deny' } } }],
    ['not-labelled-consent', { resourceType: undefined }],
    [
      'forms-conflict',
      {
        category: ['ascmi-ab133', 'ascmi-non-ab133'].map((code) => ({
          coding: [{ system: 'urn:ascmi-consent-guard:form', code }],
        })),
      },
    ],
  ])('%s', (problem, extra) => {
    const broken = { ...record(), ...extra };
    expect(read(broken)?.problems).toContain(problem);
    expect(outcomeOf({ records: [broken] })).not.toBe(PERMIT);
  });
  it('a registry’s own addresses are read where policy maps them', () => {
    const own = JSON.parse(
      JSON.stringify(record()).replaceAll('urn:ascmi-consent-guard:form', 'urn:county:form'),
    ) as unknown;
    expect(outcomeOf({ records: [own] })).toBe('NEEDS_CONSENT');
    expect(
      outcomeOf({ records: [own], policy: { systemAliases: { 'urn:county:form': 'urn:ascmi-consent-guard:form' } } }),
    ).toBe(PERMIT);
  });
  it('a policy rule of opting out without provisions is a denial that cannot be read', () => {
    const optOut = { ...record(), provision: undefined, policyRule: { coding: [{ code: 'OPTOUT' }] } };
    expect(decideFor({ records: [optOut] }).perCategory['SUD_P2']).toMatchObject({
      outcome: 'DENY',
      reason: 'ambiguous',
    });
  });
  it('remembers whether there is a signed copy', () => {
    expect(read(record())?.hasCopy).toBe(false);
    expect(read({ ...record(), sourceReference: { reference: 'DocumentReference/1' } })?.hasCopy).toBe(true);
  });
});
