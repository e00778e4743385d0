import type { AscmiFormCode } from '../ascmi/forms';

/** A consent that ends soon, as the popup lists it: seen over a shoulder, so the number is masked and no category is named. */
export interface ReminderLine {
  /** `Consent.id`: what a renewal is asked for by. Random or the registry's own; it stays inside the extension. */
  readonly consentId: string;
  /** `9•••••01A` */
  readonly memberMasked: string;
  readonly form: AscmiFormCode;
  /** `YYYY-MM-DD`: the last day on which it holds. */
  readonly endsOn: string;
  /** Whole days from today to the last one; 0 is today. */
  readonly daysLeft: number;
  /** Whether something that was agreed goes on under another form. */
  readonly ends: 'all' | 'part';
  /** Of an invented member. */
  readonly isPractice: boolean;
}

export interface ReminderList {
  /** How far ahead policy looks; 0: switched off. */
  readonly withinDays: number;
  /** What was gone through: every record of the embedded registry, or the members whom a remote one was asked about lately. */
  readonly scope: 'registry' | 'asked';
  /** Soonest first. */
  readonly lines: readonly ReminderLine[];
  /** There are others beyond `lines`. */
  readonly more: boolean;
}
