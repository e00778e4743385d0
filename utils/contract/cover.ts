/** What the cover sheet of one share starts from. Nothing about the member is in it: who is meant is typed by the person who sends. */
export interface CoverStart {
  readonly sender: { readonly organization: string; readonly privacyOfficer?: string };
  readonly recipient: { readonly name?: string; readonly address?: string };
  /** Obligation codes of the decision that the sheet carries out: N232, COPY, NRD, LBL. */
  readonly obligations: readonly string[];
  /** "Clear explanation of the scope of the consent" (42 CFR 2.32), where a consent on file covers all that is sent. */
  readonly scope?: { readonly heading: string; readonly sentences: readonly string[] };
  readonly ruleSetVersion: string;
}
