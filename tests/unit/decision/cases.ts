import { decide } from '../../../utils/decision/decide';
import type { Decision, DecisionCase } from '../../../utils/decision/types';
import { createZones } from '../../../utils/fhir/zones';

/** Builders of cases and records for the tests of the decision. All members are invented. */
export const CIN = { system: 'urn:ascmi-consent-guard:cin', value: '90000001A' };
export const OTHER_CIN = { system: 'urn:ascmi-consent-guard:cin', value: '90000002C' };
const ACT_CODE = 'http://terminology.hl7.org/CodeSystem/v3-ActCode';
const ACT_REASON = 'http://terminology.hl7.org/CodeSystem/v3-ActReason';
const KIND = 'urn:ascmi-consent-guard:recipient-kind';
const NPI = 'http://hl7.org/fhir/sid/us-npi';

export const npi = (value: string) => ({ system: NPI, value });
export const label = (code: string) => ({ system: ACT_CODE, code });
export const local = (code: string) => ({ system: 'urn:ascmi-consent-guard:category', code });
export const purpose = (code: string) => ({ system: ACT_REASON, code });
export const named = (value: string, role = 'IRCP') => ({
  role: { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/v3-ParticipationType', code: role }] },
  reference: { identifier: npi(value) },
});
export const classOf = (kind: string) => ({ role: { coding: [{ system: KIND, code: kind }] } });

export const NOW = '2026-11-24T10:00:00-08:00';

export interface RecordOptions {
  id?: string;
  form?: string | null;
  status?: string;
  dateTime?: string | null;
  root?: Record<string, unknown>;
  /** `self`, `none`, or role codes joined by `+`. */
  signer?: string;
  patient?: unknown;
  extra?: Record<string, unknown>;
}

/** A Consent as `contracts` 1 describes it; `root` is the root provision's extra elements. */
export function record(options: RecordOptions = {}): Record<string, unknown> {
  const { id = 'c-1', form = 'ascmi-ab133', status = 'active', signer = 'self' } = options;
  const dateTime = options.dateTime === undefined ? '2026-08-02T10:04:00-07:00' : options.dateTime;
  return {
    resourceType: 'Consent',
    id,
    meta: { versionId: '1' },
    status,
    scope: { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/consentscope', code: 'patient-privacy' }] },
    category: [
      { coding: [{ system: 'http://loinc.org', code: '64292-6' }] },
      ...(form === null ? [] : [{ coding: [{ system: 'urn:ascmi-consent-guard:form', code: form }] }]),
    ],
    patient: options.patient ?? { identifier: CIN },
    ...(dateTime === null ? {} : { dateTime }),
    ...signature(signer),
    policyRule: { coding: [{ system: ACT_CODE, code: 'OPTIN' }] },
    provision: { type: 'permit', ...options.root },
    ...options.extra,
  };
}

function signature(signer: string): Record<string, unknown> {
  if (signer === 'none') return {};
  if (signer === 'self') return { performer: [{ display: 'self' }] };
  const roles = signer.split('+');
  const people = roles.filter((role) => role !== 'self');
  return {
    contained: people.map((role) => ({
      resourceType: 'RelatedPerson',
      id: `p-${role}`,
      patient: { identifier: CIN },
      relationship: [
        {
          coding: [
            role === 'CONSERVATOR'
              ? { system: 'urn:ascmi-consent-guard:signer', code: role }
              : { system: 'http://terminology.hl7.org/CodeSystem/v3-RoleCode', code: role },
          ],
        },
      ],
    })),
    performer: [
      ...(roles.includes('self') ? [{ display: 'self' }] : []),
      ...people.map((role) => ({ reference: `#p-${role}` })),
    ],
  };
}

export const deny = (...labels: unknown[]) => ({ type: 'deny', securityLabel: labels });
export const permit = (...labels: unknown[]) => ({ type: 'permit', securityLabel: labels });
export const SUD = [label('SUD'), label('42CFRPart2')];

export const ALL = (options: RecordOptions = {}) => record(options);
export const PART = (...labels: unknown[]) => record({ root: { provision: [deny(...labels)] } });
export const DECL = (options: RecordOptions = {}) => record({ ...options, root: { ...options.root, type: 'deny' } });
export const REVOCATION = (options: RecordOptions = {}) =>
  record({
    id: 'r-1',
    form: 'ascmi-revocation',
    dateTime: '2026-11-01T09:00:00-07:00',
    ...options,
    root: { type: 'deny' },
  });

export interface CaseOptions {
  records?: unknown[];
  lookup?: string;
  categories?: string[];
  action?: string;
  sender?: string;
  part2?: boolean | 'unknown';
  senderOrg?: string;
  to?: string;
  org?: string | null;
  state?: string | null;
  purpose?: string;
  modifiers?: string[];
  facts?: Record<string, unknown>;
  mediCal?: boolean | 'unknown';
  calAim?: boolean | 'unknown';
  birthDate?: string;
  now?: string;
  policy?: Record<string, unknown>;
}

/** By default: a Part 2 program sends SUD records of a Medi-Cal member to a treating provider, with nothing on file. */
export function caseOf(options: CaseOptions = {}): DecisionCase {
  const records = options.records ?? [];
  const lookup = options.lookup ?? (records.length > 0 ? 'FOUND' : 'NONE_ON_FILE');
  const org = options.org === undefined ? '1234567893' : options.org;
  const state = options.state === undefined ? 'CA' : options.state;
  const sender = options.sender ?? 'PART2_PROGRAM';
  return {
    id: 'case',
    now: options.now ?? NOW,
    member: {
      identifiers: [CIN],
      mediCal: options.mediCal ?? true,
      ...(options.birthDate === undefined ? {} : { birthDate: options.birthDate }),
    },
    registry: { outcome: lookup as DecisionCase['registry']['outcome'], records },
    request: {
      action: options.action ?? 'DIRECT_MESSAGE',
      categories: options.categories ?? ['SUD_P2'],
      modifiers: options.modifiers ?? [],
      sender: {
        kind: sender,
        isPart2: options.part2 ?? sender === 'PART2_PROGRAM',
        ...(options.senderOrg === undefined ? {} : { organization: npi(options.senderOrg) }),
      },
      recipient: {
        kind: options.to ?? 'TREATING_CE',
        ...(org === null ? {} : { organization: npi(org) }),
        ...(state === null ? {} : { state }),
      },
      purpose: options.purpose ?? 'TREAT',
      calAim: options.calAim ?? 'unknown',
      facts: options.facts ?? {},
    },
    policy: options.policy ?? {},
  };
}

const zones = createZones();

export function decideFor(options: CaseOptions = {}): Decision {
  return decide(caseOf(options), zones);
}

/** The outcome for the first category, with its reason. */
export function outcomeOf(options: CaseOptions = {}): string {
  return decideFor(options).outcome;
}

export function reasonOf(options: CaseOptions = {}): string | undefined {
  const decision = decideFor(options);
  return Object.values(decision.perCategory)[0]?.reason;
}
