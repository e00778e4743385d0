/**
 * v3-ActReason codes for going past a stop (`domain` 6.1): emergency, third-party safety, public safety, professional judgement.
 */
export const OVERRIDE_REASONS = ['OVRER', 'OVRTPS', 'OVRPS', 'OVRPJ'] as const;
export type OverrideReason = (typeof OVERRIDE_REASONS)[number];
