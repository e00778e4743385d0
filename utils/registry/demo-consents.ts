import { shiftDays } from '../ascmi/days';
import { CIN_SYSTEM, type Identifier } from '../ascmi/identifiers';
import { DEMO_MEMBERS, identifiersOf, type DemoMember } from './demo-members';
import type { ConsentResource, PatientResource } from './resources';

const ACT_CODE = 'http://terminology.hl7.org/CodeSystem/v3-ActCode';
const ACT_REASON = 'http://terminology.hl7.org/CodeSystem/v3-ActReason';
const FORM = 'urn:ascmi-consent-guard:form';
const SUD = ['SUD', '42CFRPart2'];
const ASCMI_PURPOSES = ['TREAT', 'HPAYMT', 'HOPERAT', 'COC'];

interface Form {
  readonly id: string;
  readonly form?: string;
  readonly status?: string;
  readonly signedDaysAgo: number;
  readonly endsInDays?: number;
  readonly root?: 'permit' | 'deny';
  readonly declined?: readonly string[];
  readonly unsigned?: true;
  readonly underFormerNumber?: true;
}

/** The Patient that names a member, as a registry holds it. */
export function demoPatient(member: DemoMember): PatientResource {
  const former: Identifier[] = member.formerCin === undefined ? [] : [{ system: CIN_SYSTEM, value: member.formerCin }];
  return {
    resourceType: 'Patient',
    id: member.id,
    identifier: [...identifiersOf(member), ...former],
    name: [{ given: [member.given], family: member.family }],
    birthDate: member.birthDate,
  };
}

function consent(patient: PatientResource, form: Form, today: string): ConsentResource {
  const signedOn = shiftDays(today, -form.signedDaysAgo);
  // A merged number: the form was signed under the old one, which stands last.
  const signedUnder = form.underFormerNumber ? patient.identifier?.at(-1) : patient.identifier?.[0];
  const root = form.root ?? 'permit';
  const declined = form.declined ?? [];
  const policy = root === 'deny' ? 'OPTOUT' : declined.length > 0 ? 'OPTINR' : 'OPTIN';
  return {
    resourceType: 'Consent',
    id: form.id,
    identifier: [{ system: 'urn:ascmi-consent-guard:consent', value: form.id }],
    // The member's other numbers travel with the record; the name does not, a look-up needs none.
    contained: [
      {
        resourceType: 'Patient',
        id: 'member',
        identifier: patient.identifier ?? [],
        birthDate: patient.birthDate ?? '',
      },
    ],
    status: form.status ?? 'active',
    scope: { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/consentscope', code: 'patient-privacy' }] },
    category: [
      { coding: [{ system: 'http://loinc.org', code: '64292-6' }] },
      { coding: [{ system: FORM, code: form.form ?? 'ascmi-ab133' }] },
    ],
    patient: { reference: '#member', ...(signedUnder ? { identifier: signedUnder } : {}) },
    dateTime: `${signedOn}T10:15:00-08:00`,
    ...(form.unsigned ? {} : { performer: [{ display: 'self' }] }),
    organization: [{ display: 'Marisma County Health (invented)' }],
    policyRule: { coding: [{ system: ACT_CODE, code: policy }] },
    provision: {
      type: root,
      period: {
        start: signedOn,
        ...(form.endsInDays === undefined ? {} : { end: shiftDays(today, form.endsInDays) }),
      },
      ...(root === 'deny' ? {} : { purpose: ASCMI_PURPOSES.map((code) => ({ system: ACT_REASON, code })) }),
      ...(declined.length === 0
        ? {}
        : {
            provision: [{ type: 'deny', securityLabel: declined.map((code) => ({ system: ACT_CODE, code })) }],
          }),
    },
  };
}

function formsOf(member: DemoMember): Form[] {
  const id = `c-${member.id.slice(2)}`;
  switch (member.scenario) {
    case 'ALL':
      return [{ id, signedDaysAgo: 120, endsInDays: 245 }];
    case 'MERGED_CIN':
      return [{ id, signedDaysAgo: 150, endsInDays: 215, underFormerNumber: true }];
    case 'NON_MEDICAL':
      return [{ id, signedDaysAgo: 350, endsInDays: 15, form: 'ascmi-non-ab133' }];
    case 'PART':
      return [{ id, signedDaysAgo: 90, endsInDays: 275, declined: member.id === 'm-14' ? ['MH', 'PSY'] : SUD }];
    case 'DECL':
      return [{ id, signedDaysAgo: 60, root: 'deny' }];
    case 'REV':
      return [
        { id, signedDaysAgo: 300, endsInDays: 65, status: 'inactive' },
        { id: `${id}-revocation`, signedDaysAgo: 10, form: 'ascmi-revocation', root: 'deny' },
      ];
    case 'EXP':
      return [{ id, signedDaysAgo: 395, endsInDays: -30 }];
    case 'NONE':
      return [];
    case 'WRONG':
      return [{ id, signedDaysAgo: 20, endsInDays: 345 }];
    case 'UNSIGNED':
      return [{ id, signedDaysAgo: 2, status: 'draft', unsigned: true }];
    case 'AMBIG':
      return [{ id, signedDaysAgo: 100, endsInDays: 265 }];
    case 'TWO_RECORDS':
      return [
        { id: `${id}-old`, signedDaysAgo: 730, endsInDays: 365 },
        { id, signedDaysAgo: 45, endsInDays: 320, declined: SUD },
      ];
    case 'TWIN':
      return [
        { id, signedDaysAgo: 30, ...(member.state === 'DECL' ? { root: 'deny' as const } : { endsInDays: 335 }) },
      ];
  }
}

/** Somebody else who was registered under the number of the AMBIG member: another birth date, another record number. */
function namesake(member: DemoMember): PatientResource {
  return {
    resourceType: 'Patient',
    id: `${member.id}-other`,
    identifier: member.cin === undefined ? [] : [{ system: CIN_SYSTEM, value: member.cin }],
    birthDate: '1958-04-21',
  };
}

export interface DemoRecords {
  readonly patients: readonly PatientResource[];
  readonly consents: readonly ConsentResource[];
}

/** Everything a registry needs to play the demonstration. `today` is `YYYY-MM-DD`. */
export function demoRecords(today: string, members: readonly DemoMember[] = DEMO_MEMBERS): DemoRecords {
  const patients: PatientResource[] = [];
  const consents: ConsentResource[] = [];
  for (const member of members) {
    const patient = demoPatient(member);
    patients.push(patient);
    for (const form of formsOf(member)) consents.push(consent(patient, form, today));
    if (member.scenario === 'AMBIG') {
      const other = namesake(member);
      patients.push(other);
      consents.push(consent(other, { id: `c-${member.id.slice(2)}-other`, signedDaysAgo: 50, root: 'deny' }, today));
    }
  }
  return { patients, consents };
}
