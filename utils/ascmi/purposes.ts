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
