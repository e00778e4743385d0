import type { Identifier } from '../ascmi/identifiers';
import type { ConsentResource } from './resources';

export const SPREADSHEET_SIGNERS = ['GUARD', 'PRN', 'HPOWATT', 'RESPRSN'] as const;

const ACT_REASON = 'http://terminology.hl7.org/CodeSystem/v3-ActReason';

/** One row of a spreadsheet, read. Texts are empty where the row says nothing. */
export interface SpreadsheetRow {
  readonly identifiers: readonly Identifier[];
  readonly name: string;
  readonly birthDate: string;
  /** The document's own name, by which feeding it in again finds the same record. */
  readonly document: string;
  readonly form: string;
  readonly status: string;
  readonly signedOn: string;
  readonly start: string;
  readonly end: string;
  /** Category names; `ALL` declines everything. */
  readonly declined: readonly string[];
  /** Null: somebody signed whose authority is not known, which counts as unsigned. */
  readonly signer: 'self' | (typeof SPREADSHEET_SIGNERS)[number] | null;
  readonly organization: string;
}

export function spreadsheetConsent(row: SpreadsheetRow): ConsentResource {
  const [first] = row.identifiers;
  const document = row.document || `${first?.value ?? ''}-${row.form}-${row.signedOn}`;
  return {
    resourceType: 'Consent',
    identifier: [{ system: 'urn:ascmi-consent-guard:import', value: document }],
    contained: [memberOf(row), ...signerOf(row)],
    status: row.status,
    scope: { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/consentscope', code: 'patient-privacy' }] },
    category: [
      { coding: [{ system: 'http://loinc.org', code: '64292-6' }] },
      { coding: [{ system: 'urn:ascmi-consent-guard:form', code: row.form }] },
    ],
    patient: { reference: '#member', ...(first ? { identifier: first } : {}) },
    dateTime: row.signedOn,
    ...(row.signer === null
      ? {}
      : { performer: [row.signer === 'self' ? { display: 'self' } : { reference: '#signer' }] }),
    ...(row.organization === '' ? {} : { organization: [{ display: row.organization }] }),
    provision: provisionOf(row),
  };
}

function memberOf({ identifiers, name, birthDate }: SpreadsheetRow) {
  return {
    resourceType: 'Patient',
    id: 'member',
    identifier: identifiers,
    ...(name === '' ? {} : { name: [{ text: name }] }),
    ...(birthDate === '' ? {} : { birthDate }),
  };
}

function signerOf({ signer }: SpreadsheetRow) {
  if (signer === null || signer === 'self') return [];
  const coding = [{ system: 'http://terminology.hl7.org/CodeSystem/v3-RoleCode', code: signer }];
  return [{ resourceType: 'RelatedPerson', id: 'signer', relationship: [{ coding }] }];
}

function provisionOf({ form, start, end, declined }: SpreadsheetRow) {
  const denies = declined.includes('ALL') || form === 'ascmi-revocation';
  const period = { ...(start ? { start } : {}), ...(end ? { end } : {}) };
  if (denies) return { type: 'deny', period };
  const securityLabel = declined.map((code) => ({ system: 'urn:ascmi-consent-guard:category', code }));
  return {
    type: 'permit',
    period,
    purpose: ['TREAT', 'HPAYMT', 'HOPERAT', 'COC'].map((code) => ({ system: ACT_REASON, code })),
    ...(declined.length === 0 ? {} : { provision: [{ type: 'deny', securityLabel }] }),
  };
}
