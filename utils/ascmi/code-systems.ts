import { CATEGORIES, type Category } from './categories';

/** Code systems of the product's records and of HL7 (terminology.hl7.org, CC0; version read: v3-ActCode 11.0.0). */
export const FORM_SYSTEM = 'urn:ascmi-consent-guard:form';
export const CATEGORY_SYSTEM = 'urn:ascmi-consent-guard:category';
export const RECIPIENT_KIND_SYSTEM = 'urn:ascmi-consent-guard:recipient-kind';
export const SIGNER_SYSTEM = 'urn:ascmi-consent-guard:signer';
export const ACT_CODE = 'http://terminology.hl7.org/CodeSystem/v3-ActCode';
export const ACT_REASON = 'http://terminology.hl7.org/CodeSystem/v3-ActReason';
export const CONFIDENTIALITY = 'http://terminology.hl7.org/CodeSystem/v3-Confidentiality';
export const ROLE_CODE = 'http://terminology.hl7.org/CodeSystem/v3-RoleCode';
export const PARTICIPATION_TYPE = 'http://terminology.hl7.org/CodeSystem/v3-ParticipationType';
export const CONSENT_SCOPE = 'http://terminology.hl7.org/CodeSystem/consentscope';
export const CONSENT_ACTION = 'http://terminology.hl7.org/CodeSystem/consentaction';
export const IDENTIFIER_TYPE = 'http://terminology.hl7.org/CodeSystem/v2-0203';
export const LOINC = 'http://loinc.org';
/** "Release of information consent". */
export const RELEASE_OF_INFORMATION = '64292-6';

/** Addresses that STU3 servers still use for the same code systems. */
export const OLD_SYSTEMS: Readonly<Record<string, string>> = {
  'http://hl7.org/fhir/v3/ActCode': ACT_CODE,
  'http://hl7.org/fhir/v3/ActReason': ACT_REASON,
  'http://hl7.org/fhir/v3/Confidentiality': CONFIDENTIALITY,
  'http://hl7.org/fhir/v3/RoleCode': ROLE_CODE,
  'http://hl7.org/fhir/v3/ParticipationType': PARTICIPATION_TYPE,
  'http://hl7.org/fhir/consentaction': CONSENT_ACTION,
};

/**
 * What a security label means. A label that is narrower than a category, or broader than all of them, opens nothing (the member did not
 * name the category) but closes everything it may touch.
 */
export interface LabelMeaning {
  readonly permits: readonly Category[];
  readonly denies: readonly Category[];
}

const same = (...categories: Category[]): LabelMeaning => ({ permits: categories, denies: categories });
const only = (permits: readonly Category[], denies: readonly Category[]): LabelMeaning => ({ permits, denies });
const closes = (...denies: Category[]): LabelMeaning => ({ permits: [], denies });

const SUD_ALL: readonly Category[] = ['SUD_P2', 'SUD_CN', 'SUD_OTHER'];
const RESTRICTED = CATEGORIES.filter((category) => category !== 'GENERAL' && category !== 'ADMIN');

/** v3-ActCode sensitivity and law codes. */
export const ACT_CODE_LABELS: Readonly<Record<string, LabelMeaning>> = {
  MH: only(['MH'], ['MH', 'PSYTHPN']),
  PSY: only(['MH'], ['MH', 'PSYTHPN']),
  BH: only(['MH'], ['MH', 'PSYTHPN', ...SUD_ALL]),
  PSYTHPN: same('PSYTHPN'),
  HIPAAPsyNotes: same('PSYTHPN'),
  SUD: only(['SUD_P2', 'SUD_OTHER'], SUD_ALL),
  ETH: only(['SUD_P2', 'SUD_OTHER'], SUD_ALL),
  ETHUD: closes(...SUD_ALL),
  OPIOIDUD: closes(...SUD_ALL),
  '42CFRPart2': only(['SUD_P2'], ['SUD_P2', 'SUD_CN']),
  HIV: same('HIV'),
  STD: same('STD'),
  SEX: same('REPRO'),
  PREGNANT: closes('REPRO'),
  GENDER: closes('GAC'),
  SDV: same('DV'),
  VIO: same('DV'),
  MST: closes('DV', 'MH'),
  GDIS: same('GENETIC'),
  DVD: same('IDD'),
  LIVARG: same('HOUSING'),
  DEMO: same('ADMIN'),
  IDS: same('ADMIN'),
  DOB: closes('ADMIN'),
  SICKLE: closes('GENERAL'),
  SCA: closes('GENERAL'),
  MARST: closes('GENERAL', 'ADMIN'),
  RACE: closes('GENERAL', 'ADMIN'),
  REL: closes('GENERAL', 'ADMIN'),
  EMPL: closes('GENERAL', 'ADMIN'),
  SPI: closes(...RESTRICTED),
};

/** Codes of the product's own system: every category by its name, and the local law codes. */
export const LOCAL_LABELS: Readonly<Record<string, LabelMeaning>> = {
  ...Object.fromEntries(CATEGORIES.map((category) => [category, same(category)])),
  SUDCN: same('SUD_CN'),
  HMIS: same('HOUSING'),
  FERPA: same('EDU'),
};

/** Codes of the SHIFT task force for California AB 352; its system address is not settled, so they close but do not open. */
export const AB352_LABELS: Readonly<Record<string, LabelMeaning>> = {
  ABORTION: closes('REPRO'),
  CONTRACEPTION: closes('REPRO'),
  GENDER_AFFIRMING_CARE: closes('GAC'),
};

const ORDINARY = same('GENERAL', 'ADMIN');
/** v3-Confidentiality: a level names no category, so "restricted" opens none of the restricted ones. */
export const CONFIDENTIALITY_LABELS: Readonly<Record<string, LabelMeaning>> = {
  U: ORDINARY,
  L: ORDINARY,
  M: ORDINARY,
  N: only(['GENERAL', 'ADMIN'], ['GENERAL', 'ADMIN', 'SOCIAL']),
  R: closes(...RESTRICTED),
  V: closes('PSYTHPN', 'SUD_CN'),
};

/** The codes that a record of ours carries for a category: HL7's where HL7 has one that means no other category. */
export function labelsOf(category: Category): readonly { readonly system: string; readonly code: string }[] {
  const codes = HL7_CODES[category];
  return codes === undefined
    ? [{ system: CATEGORY_SYSTEM, code: category }]
    : codes.map((code) => ({ system: ACT_CODE, code }));
}

/** `SUD` alone would also close the records of non-Part 2 care, so Part 2 is told by its law code; the writer adds `SUD` where both agree. */
const HL7_CODES: Readonly<Partial<Record<Category, readonly string[]>>> = {
  MH: ['MH', 'PSY'],
  PSYTHPN: ['PSYTHPN'],
  SUD_P2: ['42CFRPart2'],
  HIV: ['HIV'],
  STD: ['STD'],
  REPRO: ['SEX'],
  DV: ['SDV', 'VIO'],
  GENETIC: ['GDIS'],
  IDD: ['DVD'],
  HOUSING: ['LIVARG'],
  ADMIN: ['DEMO', 'IDS'],
};
