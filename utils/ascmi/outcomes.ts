/** Decisions from most to least restrictive: the first that any category of a share draws is the share's (`contracts` ruling 1). */
export const OUTCOMES = [
  'DENY',
  'SEPARATE',
  'NEEDS_CONSENT',
  'ASK',
  'WARN',
  'EXCEPTION',
  'PERMIT_WITH_OBLIGATIONS',
  'PERMIT',
] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** What the registry said. The four never collapse into each other: an error is not "none on file". */
export const LOOKUP_OUTCOMES = ['FOUND', 'NONE_ON_FILE', 'AMBIGUOUS', 'UNAVAILABLE'] as const;
export type LookupOutcome = (typeof LOOKUP_OUTCOMES)[number];

/** The eight things a banner can say about the member's ASCMI. */
export const CONSENT_STATES = [
  'ALL',
  'PART',
  'DECL',
  'REV',
  'EXP',
  'NONE',
  'WRONG',
  'UNSIGNED',
  'UNK',
  'AMBIG',
] as const;
export type ConsentState = (typeof CONSENT_STATES)[number];
