import type { Identifier } from '../ascmi/identifiers';
import type { RecipientKind } from '../ascmi/parties';

/** What the page shows about where a share goes. Structurally the contract's `RecipientHints`, plus the department. Raw screen values. */
export interface RecipientHints {
  readonly fax?: string;
  /** One address, a list, or a whole `mailto:` with its copies. */
  readonly email?: string;
  readonly direct?: string;
  readonly npi?: string;
  readonly name?: string;
  readonly department?: string;
  readonly origin?: string;
}

/**
 * One line of the directory; structurally policy's `DirectoryEntry`. `match` is `fax:`, `email:`, `direct:`, `domain:` (with its sub-domains),
 * `npi:`, `name:` (`name:Example County|Behavioral Health` = that department), `department:` or `origin:`.
 */
export interface DirectoryEntry {
  readonly match: string;
  readonly kind: RecipientKind;
  readonly name?: string;
  readonly npi?: string;
  readonly state?: string;
}

export const MATCH_KEYS = ['fax', 'email', 'direct', 'domain', 'npi', 'name', 'department', 'origin'] as const;
export type MatchKey = (typeof MATCH_KEYS)[number];

/**
 * Why nobody was recognised. `no-hints`: the page shows nothing. `unreadable`: a hint is there but is no number, address or NPI.
 * `not-in-directory`: an address that the directory does not know. `ambiguous`: the hints or the entries point at different recipients.
 */
export type UnknownReason = 'no-hints' | 'unreadable' | 'not-in-directory' | 'ambiguous';

export interface ResolvedRecipient {
  readonly kind: RecipientKind;
  readonly name?: string;
  /** NPI where known. Present with kind UNKNOWN when the page names a valid NPI that the directory does not hold. */
  readonly organization?: Identifier;
  /** Two-letter state. */
  readonly state?: string;
  readonly matchedBy: MatchKey | 'none';
  /** Present exactly when `kind` is UNKNOWN because nobody was recognised. */
  readonly reason?: UnknownReason;
}
