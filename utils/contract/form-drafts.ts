/** An unfinished form as the popup lists it. `who` is initials or a masked number: the list is seen over a shoulder. */
export interface DraftLine {
  readonly formId: string;
  readonly who: string;
  /** Epoch milliseconds. */
  readonly savedAtMs: number;
  readonly expiresAtMs: number;
  /** Shown in a tab at this moment. */
  readonly isOpen: boolean;
}
