import { ACTION_CODES } from '../../../utils/ascmi/actions';
import type { Category } from '../../../utils/ascmi/categories';
import type { ConsentState } from '../../../utils/ascmi/outcomes';
import type { BannerView, CategoryLine, Effect, Phase, SheetView, TabView } from '../../../utils/contract/views';

/** Everything that the harness shows is invented. The clock stands at this instant. */
export const NOW_MS = Date.UTC(2026, 10, 24, 18, 0, 0);

const ASKED: readonly Category[] = ['GENERAL', 'MH', 'SUD_P2', 'HIV', 'REPRO', 'HOUSING', 'SOCIAL'];

function lines(choice: (category: Category) => CategoryLine['choice']): CategoryLine[] {
  return ASKED.map((category) => ({ category, choice: choice(category) }));
}

const agreed = lines(() => 'AGREE');
const declined = lines(() => 'DECLINE');
const partial = lines((category) => (['SUD_P2', 'HIV'].includes(category) ? 'DECLINE' : 'AGREE'));

const DETAILS: Record<ConsentState, Partial<BannerView>> = {
  ALL: { lines: agreed, signedOn: '2026-03-02', form: 'ascmi-ab133' },
  PART: { lines: partial, signedOn: '2026-03-02', form: 'ascmi-ab133', contentCategories: ['SUD_P2'] },
  DECL: { lines: declined, signedOn: '2026-05-11', form: 'ascmi-non-ab133' },
  REV: { lines: declined, signedOn: '2026-01-09', endedOn: '2026-06-30', form: 'ascmi-revocation' },
  EXP: { lines: agreed, signedOn: '2025-06-01', endedOn: '2026-06-01', form: 'ascmi-ab133' },
  NONE: { lookup: 'NONE_ON_FILE' },
  WRONG: { lines: agreed, signedOn: '2026-03-02', form: 'ascmi-ab133' },
  UNSIGNED: { form: 'ascmi-ab133' },
  UNK: { lookup: 'UNAVAILABLE', problem: 'timeout' },
  AMBIG: { lookup: 'AMBIGUOUS' },
};

export function bannerView(state: ConsentState): BannerView {
  return {
    state,
    memberMasked: '9•••••01A',
    lines: [],
    checkedAtMs: NOW_MS - 24_000,
    lookup: 'FOUND',
    contentCategories: [],
    demonstration: false,
    ...DETAILS[state],
  };
}

export function tabView(phase: Phase, banner: BannerView | null = null, more: Partial<TabView> = {}): TabView {
  const effects = Object.fromEntries(ACTION_CODES.map((code) => [code, 'hold'])) as Record<string, Effect>;
  return {
    version: 1,
    navigationSeq: 1,
    phase,
    mode: 'enforce',
    effects: effects as TabView['effects'],
    recipientsMatter: false,
    banner,
    ...more,
  };
}

export const SHEETS: Record<string, SheetView> = {
  deny: {
    attemptId: 'a-1',
    action: 'REFERRAL_SEND',
    controlLabel: 'Send referral',
    memberMasked: '9•••••01A',
    outcome: 'DENY',
    recipient: { kind: 'TREATING_CE', name: 'Example Valley Clinic' },
    headline: 'This referral was not sent: the member did not agree to share substance use treatment records.',
    reasons: [
      {
        category: 'SUD_P2',
        outcome: 'DENY',
        sentence: 'On the form signed Mar 2, 2026 the member did not agree to share substance use treatment records.',
        basis: [
          { citation: '42 CFR 2.31', url: 'https://www.ecfr.gov/current/title-42/part-2/section-2.31' },
          { citation: '42 CFR 2.33', url: 'https://www.ecfr.gov/current/title-42/part-2/section-2.33' },
        ],
        confidence: 'seen',
      },
      {
        category: 'GENERAL',
        outcome: 'PERMIT',
        sentence: 'General health information may go to a treating provider without consent.',
        basis: [{ citation: '45 CFR 164.506(c)' }],
        confidence: 'seen',
      },
    ],
    obligations: [],
    withhold: ['SUD_P2'],
    remedies: ['start-form', 'ask-privacy-officer'],
    recipientChoices: [],
    privacyOfficer: 'privacy@county.example',
    purposeChoices: [],
    contentChoices: [],
    mayShare: false,
    ruleSetVersion: '2026.11',
  },
  ask: {
    attemptId: 'a-2',
    action: 'FAX',
    controlLabel: 'Send fax',
    memberMasked: '9•••••01A',
    outcome: 'ASK',
    recipient: { kind: 'UNKNOWN' },
    headline: 'Who receives this fax? The answer decides whether it may go.',
    reasons: [
      {
        category: 'MH',
        outcome: 'ASK',
        sentence:
          'Mental health records may go to a provider who treats the member; for others the member’s consent is needed.',
        basis: [{ citation: 'Cal. W&I Code 5328' }],
        confidence: 'inferred',
      },
    ],
    obligations: [],
    withhold: [],
    remedies: ['choose-recipient', 'ask-privacy-officer'],
    recipientChoices: [
      { kind: 'TREATING_CE', label: 'A provider who treats the member' },
      { kind: 'MCP', label: 'Medi-Cal managed care plan' },
      { kind: 'CBO_NON_CE', label: 'Community organization' },
      { kind: 'FAMILY', label: 'Family member' },
    ],
    purposeChoices: [],
    contentChoices: [],
    mayShare: false,
    ruleSetVersion: '2026.11',
  },
  permit: {
    attemptId: 'a-3',
    action: 'CARE_PLAN_SHARE',
    controlLabel: 'Share care plan',
    memberMasked: '9•••••01A',
    outcome: 'PERMIT_WITH_OBLIGATIONS',
    recipient: { kind: 'ECM_PROVIDER', label: 'Enhanced Care Management provider' },
    headline: 'You can share this with the Enhanced Care Management provider.',
    reasons: [
      {
        category: 'SUD_P2',
        outcome: 'PERMIT_WITH_OBLIGATIONS',
        sentence: 'The member agreed to share this category with this kind of recipient.',
        basis: [{ citation: '42 CFR 2.33(a)(2)' }],
        confidence: 'unknown',
      },
    ],
    obligations: [
      { code: 'N232', text: 'Send the 42 CFR 2.32 notice with it.' },
      { code: 'COPY', text: 'Include a copy of the consent, or a clear statement of what it covers.' },
    ],
    withhold: [],
    remedies: ['proceed', 'ask-privacy-officer'],
    recipientChoices: [],
    purposeChoices: [],
    contentChoices: [],
    mayShare: false,
    ruleSetVersion: '2026.11',
  },
  warn: {
    attemptId: 'a-6',
    action: 'FAX',
    controlLabel: 'Send fax',
    memberMasked: '9•••••02C',
    outcome: 'WARN',
    recipient: { kind: 'TREATING_CE', name: 'Example Valley Clinic' },
    headline: 'The law lets this through, but the member declined it.',
    reasons: [],
    obligations: [],
    withhold: [],
    remedies: ['proceed', 'ask-privacy-officer'],
    recipientChoices: [],
    purposeChoices: [],
    contentChoices: [],
    mayShare: false,
    asksReason: true,
    privacyOfficer: 'Desk 4',
    ruleSetVersion: '2026.11',
  },
  notice: {
    attemptId: 'a-4',
    action: 'FAX',
    controlLabel: 'Send fax',
    memberMasked: '9•••••01A',
    outcome: 'PERMIT_WITH_OBLIGATIONS',
    recipient: { kind: 'TREATING_CE', name: 'Example Valley Clinic' },
    headline: 'This may be shared, with the notice below.',
    reasons: [],
    obligations: [{ code: 'N232', text: 'Send the notice of 42 CFR 2.32 along.' }],
    withhold: [],
    remedies: ['proceed'],
    recipientChoices: [],
    purposeChoices: [],
    contentChoices: [],
    mayShare: false,
    notice: '42 CFR part 2 prohibits unauthorized use or disclosure of these records.',
    ruleSetVersion: '2026.11',
  },
  override: {
    attemptId: 'a-5',
    action: 'FAX',
    controlLabel: 'Send fax',
    memberMasked: '9•••••01A',
    outcome: 'NEEDS_CONSENT',
    recipient: { kind: 'UNKNOWN' },
    headline: 'This fax was not sent. Consent is needed first.',
    reasons: [],
    obligations: [],
    withhold: [],
    remedies: ['choose-recipient', 'start-form'],
    recipientChoices: [
      { kind: 'TREATING_CE', label: 'A provider who treats the member' },
      { kind: 'EMERGENCY_MEDICAL', label: 'Emergency department' },
    ],
    purposeChoices: ['TREAT', 'COC', 'HPAYMT'],
    contentChoices: ['HIV', 'MH'],
    mayShare: false,
    override: { reasons: ['OVRER', 'OVRTPS'], secondPerson: true },
    ruleSetVersion: '2026.11',
  },
};
