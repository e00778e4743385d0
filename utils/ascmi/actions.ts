import type { PurposeCode } from './purposes';

/**
 * Ways out of a portal that the product recognises. `defaultPurpose` is a v3-ActReason code, or null where the page must say;
 * `gated` is false where the action discloses nothing that consent could cover (an eligibility check, 270/271).
 */
export const ACTIONS = {
  REFERRAL_SEND: { defaultPurpose: 'COC', gated: true },
  REFERRAL_STATUS: { defaultPurpose: 'COC', gated: true },
  DIRECT_MESSAGE: { defaultPurpose: 'TREAT', gated: true },
  EMAIL: { defaultPurpose: null, gated: true },
  FAX: { defaultPurpose: 'TREAT', gated: true },
  PRINT: { defaultPurpose: null, gated: true },
  DOWNLOAD_PDF: { defaultPurpose: 'HOPERAT', gated: true },
  REPORT: { defaultPurpose: 'HOPERAT', gated: true },
  EXPORT_CCDA: { defaultPurpose: 'TREAT', gated: true },
  EXPORT_FHIR: { defaultPurpose: 'TREAT', gated: true },
  CARE_PLAN_SHARE: { defaultPurpose: 'COC', gated: true },
  HIE_QUERY: { defaultPurpose: 'TREAT', gated: true },
  HIE_PUBLISH: { defaultPurpose: 'TREAT', gated: true },
  PORTAL_PROXY: { defaultPurpose: 'PATRQT', gated: true },
  COPY_PASTE: { defaultPurpose: null, gated: true },
  UPLOAD_ELSEWHERE: { defaultPurpose: null, gated: true },
  PLAN_SUBMIT: { defaultPurpose: 'HPAYMT', gated: true },
  ELIGIBILITY: { defaultPurpose: 'HPAYMT', gated: false },
} as const satisfies Record<string, { defaultPurpose: PurposeCode | null; gated: boolean }>;

export type ActionCode = keyof typeof ACTIONS;
export const ACTION_CODES = Object.keys(ACTIONS) as ActionCode[];
export function isActionCode(value: unknown): value is ActionCode {
  return typeof value === 'string' && Object.hasOwn(ACTIONS, value);
}
