import type { FormDocument } from './model';

/**
 * What the law demands that such a form contains. The code is an extension of the item that meets it. Sources: 42 CFR 2.31(a) as amended in 2024,
 * 45 CFR 164.508(c), California Civil Code 56.11. Not reviewed by counsel. Two demands of 56.11 are about the page and not about an item:
 * the size of the type (a), and a signature that serves no other purpose (b), which is why the signature has an item of its own.
 */
export interface LegalElement {
  /** `42CFR2.31(a)(1)` */
  readonly code: string;
  readonly asks: string;
}

const PART2: readonly LegalElement[] = [
  { code: '42CFR2.31(a)(1)', asks: 'the name of the patient' },
  { code: '42CFR2.31(a)(2)', asks: 'who may disclose, by name or class' },
  { code: '42CFR2.31(a)(3)', asks: 'a specific and meaningful description of the information' },
  { code: '42CFR2.31(a)(4)(i)', asks: 'the recipients, by name or class' },
  { code: '42CFR2.31(a)(4)(ii)', asks: 'the intermediary by name, and its participants who treat the patient' },
  {
    code: '42CFR2.31(a)(4)(iii)',
    asks: 'that covered entities may redisclose under HIPAA, except against the patient',
  },
  { code: '42CFR2.31(a)(5)', asks: 'each purpose' },
  { code: '42CFR2.31(a)(6)', asks: 'the right to revoke in writing, how, and its limits' },
  { code: '42CFR2.31(a)(7)', asks: 'a date, event or condition of expiry' },
  { code: '42CFR2.31(a)(8)', asks: 'the signature' },
  { code: '42CFR2.31(a)(9)', asks: 'the date of the signature' },
  { code: '42CFR2.31(a)(10)(i)', asks: 'that records may be redisclosed and then be protected no longer' },
  { code: '42CFR2.31(a)(10)(ii)', asks: 'the consequences of refusing to sign' },
];

const HIPAA: readonly LegalElement[] = [
  { code: '45CFR164.508(c)(1)(i)', asks: 'a specific and meaningful description of the information' },
  { code: '45CFR164.508(c)(1)(ii)', asks: 'who may disclose' },
  { code: '45CFR164.508(c)(1)(iii)', asks: 'to whom' },
  { code: '45CFR164.508(c)(1)(iv)', asks: 'each purpose' },
  { code: '45CFR164.508(c)(1)(v)', asks: 'an expiry date or event' },
  { code: '45CFR164.508(c)(1)(vi)', asks: 'signature, date, and the authority of a representative' },
  { code: '45CFR164.508(c)(2)(i)', asks: 'the right to revoke in writing, its exceptions and how' },
  { code: '45CFR164.508(c)(2)(ii)', asks: 'whether treatment or benefits depend on signing' },
  { code: '45CFR164.508(c)(2)(iii)', asks: 'that information may be redisclosed and then be protected no longer' },
  { code: '45CFR164.508(c)(4)', asks: 'that the individual gets a copy' },
];

const CMIA: readonly LegalElement[] = [
  { code: 'CivilCode56.11(b)', asks: 'a signature that serves no other purpose' },
  { code: 'CivilCode56.11(c)', asks: 'signed and dated by the patient or a representative' },
  { code: 'CivilCode56.11(d)', asks: 'the uses and limits of the kinds of information' },
  { code: 'CivilCode56.11(e)', asks: 'who may disclose' },
  { code: 'CivilCode56.11(f)', asks: 'who may receive' },
  { code: 'CivilCode56.11(g)', asks: 'the uses and limits for those who receive' },
  { code: 'CivilCode56.11(h)', asks: 'the date after which nothing may be disclosed' },
  { code: 'CivilCode56.11(i)', asks: 'the right to a copy' },
];

/** A revocation must be in writing (42 CFR 2.31(a)(6), 45 CFR 164.508(b)(5)) and so must tell whose, by whom, when, and what it cannot undo. */
const REVOKING: readonly LegalElement[] = [
  { code: '42CFR2.31(a)(1)', asks: 'the name of the patient' },
  { code: '42CFR2.31(a)(6)', asks: 'that the consent is revoked, and the limits of that' },
  { code: '42CFR2.31(a)(8)', asks: 'the signature' },
  { code: '42CFR2.31(a)(9)', asks: 'the date of the signature' },
  { code: '45CFR164.508(b)(5)', asks: 'the revocation in writing' },
];

export const LEGAL_ELEMENTS: Readonly<Record<FormDocument, readonly LegalElement[]>> = {
  'ascmi-ab133': [...PART2, ...HIPAA, ...CMIA],
  'ascmi-non-ab133': [...PART2, ...HIPAA, ...CMIA],
  'ascmi-revocation': REVOKING,
};
