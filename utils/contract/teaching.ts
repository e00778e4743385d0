import type { ActionCode } from '../ascmi/actions';
import type { IdentifierKind } from '../ascmi/identifiers';

/** What a person has pointed at: lines of an adapter, and nothing that could take away what is found without them. */
export interface TaughtLines {
  readonly members: readonly TaughtMember[];
  readonly outbound: readonly TaughtControl[];
}

export interface TaughtMember {
  readonly selector: string;
  readonly read: 'text' | 'value';
  readonly kind: Exclude<IdentifierKind, 'NAME_DOB'>;
  readonly label: string;
}

export interface TaughtControl {
  readonly selector: string;
  readonly action: ActionCode;
}

/** What a selector rests on, for people to judge it by. */
export type Rests = 'data' | 'name' | 'label' | 'address' | 'class' | 'place';

/** One way to find what was pointed at. */
export interface Proposal {
  /** In the adapter's language: steps at ` >>> ` enter shadow roots. */
  readonly selector: string;
  /** What its weakest part rests on. */
  readonly rests: Rests;
  /** Elements that it matches, the one pointed at included, and how many of them are of the kind that is meant. */
  readonly matches: number;
  readonly fitting: number;
}

/** `saved`: in force from the next page on. `managed`: the administrator describes this portal, so it can only be exported. */
export interface TeachingResult {
  readonly outcome: 'saved' | 'exported' | 'managed' | 'refused' | 'expired';
  /** The whole adapter as policy takes it; null where there is none. */
  readonly adapter: string | null;
}
