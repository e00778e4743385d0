import { SHIPPED } from '../../../utils/forms/questionnaires/shipped';
import type { ConsentState, Outcome } from '../../../utils/ascmi/outcomes';
import { CIN_SYSTEM } from '../../../utils/ascmi/identifiers';
import type { AuditLine, AuditPage, AuditSummary } from '../../../utils/contract/audit-view';
import type { FormStart } from '../../../utils/contract/form';
import type { OutboxLine } from '../../../utils/contract/outbox-view';
import type { SettingsView } from '../../../utils/contract/settings';
import type { PopupView } from '../../../utils/contract/views';
import { bannerView, tabView } from './fixtures';

const base: PopupView = {
  tabId: 1,
  origin: 'https://portal.example',
  protection: 'protected',
  view: tabView('clear'),
  registry: { kind: 'fhir', host: 'fhir.county.example', account: 'none', signInProblem: null },
  organization: 'Example County Behavioral Health',
  mode: 'enforce',
  managed: false,
  missingOrigins: [],
  missingServices: [],
  health: { state: 'generic', adapter: '', stoppedAtMs: null },
  outbox: { waiting: 0, setAside: 0 },
};

export const POPUPS: { readonly base: PopupView } & Readonly<Partial<Record<string, PopupView>>> = {
  base,
  clear: base,
  scanning: { ...base, view: tabView('scanning') },
  checking: { ...base, view: tabView('checking') },
  several: { ...base, view: tabView('several') },
  'signed-out': { ...base, registry: { ...base.registry, account: 'signed-out' } },
  'sign-in-failed': { ...base, registry: { ...base.registry, account: 'signed-out', signInProblem: 'cancelled' } },
  outbox: { ...base, outbox: { waiting: 2, setAside: 1 } },
  local: {
    ...base,
    registry: { kind: 'local', host: null, account: 'none', signInProblem: null },
    organization: null,
    mode: 'observe',
  },
  unprotected: {
    ...base,
    protection: 'unprotected',
    view: null,
    missingOrigins: ['https://portal.example', 'https://fax.example'],
  },
  'not-running': { ...base, protection: 'not-running', view: null },
  'service-missing': { ...base, missingServices: ['https://fhir.county.example'] },
  foreign: { ...base, protection: 'not-a-portal', origin: null, view: null },
  'foreign-managed': { ...base, protection: 'not-a-portal', origin: null, view: null, managed: true },
  'adapter-matches': { ...base, health: { state: 'matches', adapter: 'SmartCare', stoppedAtMs: null } },
  'adapter-blind': {
    ...base,
    view: tabView('decided', bannerView('PART')),
    health: { state: 'blind', adapter: 'SmartCare', stoppedAtMs: Date.UTC(2026, 10, 20) },
  },
  partly: { ...base, view: tabView('decided', bannerView('PART')), missingOrigins: ['https://fax.example'] },
};

export function settingsView(query: URLSearchParams): SettingsView {
  const isEmpty = query.has('empty');
  return {
    values: {
      mode: 'enforce',
      actionModes: {},
      listMarks: true,
      organization: { name: 'Example County Behavioral Health', kind: 'COUNTY_BH', part2: 'unknown' },
      registry: isEmpty
        ? { kind: 'local' }
        : {
            kind: 'fhir',
            baseUrl: 'https://fhir.county.example/r4',
            auth: { kind: 'header', name: 'X-Api-Key', secretStored: true },
          },
      portals: isEmpty
        ? []
        : [
            {
              origin: 'https://portal.example',
              adapter: 'smartcare',
              categories: [],
              granted: true,
              managed: true,
              health: { state: 'matches', adapter: 'SmartCare', stoppedAtMs: null },
              mode: 'enforce',
              modesLocked: true,
            },
            {
              origin: 'https://chart.clinic.example',
              adapter: 'openemr',
              categories: [],
              granted: true,
              managed: false,
              mode: 'observe',
              actionModes: { FAX: 'warn' },
              modesLocked: query.has('locked'),
              health: { state: 'blind', adapter: 'OpenEMR', stoppedAtMs: Date.UTC(2026, 10, 20) },
            },
            {
              origin: 'https://fax.example',
              adapter: 'generic',
              categories: [],
              granted: false,
              managed: false,
              modesLocked: query.has('locked'),
            },
          ],
      recipients: isEmpty
        ? []
        : [
            { match: 'fax:+15555550100', kind: 'TREATING_CE', name: 'Example Valley Clinic' },
            { match: 'domain:housing.example', kind: 'CBO_NON_CE', name: 'Example Housing' },
          ],
      forms: query.has('official') ? [OFFICIAL] : query.has('wrong-form') ? [{ ...OFFICIAL, status: 'draft' }] : [],
    },
    locked: query.has('locked')
      ? ['organization', 'registry', 'mode', 'actionModes', 'listMarks', 'recipients', 'forms']
      : [],
    problems: query.has('problems') ? ['portals.2', 'registry.baseUrl'] : [],
    version: '0.1.0',
  };
}

const LINES: readonly Omit<AuditLine, 'sequence'>[] = [
  {
    at: '2026-11-24T17:59:36Z',
    type: 'decision',
    member: 'm-4f1c9a2be07d',
    portal: 'https://portal.example',
    action: 'REFERRAL_SEND',
    recipient: 'TREATING_CE',
    purpose: 'COC',
    lookup: 'FOUND',
    outcome: 'DENY',
    effect: 'stopped',
    categories: [
      { category: 'SUD_P2', outcome: 'DENY', reason: 'declined' },
      { category: 'GENERAL', outcome: 'PERMIT', reason: 'treatment' },
    ],
  },
  {
    at: '2026-11-24T17:59:12Z',
    type: 'lookup',
    member: 'm-4f1c9a2be07d',
    portal: 'https://portal.example',
    lookup: 'FOUND',
  },
  {
    at: '2026-11-24T17:44:02Z',
    type: 'decision',
    member: 'm-88aa03d1c5f0',
    portal: 'https://portal.example',
    action: 'PLAN_SUBMIT',
    recipient: 'MCP',
    purpose: 'HPAYMT',
    lookup: 'NONE_ON_FILE',
    outcome: 'PERMIT',
    effect: 'allowed',
    categories: [{ category: 'GENERAL', outcome: 'PERMIT', reason: 'payment' }],
  },
  { at: '2026-11-24T17:31:40Z', type: 'consent.filed', member: 'm-88aa03d1c5f0', detail: 'Consent/c-16' },
  { at: '2026-11-24T17:12:05Z', type: 'enforcement', portal: 'https://portal.example', detail: 'banner.suppressed' },
  {
    at: '2026-11-24T16:58:11Z',
    type: 'decision',
    member: 'm-0c2277be9a41',
    portal: 'https://portal.example',
    action: 'FAX',
    recipient: 'UNKNOWN',
    purpose: 'TREAT',
    lookup: 'UNAVAILABLE',
    outcome: 'NEEDS_CONSENT',
    effect: 'stopped',
    categories: [{ category: 'SUD_P2', outcome: 'NEEDS_CONSENT', reason: 'unavailable' }],
  },
  { at: '2026-11-24T16:20:00Z', type: 'policy.changed', detail: 'managed' },
];

export function auditPage(before: number | null, outcome: Outcome | null): AuditPage {
  const from = before ?? 129;
  const lines = LINES.map((line, index) => ({ ...line, sequence: from - 1 - index }));
  const next = from - LINES.length;
  return {
    lines: lines.filter((line) => !outcome || line.outcome === outcome),
    total: 128,
    next: next > 100 ? next : null,
  };
}

export function auditSummary(isEmpty: boolean): AuditSummary {
  const none = { allowed: 0, stopped: 0, asked: 0, proceeded: 0, overridden: 0, observed: 0, wouldStop: 0 };
  return {
    entries: isEmpty ? 0 : 128,
    since: isEmpty ? null : '2026-11-02T08:00:00Z',
    counts: isEmpty
      ? []
      : [
          { ...none, portal: 'https://portal.example', action: 'FAX', allowed: 41, stopped: 6, overridden: 1 },
          { ...none, portal: 'https://chart.clinic.example', action: 'EXPORT_CCDA', observed: 30, wouldStop: 9 },
          { ...none, portal: 'https://chart.clinic.example', action: 'FAX', proceeded: 2, asked: 1 },
          { ...none, portal: 'https://portal.example', action: 'COPY_PASTE', observed: 212, wouldStop: 18 },
        ],
    overrides: isEmpty
      ? []
      : [
          {
            sequence: 97,
            at: '2026-11-23T22:14:00Z',
            member: 'm-4f1c9a2be07d',
            portal: 'https://portal.example',
            action: 'FAX',
            recipient: 'EMERGENCY_MEDICAL',
            reason: 'OVRER',
            explanation: 'Found unresponsive at home, overdose suspected',
            discloser: 'Dana Reyes',
            receivedBy: 'Dr. Okafor',
            facility: 'Example General Hospital',
          },
        ],
  };
}

/** As an administrator might load it: other words, three boxes only. */
export const OFFICIAL = {
  ...SHIPPED[0],
  meta: {},
  experimental: false,
  url: 'https://forms.example/ascmi-ab133',
  version: '2027.1',
  title: 'ASCMI AB 133 (official)',
  item: SHIPPED[0]?.item.map((item) =>
    item.linkId === 'choices' ? { ...item, item: item.item?.filter(({ linkId }) => linkId !== 'group-social') } : item,
  ),
};

export function formStart(existing: ConsentState | null): FormStart {
  return {
    formId: 'f-1',
    identifiers: [
      { kind: 'CIN', system: CIN_SYSTEM, value: '90000001A', source: 'Medi-Cal ID, portal.example' },
      { kind: 'MRN', system: 'urn:ascmi-consent-guard:mrn:portal', value: '0012345', source: 'MRN, portal.example' },
    ],
    name: 'Rosa Example',
    birthDate: '1984-02-17',
    mediCal: true,
    organization: 'Example County Behavioral Health',
    existing: existing ? bannerView(existing) : null,
  };
}

const queuedAtMs = Date.parse('2026-11-24T09:00:00-08:00');
export const OUTBOX: readonly OutboxLine[] = [
  {
    id: 'consent:f-1',
    kind: 'consent',
    state: 'queued',
    attempts: 2,
    queuedAtMs,
    dueAtMs: queuedAtMs + 60_000,
    problem: 'offline',
  },
  {
    id: 'audit:a-1',
    kind: 'audit-event',
    state: 'poisoned',
    attempts: 3,
    queuedAtMs,
    dueAtMs: queuedAtMs,
    problem: 'malformed-answer',
  },
];
