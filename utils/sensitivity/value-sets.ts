import type { ValueSet } from './value-set';

/** HCPCS Level II and CPT share one code space on a claim. CPT numbers appear without their descriptors (AMA copyright). */
export const PROCEDURES: ValueSet = {
  version: '2026-11',
  source:
    'CMS HCPCS Level II alpha-numeric file; CPT section ranges (psychiatry, maternity, molecular pathology, drug assay)',
  rows: [
    [
      'SUD',
      'high',
      'H0001 H0003 H0005-H0016 H0020-H0022 H0047-H0050 H2034-H2036 T1006-T1012 G2067-G2080 G2086-G2088 G0396-G0397 99408-99409',
    ],
    ['SUD', 'high', 'J0571-J0575 J0577-J0578 Q9991-Q9992 S0109 J2315'],
    ['SUD', 'low', 'G0442-G0443 80305-80307 80320-80377 G0480-G0483 G0659'],
    ['MH', 'high', '90785-90899 H0031-H0032 H0035-H0037 H0039-H0040 H0046 H2011-H2013 H2017-H2020'],
    ['MH', 'medium', 'H0002 H0004 H0017-H0019 H0023-H0025 H0030 H0033-H0034 H0038 H2010 H2014-H2016 96130-96139 G0444'],
    ['MH', 'low', '96127'],
    ['HIV', 'high', '86701-86703 87389-87391 87534-87539 87901 87903-87904 87906 G0432-G0433 G0435 G0475 J0739 J0741'],
    ['STD', 'high', '86592-86593 86780 87490-87492 87590-87592 87660-87661 87850 87810 G0445'],
    [
      'REPRO',
      'high',
      '59000-59899 58300-58301 58600-58615 58670-58671 55250 S0190-S0191 S0199 S2260-S2267 J7294-J7298 J7300-J7307',
    ],
    ['REPRO', 'medium', '11976 11981-11983 81025 84702-84703 58970-58976'],
    ['REPRO', 'low', 'J1050'],
    ['GAC', 'high', '55970 55980'],
    ['GENETIC', 'high', '81105-81479 88230-88299 96041 96040 S0265'],
    ['IDD', 'high', '97151-97158'],
    ['HOUSING', 'high', 'H0043-H0044'],
  ],
};

/** LOINC parts that are one test or panel each; check digits verified by a test. */
export const LOINC: ValueSet = {
  version: '2026-11',
  source: 'Regenstrief LOINC 2.80 (loinc.org, free licence)',
  rows: [
    [
      'HIV',
      'high',
      '75622-1 56888-1 7917-8 29893-5 68961-2 20447-9 25836-8 5017-9 5018-7 7918-6 31201-7 49580-4 69668-2',
    ],
    ['HIV', 'medium', '24467-3'],
    ['SUD', 'high', '72109-2 75626-2 82667-7'],
    ['SUD', 'medium', '3397-7 3879-4 3349-8 18282-4 5643-2 5640-8'],
    ['MH', 'high', '44249-1 44261-6 69737-5 70274-6 55757-9 55758-7'],
    ['STD', 'high', '21613-5 24111-7 20507-0 5292-8 5393-4 43304-5'],
    ['REPRO', 'high', '2106-3 2118-8 82810-3'],
    ['GENETIC', 'high', '51969-4 21636-6 55233-1'],
    ['SOCIAL', 'high', '93025-5 96777-8'],
    ['HOUSING', 'high', '71802-3'],
  ],
};

/** RxNorm ingredients (RXCUI). A product's own RXCUI is not here: its ingredient or its display has to come along. */
export const RXNORM: ValueSet = {
  version: '2026-11',
  source: 'NLM RxNorm, ingredient concepts (public domain subset)',
  rows: [
    ['SUD', 'high', '1819 3554 82819'],
    ['SUD', 'medium', '6813 7243'],
    ['HIV', 'high', '11413 68244 276237 195085 1433868 719872 460132 1999667 190521 1102270 343047'],
    ['MH', 'medium', '36437 4493 6448 51272 61381 35636 89013 2626 5093 115698 42347 2556 321988 39786 72625 15996'],
    ['REPRO', 'high', '6916'],
    ['REPRO', 'medium', '42331 6373'],
  ],
};

/**
 * NDC: labeler or labeler-product, 5-4. Product numbers change weekly, so only stable ones are kept; for the rest the drug's name decides.
 * 49702 is ViiV Healthcare, whose whole portfolio is HIV medicine.
 */
export const NDC: ValueSet = {
  version: '2026-11',
  source: 'FDA National Drug Code Directory (public domain)',
  rows: [
    ['HIV', 'high', '49702 61958-0701 61958-1101 61958-1201 61958-1901 61958-2002 61958-2101 61958-2501 15584-0101'],
    ['SUD', 'high', '12496-1202 12496-1204 12496-1208 12496-1212 12496-0100 12496-0300'],
  ],
};

/** HL7 v3-ActCode sensitivity and policy labels (CC0), as in `meta.security`. `ETH` is the retired spelling of `SUD`. */
export const ACT_CODE: ValueSet = {
  version: 'v3-ActCode 11.0.0',
  source: 'HL7 Terminology, http://terminology.hl7.org/CodeSystem/v3-ActCode',
  rows: [
    ['SUD', 'high', 'SUD ETH ETHUD OPIOIDUD 42CFRPart2'],
    ['MH', 'high', 'MH PSY BH'],
    ['PSYTHPN', 'high', 'PSYTHPN HIPAAPsyNotes'],
    ['HIV', 'high', 'HIV'],
    ['STD', 'high', 'STD'],
    ['REPRO', 'high', 'PREGNANT'],
    ['REPRO', 'medium', 'SEX'],
    ['GAC', 'medium', 'GENDER'],
    ['DV', 'high', 'SDV'],
    ['DV', 'medium', 'VIO'],
    ['GENETIC', 'high', 'GDIS'],
    ['IDD', 'high', 'DVD'],
    ['HOUSING', 'medium', 'LIVARG'],
    ['ADMIN', 'high', 'DEMO IDS'],
  ],
};
