/** A FHIR Identifier as the product compares it: exact system, exact value. */
export interface Identifier {
  readonly system: string;
  readonly value: string;
}

export const CIN_SYSTEM = 'urn:ascmi-consent-guard:cin';
export const MBI_SYSTEM = 'http://hl7.org/fhir/sid/us-mbi';
export const NPI_SYSTEM = 'http://hl7.org/fhir/sid/us-npi';
export const mrnSystem = (portalId: string): string => `urn:ascmi-consent-guard:mrn:${portalId}`;

export const IDENTIFIER_KINDS = ['CIN', 'BIC', 'MBI', 'MRN', 'PLAN_ID', 'HMIS_ID', 'CDCR', 'NAME_DOB'] as const;
export type IdentifierKind = (typeof IDENTIFIER_KINDS)[number];
export type Confidence = 'high' | 'medium' | 'low';
