/** Who receives. The first 25 are HIPAA/CalAIM roles of the domain; the rest are the product's additions. */
export const RECIPIENT_KINDS = [
  'TREATING_CE',
  'PART2_PROGRAM',
  'MCP',
  'COMMERCIAL_PLAN',
  'COUNTY_BH',
  'COUNTY_SOCIAL',
  'CBO_NON_CE',
  'CBO_BA',
  'HIE_BA',
  'HIE_INTERMEDIARY',
  'CORRECTIONAL_HEALTH',
  'PROBATION',
  'LAW_ENFORCEMENT',
  'COURT',
  'SCHOOL',
  'FAMILY',
  'SELF',
  'REPRESENTATIVE',
  'PUBLIC_HEALTH',
  'CPS_APS',
  'AUDITOR',
  'RESEARCHER',
  'EMPLOYER',
  'EMERGENCY_MEDICAL',
  'OUT_OF_STATE',
  'ECM_PROVIDER',
  'BUSINESS_ASSOCIATE',
  'OTHER_PROFESSIONAL',
  'STATE_AGENCY',
  'LANDLORD',
  'POLICYHOLDER',
  'LITIGANT',
  'UNKNOWN',
] as const;
export type RecipientKind = (typeof RECIPIENT_KINDS)[number];

const recipientKinds = new Set<string>(RECIPIENT_KINDS);
export function isRecipientKind(value: unknown): value is RecipientKind {
  return typeof value === 'string' && recipientKinds.has(value);
}

/** Who sends: the organisation whose portal the user works in. */
export const SENDER_KINDS = [
  'PART2_PROGRAM',
  'COUNTY_BH',
  'TREATING_CE',
  'PSYCHOTHERAPIST',
  'MCP',
  'COMMERCIAL_PLAN',
  'COUNTY_SOCIAL',
  'CBO_NON_CE',
  'CBO_BA',
  'HMIS_AGENCY',
  'CORRECTIONAL_HEALTH',
  'PROBATION',
  'SCHOOL',
  'HIE_BA',
  'OTHER',
] as const;
export type SenderKind = (typeof SENDER_KINDS)[number];

const senderKinds = new Set<string>(SENDER_KINDS);
export function isSenderKind(value: unknown): value is SenderKind {
  return typeof value === 'string' && senderKinds.has(value);
}

/** A fact that nobody may guess: `unknown` never opens a gate. */
export type Tristate = boolean | 'unknown';
