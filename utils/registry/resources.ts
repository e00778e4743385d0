/** The little of FHIR R4 that the registry layer itself looks at. What a Consent means is read in `utils/fhir`. */
export interface ResourceIdentifier {
  readonly system?: string;
  readonly value?: string;
}

export interface Reference {
  readonly reference?: string;
  readonly type?: string;
  readonly identifier?: ResourceIdentifier;
  readonly display?: string;
}

export interface PatientResource {
  readonly resourceType: 'Patient';
  readonly id?: string;
  readonly identifier?: readonly ResourceIdentifier[];
  readonly birthDate?: string;
  readonly [element: string]: unknown;
}

/** A Consent as it travels: known by type and id, otherwise unjudged. */
export interface ConsentResource {
  readonly resourceType: 'Consent';
  readonly id?: string;
  readonly identifier?: readonly ResourceIdentifier[];
  readonly patient?: Reference;
  readonly contained?: readonly { readonly resourceType: string; readonly [element: string]: unknown }[];
  readonly [element: string]: unknown;
}

/** `Consent/c-2/_history/3` and `Consent/c-2` are one record. */
export const withoutVersion = (reference: string): string => reference.split('/_history/')[0] ?? reference;
