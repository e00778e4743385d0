import type { Category } from '../ascmi/categories';
import type { FormCode } from '../ascmi/forms';
import type { Identifier } from '../ascmi/identifiers';
import type { FhirTime } from './fhir-time';
import type { Zone } from './zones';

/**
 * A Consent as the overlap rule needs it: read from whatever a server holds, with every doubt kept. Doubt is one-sided by design: what
 * cannot be read makes permits void and leaves denials in force.
 */
export interface ConsentRecord {
  /** `Consent/c-2/_history/3`, as good as the resource allows. */
  readonly reference: string;
  /** Null: a consent of another programme. */
  readonly form: FormCode | null;
  readonly status: RecordStatus;
  readonly subject: Subject;
  /** `Consent.dateTime`; null where missing or unreadable. */
  readonly signed: FhirTime | null;
  readonly zone: Zone;
  /** `meta.lastUpdated`, epoch milliseconds, 0 where unknown. Orders records that agree; never decides between opposites. */
  readonly lastUpdatedMs: number;
  readonly signers: readonly Signer[];
  readonly root: Provision;
  /** Why the record's permits are void; empty for a sound record. */
  readonly problems: readonly RecordProblem[];
  /** True where the signed copy is attached or referenced (`sourceAttachment`, `sourceReference`). */
  readonly hasCopy: boolean;
}

export type RecordStatus =
  'active' | 'inactive' | 'draft' | 'proposed' | 'rejected' | 'entered-in-error' | 'unreadable';

/** Codes without any of the record's content: safe to show, log and count. */
export type RecordProblem =
  | 'modifier-extension'
  | 'implicit-rules'
  | 'r5-shape'
  | 'status-unreadable'
  | 'subject-unverified'
  | 'scope-unreadable'
  | 'forms-conflict'
  | 'provision-missing'
  | 'provision-malformed'
  | 'not-labelled-consent';

export interface Subject {
  readonly identifiers: readonly Identifier[];
  /** True where the record names its patient in a way that nobody here can check. */
  readonly unverified: boolean;
}

export interface Signer {
  /** `other`: somebody signed, but no one who may sign for the member. */
  readonly kind: 'self' | 'representative' | 'other';
  readonly role?: SignerRole;
}
export const SIGNER_ROLES = ['GUARD', 'PRN', 'HPOWATT', 'RESPRSN', 'CONSERVATOR'] as const;
export type SignerRole = (typeof SIGNER_ROLES)[number];

export interface Provision {
  /** `missing` and `unreadable` never permit. */
  readonly type: 'permit' | 'deny' | 'missing' | 'unreadable';
  readonly labels: Labels | null;
  readonly purposes: Codes | null;
  readonly recipients: readonly ActorLimit[] | null;
  /** Actors of the role `CST`: who may disclose. */
  readonly disclosers: readonly ActorLimit[] | null;
  readonly period: Period | null;
  /** Names of criteria that the engine does not evaluate: `class`, `code`, … */
  readonly unevaluated: readonly string[];
  readonly nested: readonly Provision[];
}

export interface Labels {
  readonly permits: ReadonlySet<Category>;
  readonly denies: ReadonlySet<Category>;
  /** Some label could not be read: it may mean anything, so a denial reaches everything. */
  readonly unreadable: boolean;
}

export interface Codes {
  readonly codes: readonly string[];
  readonly unreadable: boolean;
}

/** One actor: a named party, a class, both, or neither (`unreadable`). */
export interface ActorLimit {
  readonly identifiers: readonly Identifier[];
  /** A reference that could not be resolved to identifiers. */
  readonly unresolved: boolean;
  readonly classes: readonly string[];
  readonly unreadable: boolean;
}

export interface Period {
  readonly fromMs: number | null;
  /** Included. */
  readonly toMs: number | null;
  readonly unreadable: boolean;
}

/** An entry of the registry's answer that is no Consent, or one of no use. */
export interface SetAsideEntry {
  readonly reference: string;
  readonly reason: 'not-a-consent' | 'other-scope';
}
