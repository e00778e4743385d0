/** Facts that the law table asks for. Each is true, false, or not given, which is unknown and never opens a gate. */
export const FACTS = [
  'emergency',
  'consentObtainable',
  'declaredDisaster',
  'mandatedReport',
  'initialReportOnly',
  'qsoAgreement',
  'auditOrEvaluation',
  'seriousThreat',
  'internalToProgram',
  'treatmentResponsibility',
  'intermediaryNamed',
  'participantClassNamed',
  'writtenRevocation',
  'oralRevocation',
  'plan56104Request',
  'courtOrder',
  'sameHmis',
  'sameInstance',
  'patientIdentityVerified',
  'cori',
  'consentToPlan',
  'abortionRelated',
  'mediCalEnded',
  'minorMayConsentAlone',
  'parentalConsentRequired',
] as const;
export type Fact = (typeof FACTS)[number];

const known = new Set<string>(FACTS);
export function isFact(value: string): value is Fact {
  return known.has(value);
}
