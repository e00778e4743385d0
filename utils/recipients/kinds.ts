import { RECIPIENT_KINDS } from '../ascmi/parties';
import type { RecipientKind } from '../ascmi/parties';
import { foldName } from './normalise';

const CODES = new Map<string, RecipientKind>(
  RECIPIENT_KINDS.map((kind) => [kind.toLowerCase().replaceAll('_', ' '), kind]),
);

/**
 * Everyday words for kinds. Only words that leave no doubt about the legal role: "clinic" alone may be a Part 2 program and "health plan"
 * may be commercial or Medi-Cal, so neither is here.
 */
const WORDS: Readonly<Record<string, RecipientKind>> = {
  'treating provider': 'TREATING_CE',
  'covered entity': 'TREATING_CE',
  'primary care clinic': 'TREATING_CE',
  hospital: 'TREATING_CE',
  'part 2 program': 'PART2_PROGRAM',
  'sud program': 'PART2_PROGRAM',
  'narcotic treatment program': 'PART2_PROGRAM',
  'medi cal plan': 'MCP',
  'managed care plan': 'MCP',
  'commercial plan': 'COMMERCIAL_PLAN',
  'county behavioral health': 'COUNTY_BH',
  'county social services': 'COUNTY_SOCIAL',
  'community based organization': 'CBO_NON_CE',
  cbo: 'CBO_NON_CE',
  probation: 'PROBATION',
  'law enforcement': 'LAW_ENFORCEMENT',
  police: 'LAW_ENFORCEMENT',
  sheriff: 'LAW_ENFORCEMENT',
  court: 'COURT',
  school: 'SCHOOL',
  'public health department': 'PUBLIC_HEALTH',
  'child protective services': 'CPS_APS',
  'adult protective services': 'CPS_APS',
  'ecm provider': 'ECM_PROVIDER',
  'enhanced care management': 'ECM_PROVIDER',
  employer: 'EMPLOYER',
  landlord: 'LANDLORD',
};

/** The kind that a spreadsheet cell or a type's text names, or null. `treating_ce`, `TREATING-CE` and "Treating CE" are the same. */
export function kindFromText(written: string): RecipientKind | null {
  const code = written
    .trim()
    .toLowerCase()
    .replace(/[_\s-]+/g, ' ');
  return CODES.get(code) ?? (Object.hasOwn(WORDS, foldName(written)) ? (WORDS[foldName(written)] ?? null) : null);
}

/** Systems of `Organization.type` and `HealthcareService.type` that are understood. */
const OWN = 'urn:ascmi-consent-guard:recipient-kind';
const ORGANIZATION_TYPE = 'http://terminology.hl7.org/CodeSystem/organization-type';
const NUCC = 'http://nucc.org/provider-taxonomy';

/** HL7 organization-type. `pay` and `ins` may be Medi-Cal or commercial, `govt` may be anything: left to a human. */
const HL7_TYPES: Readonly<Record<string, RecipientKind>> = { prov: 'TREATING_CE', edu: 'SCHOOL' };
/** NUCC provider taxonomy codes whose meaning fixes the legal role. */
const TAXONOMY: Readonly<Record<string, RecipientKind>> = {
  '261QR0405X': 'PART2_PROGRAM',
  '261QM2800X': 'PART2_PROGRAM',
  '324500000X': 'PART2_PROGRAM',
  '282N00000X': 'TREATING_CE',
  '283Q00000X': 'TREATING_CE',
  '261QF0400X': 'TREATING_CE',
  '261QP2300X': 'TREATING_CE',
  '207Q00000X': 'TREATING_CE',
  '305R00000X': 'UNKNOWN',
};

export function kindFromCoding(system: string, code: string): RecipientKind | null {
  if (system === OWN) return kindFromText(code);
  const table = system === NUCC ? TAXONOMY : system === ORGANIZATION_TYPE ? HL7_TYPES : {};
  return Object.hasOwn(table, code) ? (table[code] ?? null) : null;
}
