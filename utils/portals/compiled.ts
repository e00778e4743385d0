import type { ActionCode } from '../ascmi/actions';
import type { Category } from '../ascmi/categories';
import type { IdentifierKind } from '../ascmi/identifiers';
import type { SenderKind } from '../ascmi/parties';

/**
 * An adapter as page scripts receive it: parsed and checked by the background, plain data, no schema library. Selector paths cross open or
 * closed shadow roots at ` >>> `; frames need no step, since every frame has a scanner of its own.
 */
export interface CompiledAdapter {
  readonly id: string;
  readonly title: string;
  /** Selectors that all must match for the adapter to speak for a frame; empty for the generic one. */
  readonly detect: readonly string[];
  /** Selectors of spinners and skeletons: while one is shown, the page is not ready. */
  readonly loading: readonly string[];
  readonly members: readonly CompiledMember[];
  readonly outbound: readonly CompiledOutbound[];
  /** Controls that look outbound and are not. */
  readonly benign: readonly string[];
  /** Places whose identifiers are not the page's: recent patients, staff directories. */
  readonly ignore: readonly string[];
  readonly categories: readonly Category[];
  readonly sender: SenderKind | null;
  /** Milliseconds of scanning a pass may take before it degrades. */
  readonly purseMs: number;
}

export interface CompiledMember {
  readonly selector: string;
  readonly read: 'text' | 'value' | { readonly attribute: string };
  readonly kind: Exclude<IdentifierKind, 'NAME_DOB'>;
  readonly label: string;
}

export interface CompiledOutbound {
  readonly selector: string;
  readonly action: ActionCode;
  readonly stage: 'final' | 'opens';
  /** Where the recipient stands, from the control's form or dialog. */
  readonly recipient: string | null;
}

const GENERIC: CompiledAdapter = {
  id: 'generic',
  title: 'Any portal',
  detect: [],
  loading: [],
  members: [],
  outbound: [],
  benign: [],
  ignore: [],
  categories: [],
  sender: null,
  purseMs: 400,
};

/** What reads a portal that nobody described. It also stays on beside every adapter. */
export const genericAdapter = (): CompiledAdapter => GENERIC;
