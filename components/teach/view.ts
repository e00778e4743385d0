import type { ActionCode } from '../../utils/ascmi/actions';
import type { Proposal, TaughtMember, TeachingResult } from '../../utils/contract/teaching';

export type Aim = 'member' | 'control';

/** What the teaching panel shows. */
export interface TeachView {
  /** What is being pointed at; null while nothing is. */
  readonly aim: Aim | null;
  /** What was pointed at held nothing to read. */
  readonly missed: boolean;
  readonly lesson: LessonView | null;
  readonly lines: readonly LineView[];
  readonly result: TeachingResult['outcome'] | 'failed' | null;
  readonly adapter: string | null;
}

export type LessonView = {
  readonly proposals: readonly Proposal[];
  /** Index of the proposal that is chosen. */
  readonly chosen: number;
} & (
  | { readonly aim: 'member'; readonly kind: TaughtMember['kind']; readonly masked: string }
  | { readonly aim: 'control'; readonly action: ActionCode }
);

export interface LineView {
  readonly aim: Aim;
  /** Kind or action code. */
  readonly code: TaughtMember['kind'] | ActionCode;
  readonly selector: string;
  /** Matches that work on the page as it is now. */
  readonly works: number;
}

export interface TeachEvents {
  readonly aim: (aim: Aim) => void;
  readonly choose: (index: number) => void;
  readonly kind: (kind: TaughtMember['kind']) => void;
  readonly action: (action: ActionCode) => void;
  readonly add: () => void;
  readonly drop: () => void;
  readonly remove: (line: number) => void;
  readonly finish: (keep: 'settings' | 'export') => void;
  readonly copy: () => void;
  readonly close: () => void;
}
