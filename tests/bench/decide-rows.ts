import { CIN_SYSTEM } from '../../utils/ascmi/identifiers';
import type { Outcome } from '../../utils/ascmi/outcomes';
import type { ConsentFinding } from '../../utils/decision/finding';
import type { DecisionCase, DecisionRequest } from '../../utils/decision/types';

const NOW = '2026-11-24T10:00:00-08:00';
const MEMBER = { system: CIN_SYSTEM, value: '90000001A' };
const ACT_CODE = 'http://terminology.hl7.org/CodeSystem/v3-ActCode';

/** One row of the law table as a question, with the consent on file and the answer that both engines have to give. */
export interface BenchRow {
  readonly row: number;
  readonly category: string;
  readonly request: Pick<DecisionRequest, 'action' | 'purpose' | 'modifiers'> & {
    readonly sender: string;
    readonly part2: boolean;
    readonly recipient: string;
  };
  readonly status: 'ALL' | 'NONE' | 'PART' | 'DECL' | 'REV' | 'EXP';
  readonly outcome: Outcome;
}

const share = (purpose: string, sender: string, recipient: string, modifiers: string[] = []): BenchRow['request'] => ({
  action: 'REFERRAL_SEND',
  purpose,
  modifiers,
  sender,
  part2: sender === 'PART2_PROGRAM',
  recipient,
});
const programToDoctor = share('TREAT', 'PART2_PROGRAM', 'TREATING_CE');
const programToPlan = share('HPAYMT', 'PART2_PROGRAM', 'MCP');

/** Rows 1 to 5, 8, 9 and 51 to 56: consent needed and given, refused, revoked, expired, absent; not needed; restricted; out of scope. */
export const ROWS: readonly BenchRow[] = [
  { row: 1, category: 'SUD_P2', request: programToDoctor, status: 'ALL', outcome: 'PERMIT_WITH_OBLIGATIONS' },
  { row: 2, category: 'SUD_P2', request: programToDoctor, status: 'NONE', outcome: 'NEEDS_CONSENT' },
  { row: 3, category: 'SUD_P2', request: programToDoctor, status: 'PART', outcome: 'DENY' },
  { row: 4, category: 'SUD_P2', request: programToDoctor, status: 'REV', outcome: 'DENY' },
  { row: 5, category: 'SUD_P2', request: programToDoctor, status: 'EXP', outcome: 'NEEDS_CONSENT' },
  { row: 8, category: 'SUD_P2', request: programToPlan, status: 'ALL', outcome: 'PERMIT_WITH_OBLIGATIONS' },
  { row: 9, category: 'SUD_P2', request: programToPlan, status: 'NONE', outcome: 'NEEDS_CONSENT' },
  {
    row: 51,
    category: 'GENERAL',
    request: share('TREAT', 'TREATING_CE', 'TREATING_CE'),
    status: 'NONE',
    outcome: 'PERMIT',
  },
  { row: 52, category: 'GENERAL', request: share('HPAYMT', 'TREATING_CE', 'MCP'), status: 'DECL', outcome: 'PERMIT' },
  {
    row: 53,
    category: 'GENERAL',
    request: share('HPAYMT', 'TREATING_CE', 'MCP', ['SELF_PAID']),
    status: 'ALL',
    outcome: 'DENY',
  },
  {
    row: 54,
    category: 'GENERAL',
    request: share('PATRQT', 'TREATING_CE', 'SELF'),
    status: 'ALL',
    outcome: 'PERMIT_WITH_OBLIGATIONS',
  },
  {
    row: 55,
    category: 'GENERAL',
    request: share('COC', 'TREATING_CE', 'EMPLOYER'),
    status: 'ALL',
    outcome: 'SEPARATE',
  },
  {
    row: 56,
    category: 'GENERAL',
    request: share('HRESCH', 'TREATING_CE', 'RESEARCHER'),
    status: 'ALL',
    outcome: 'SEPARATE',
  },
];

/** The answer of the overlap rule for a status: what a general engine has to be told, since it cannot fold records. */
export const FINDINGS: Readonly<Record<BenchRow['status'], ConsentFinding>> = {
  ALL: {
    answer: 'permit',
    reason: 'agreed',
    record: 'Consent/deciding',
    form: 'ascmi-ab133',
    named: { discloser: false, recipient: false, treatingClass: false },
  },
  NONE: { answer: 'none', reason: 'no-record' },
  PART: { answer: 'deny', reason: 'declined', record: 'Consent/deciding', form: 'ascmi-ab133', partial: true },
  DECL: { answer: 'deny', reason: 'declined', record: 'Consent/deciding', form: 'ascmi-ab133' },
  REV: { answer: 'deny', reason: 'revoked', record: 'Consent/deciding', form: 'ascmi-ab133' },
  EXP: { answer: 'none', reason: 'expired', record: 'Consent/deciding' },
};

const consent = (id: string, form: string, dateTime: string, status: string, provision: object): object => ({
  resourceType: 'Consent',
  id,
  meta: { versionId: '1', lastUpdated: dateTime },
  status,
  scope: { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/consentscope', code: 'patient-privacy' }] },
  category: [
    { coding: [{ system: 'http://loinc.org', code: '64292-6' }] },
    { coding: [{ system: 'urn:ascmi-consent-guard:form', code: form }] },
  ],
  patient: { identifier: MEMBER },
  dateTime,
  performer: [{ display: 'self' }],
  provision,
});

function deciding(status: BenchRow['status']): object[] {
  const ascmi = (state: string, provision: object): object[] => [
    consent('deciding', 'ascmi-ab133', '2026-03-02T10:15:00-08:00', state, provision),
  ];
  const label = [
    { system: ACT_CODE, code: 'SUD' },
    { system: ACT_CODE, code: '42CFRPart2' },
  ];
  switch (status) {
    case 'NONE':
      return [];
    case 'ALL':
      return ascmi('active', { type: 'permit' });
    case 'PART':
      return ascmi('active', { type: 'permit', provision: [{ type: 'deny', securityLabel: label }] });
    case 'DECL':
      return ascmi('active', { type: 'deny' });
    case 'REV':
      return ascmi('inactive', { type: 'permit' });
    case 'EXP':
      return ascmi('active', { type: 'permit', period: { end: '2026-06-30' } });
  }
}

/** Older releases about housing only: they have to be read and weighed, and change nothing. */
const filler = (at: number): object =>
  consent(
    `filler-${at}`,
    'roi-standard',
    `20${String(10 + (at % 15))}-0${1 + (at % 9)}-1${at % 10}T09:00:00-08:00`,
    'active',
    {
      type: at % 2 === 0 ? 'permit' : 'deny',
      securityLabel: [{ system: 'urn:ascmi-consent-guard:category', code: 'HOUSING' }],
      purpose: [{ system: 'http://terminology.hl7.org/CodeSystem/v3-ActReason', code: 'COC' }],
    },
  );

/** The row as a case of a member with `records` records on file. */
export function caseOf({ row, category, request, status }: BenchRow, records: number): DecisionCase {
  const own = deciding(status);
  const others = Array.from({ length: Math.max(records - own.length, 0) }, (_, at) => filler(at));
  const all = [...others, ...own];
  return {
    id: `row-${row}`,
    now: NOW,
    member: { identifiers: [MEMBER], mediCal: true },
    registry: { outcome: all.length === 0 ? 'NONE_ON_FILE' : 'FOUND', records: all },
    request: {
      action: request.action,
      categories: [category],
      modifiers: request.modifiers,
      sender: { kind: request.sender, isPart2: request.part2 },
      recipient: { kind: request.recipient, state: 'CA' },
      purpose: request.purpose,
      calAim: true,
      facts: {},
    },
    policy: {},
  };
}
