import type { MemberCandidate } from './findings';

/**
 * What the mark beside a listed member says: the states of `domain` 6.5 and nothing more, no date, category or form. `DECL` stands for
 * declined and revoked alike; `WRONG` for every form that needs attention (Medi-Cal not confirmed, not signed).
 */
export const MARK_STATES = ['ALL', 'PART', 'DECL', 'EXP', 'NONE', 'WRONG', 'UNK', 'AMBIG'] as const;
export type MarkState = (typeof MARK_STATES)[number];

/** One person of a list, as a page script asks about them: the identifiers of one row. */
export type ListedPerson = readonly Pick<MemberCandidate, 'kind' | 'value' | 'cin'>[];

/** People in one question. A list in view has 10 to 40 rows; what is more is asked in turns. */
export const MARKS_BATCH = 25;
