/** HL7 v3-ActReason 4.0.0, purposes of use that the product speaks (http://terminology.hl7.org/CodeSystem/v3-ActReason). */
export const PURPOSES = [
  'TREAT',
  'HPAYMT',
  'HOPERAT',
  'COC',
  'CAREMGT',
  'ETREAT',
  'BTG',
  'ERTREAT',
  'PUBHLTH',
  'THREAT',
  'HLEGAL',
  'PATRQT',
  'FAMRQT',
  'SUPNWK',
  'PWATRNY',
  'GOV',
  'HRESCH',
  'HMARKT',
] as const;
export type PurposeCode = (typeof PURPOSES)[number];

/** Purposes that a consent form means when it states none (`contracts` ruling 11). */
export const ASCMI_PURPOSES = ['TREAT', 'HPAYMT', 'HOPERAT', 'COC'] as const satisfies readonly PurposeCode[];

/** Treatment, payment and operations in the sense of 45 CFR 164.506, as purposes of use. */
export const TPO_PURPOSES = [
  'TREAT',
  'COC',
  'ETREAT',
  'BTG',
  'ERTREAT',
  'HPAYMT',
  'HOPERAT',
  'CAREMGT',
] as const satisfies readonly PurposeCode[];

/** `subsumedBy` of v3-ActReason, for the codes above. */
const PARENT: Readonly<Partial<Record<PurposeCode, PurposeCode>>> = {
  COC: 'TREAT',
  ETREAT: 'TREAT',
  BTG: 'ETREAT',
  ERTREAT: 'ETREAT',
  CAREMGT: 'HOPERAT',
  GOV: 'HOPERAT',
  HLEGAL: 'HOPERAT',
  THREAT: 'PUBHLTH',
  FAMRQT: 'PATRQT',
  SUPNWK: 'PATRQT',
  PWATRNY: 'PATRQT',
};

/**
 * HL7 files legal proceedings and government under operations. A member who agrees to operations has not agreed to those, so a permit
 * does not reach them; a denial of operations does. Product decision, on the safe side of the hierarchy.
 */
const NOT_BY_INHERITANCE: ReadonlySet<PurposeCode> = new Set(['GOV', 'HLEGAL']);

/** The root of HL7's purposes of use: a refusal of it refuses them all; a permit names none by it. */
const ANY_PURPOSE = 'PurposeOfUse';

/**
 * Further purposes of v3-ActReason, whose meaning is known and which include none of ours: a refusal of one of them refuses that alone.
 * A code that is neither here nor above may mean anything.
 */
const NARROWER = new Set([
  ...['CLINTRL', 'POPHLTH', 'DISASTER', 'HTEST', 'TRAIN'],
  ...['CLMATTCH', 'COVAUTH', 'COVERAGE', 'ELIGDTRM', 'ELIGVER', 'ENROLLM', 'MILDCRG', 'REMITADV'],
  ...['DONAT', 'FRAUD', 'HACCRED', 'HCOMPL', 'HDECD', 'HDIRECT', 'HDM', 'HOUTCOMS', 'HPRGRP', 'HQUALIMP', 'HSYSADMIN'],
  ...['LABELING', 'METAMGT', 'MEMADMIN', 'MILCDM', 'PATADMIN', 'PATSFTY', 'PERFMSR', 'RECORDMGT', 'SYSDEV'],
  ...['BIORCH', 'CLINTRCH', 'CLINTRCHNPC', 'CLINTRCHPC', 'PRECLINTRCH', 'DSRCH', 'POARCH', 'TRANSRCH'],
]);

const known = new Set<string>(PURPOSES);
export function isPurpose(value: unknown): value is PurposeCode {
  return typeof value === 'string' && known.has(value);
}

/** Whether a stated purpose can be compared with the one that is asked about. */
export function isComparablePurpose(code: string): boolean {
  return known.has(code) || NARROWER.has(code) || code === ANY_PURPOSE;
}

/** The code and its parents, nearest first. */
export function purposeAndParents(code: PurposeCode): readonly PurposeCode[] {
  return LINES[code];
}

const LINES = Object.fromEntries(PURPOSES.map((code) => [code, lineOf(code)])) as Record<PurposeCode, PurposeCode[]>;

function lineOf(code: PurposeCode): PurposeCode[] {
  const parent = PARENT[code];
  return parent === undefined ? [code] : [code, ...lineOf(parent)];
}

/** Whether agreeing to `stated` agrees to `asked`. */
export function permitCoversPurpose(stated: string, asked: PurposeCode): boolean {
  if (stated === asked) return true;
  return !NOT_BY_INHERITANCE.has(asked) && LINES[asked].includes(stated as PurposeCode);
}

/** Whether refusing `stated` refuses `asked`: the whole HL7 hierarchy counts. */
export function denialCoversPurpose(stated: string, asked: PurposeCode): boolean {
  return stated === ANY_PURPOSE || LINES[asked].includes(stated as PurposeCode);
}
