/** What the cover sheet of one share starts from. Nothing about the member is in it: who is meant is typed by the person who sends. */
export interface CoverStart {
  readonly sender: { readonly organization: string; readonly privacyOfficer?: string };
  readonly recipient: { readonly name?: string; readonly address?: string };
  /** Obligation codes of the decision. The cover sheet carries out N232, COPY, NRD and LBL; the sender's own sheet names all of them. */
  readonly obligations: readonly string[];
  /** "Clear explanation of the scope of the consent" (42 CFR 2.32), where a consent on file covers all that is sent. */
  readonly scope?: { readonly heading: string; readonly sentences: readonly string[] };
  /** Categories that the decision lets go: for the sender's own sheet, never for the one that travels. */
  readonly sent: readonly string[];
  readonly ruleSetVersion: string;
}
