import type { Category } from '../../utils/ascmi/categories';
import type { RecipientKind } from '../../utils/ascmi/parties';
import type { PurposeCode } from '../../utils/ascmi/purposes';

/**
 * What the form asks. A reconstruction: the official DHCS wording and its boxes were not available. The categories are those of
 * `utils/ascmi/forms.ts`; a test checks that every one of them is asked exactly once.
 */
export const DEFINITION = 'reconstruction-1';

/** One box of the form. It may stand for several categories that a member cannot be expected to tell apart. */
export const QUESTIONS = [
  { id: 'general', group: 'physical', categories: ['GENERAL'] },
  { id: 'repro', group: 'physical', categories: ['REPRO'] },
  { id: 'gac', group: 'physical', categories: ['GAC'] },
  { id: 'hiv', group: 'physical', categories: ['HIV'] },
  { id: 'std', group: 'physical', categories: ['STD'] },
  { id: 'genetic', group: 'physical', categories: ['GENETIC'] },
  { id: 'idd', group: 'physical', categories: ['IDD'] },
  { id: 'mh', group: 'behavioral', categories: ['MH'] },
  { id: 'sud', group: 'behavioral', categories: ['SUD_P2', 'SUD_OTHER'] },
  { id: 'housing', group: 'social', categories: ['HOUSING'] },
  { id: 'social', group: 'social', categories: ['SOCIAL'] },
  { id: 'crimlegal', group: 'social', categories: ['CRIMLEGAL'] },
  { id: 'edu', group: 'social', categories: ['EDU'] },
  { id: 'dv', group: 'social', categories: ['DV'] },
  { id: 'admin', group: 'social', categories: ['ADMIN'] },
] as const satisfies readonly { id: string; group: string; categories: readonly Category[] }[];

export type QuestionId = (typeof QUESTIONS)[number]['id'];
export const GROUPS = ['physical', 'behavioral', 'social'] as const;

/** Classes of recipients that the form offers. `also`: a class that the same words name. */
export const RECIPIENT_CLASSES = [
  { kind: 'TREATING_CE', also: [] },
  { kind: 'PART2_PROGRAM', also: [] },
  { kind: 'COUNTY_BH', also: [] },
  { kind: 'MCP', also: [] },
  { kind: 'ECM_PROVIDER', also: [] },
  { kind: 'COUNTY_SOCIAL', also: [] },
  { kind: 'CBO_NON_CE', also: ['CBO_BA'] },
  { kind: 'CORRECTIONAL_HEALTH', also: [] },
  { kind: 'SCHOOL', also: [] },
  { kind: 'FAMILY', also: [] },
] as const satisfies readonly { kind: RecipientKind; also: readonly RecipientKind[] }[];

export type FormRecipient = (typeof RECIPIENT_CLASSES)[number]['kind'];

export const FORM_PURPOSES = ['TREAT', 'COC', 'HPAYMT', 'HOPERAT'] as const satisfies readonly PurposeCode[];
export type FormPurpose = (typeof FORM_PURPOSES)[number];
