import type { Category } from '../../ascmi/categories';
import type { RecipientKind, SenderKind } from '../../ascmi/parties';
import { TPO_PURPOSES, type PurposeCode } from '../../ascmi/purposes';

/** Groups that the table's rows use again and again. */
export const TPO: readonly PurposeCode[] = TPO_PURPOSES;
export const CARE: readonly PurposeCode[] = ['TREAT', 'ETREAT', 'ERTREAT', 'BTG'];
export const CARE_OR_COORDINATION: readonly PurposeCode[] = [...CARE, 'COC'];
export const PLANS: readonly RecipientKind[] = ['MCP', 'COMMERCIAL_PLAN'];

/** Who gives care, or takes part in it as a covered entity. */
export const PROVIDERS: readonly RecipientKind[] = [
  'TREATING_CE',
  'PART2_PROGRAM',
  'COUNTY_BH',
  'CORRECTIONAL_HEALTH',
  'EMERGENCY_MEDICAL',
  'ECM_PROVIDER',
  'OTHER_PROFESSIONAL',
  'OUT_OF_STATE',
];
export const MEDICAL_PERSONNEL: readonly RecipientKind[] = [
  'EMERGENCY_MEDICAL',
  'TREATING_CE',
  'PART2_PROGRAM',
  'COUNTY_BH',
  'CORRECTIONAL_HEALTH',
  'OUT_OF_STATE',
];
export const ASSOCIATES: readonly RecipientKind[] = ['BUSINESS_ASSOCIATE', 'CBO_BA', 'HIE_BA'];
/** HIPAA covered entities and their business associates; HIPAA does not stop treatment, payment and operations among them. */
export const COVERED: readonly RecipientKind[] = [...PROVIDERS, ...PLANS, ...ASSOCIATES];
/** Parties to CalAIM that HIPAA reaches (Welf. & Inst. Code 14184.102(j), as recalled). */
export const CALAIM_PARTIES: readonly RecipientKind[] = [
  'ECM_PROVIDER',
  'MCP',
  'COUNTY_BH',
  'TREATING_CE',
  'OTHER_PROFESSIONAL',
  'PART2_PROGRAM',
  'CORRECTIONAL_HEALTH',
  'CBO_BA',
];
export const HIES: readonly RecipientKind[] = ['HIE_BA', 'HIE_INTERMEDIARY'];
export const RELATIVES: readonly RecipientKind[] = ['FAMILY', 'REPRESENTATIVE'];

/** Senders who are neither covered entity, business associate nor Part 2 program. */
export const NON_COVERED_SENDERS: readonly SenderKind[] = [
  'CBO_NON_CE',
  'HMIS_AGENCY',
  'COUNTY_SOCIAL',
  'PROBATION',
  'SCHOOL',
  'OTHER',
];

/** Categories that follow the general rule of 45 CFR 164.506, with a label where the category is sensitive. */
export const PLAIN: readonly Category[] = ['GENERAL', 'ADMIN'];
export const LABELLED: readonly Category[] = ['STD', 'GENETIC', 'DV', 'REPRO', 'GAC'];
/** All health categories outside Part 2 and outside the notes that need their own authorization. */
export const HEALTH: readonly Category[] = ['GENERAL', 'ADMIN', 'MH', 'SUD_OTHER', 'IDD', 'HIV', ...LABELLED];
