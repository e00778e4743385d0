/** What a Questionnaire of ours is coded with, beside the code systems of `ascmi/code-systems.ts`. An administrator codes official forms the same way. */
/** `item.code`: which part of the form an item is (`FIELDS`). */
export const FIELD_SYSTEM = 'urn:ascmi-consent-guard:form-field';
/** `answerOption`: `AGREE` or `DECLINE`. */
export const CHOICE_SYSTEM = 'urn:ascmi-consent-guard:choice';
/** Extension of an item: which demand of the law it meets (`LEGAL_ELEMENTS`). No code, since R4 allows none on a display item (que-3). */
export const LEGAL_ELEMENT = 'urn:ascmi-consent-guard:legal-element';
/** `meta.tag`: `reconstruction` where the wording is not the official one. */
export const ORIGIN_SYSTEM = 'urn:ascmi-consent-guard:form-origin';
export const RECONSTRUCTION = 'reconstruction';
/** Extension of an `answerOption`: a further recipient class that the same words name. */
export const ALSO_NAMES = 'urn:ascmi-consent-guard:also-names';

/** FHIR's own: a text in another language, and the display item that explains a question. */
export const TRANSLATION = 'http://hl7.org/fhir/StructureDefinition/translation';
export const ITEM_CONTROL = 'http://hl7.org/fhir/StructureDefinition/questionnaire-itemControl';
export const ITEM_CONTROL_SYSTEM = 'http://hl7.org/fhir/questionnaire-item-control';
/** HL7's yes and no, which official forms may use for agree and do not agree. */
export const YES_NO_SYSTEM = 'http://terminology.hl7.org/CodeSystem/v2-0136';

/** Parts of a form that the product fills in. */
export const FIELDS = [
  'member-name',
  'birth-date',
  'identifier',
  'discloser',
  'recipient-class',
  'recipient-named',
  'intermediary',
  'exclusion',
  'purpose',
  'expiry',
  'revoked',
  'signer-role',
  'signer-name',
  'signer-authority',
  'signature',
  'signed-on',
] as const;
export type Field = (typeof FIELDS)[number];

const known = new Set<string>(FIELDS);
export function isField(value: unknown): value is Field {
  return typeof value === 'string' && known.has(value);
}
