import type { ActionCode } from '../ascmi/actions';
import type { CategoryEvidence, FrameFindings, OutboundControl } from '../contract/findings';
import type { RecipientHints } from '../contract/messages';
import type { CompiledAdapter } from '../portals/compiled';
import type { FoundControl } from './outbound/controls';
import type { NavigationFacts } from './outbound/navigation';
import type { OpenShadowRoot } from './shadow-roots';

export interface ScannerOptions {
  readonly document: Document;
  readonly adapter: CompiledAdapter;
  readonly signal: AbortSignal;
  /** Monotonic milliseconds. */
  readonly now: () => number;
  /** Runs a task later; `delayMs` 0 means as soon as the browser is free. */
  readonly schedule: (task: () => void, delayMs: number) => void;
  /** Shadow root of any mode; `element.shadowRoot` will do where the browser's extension interface is missing. */
  readonly openShadowRoot: OpenShadowRoot;
  readonly onFindings: (findings: FrameFindings) => void;
  /** Called inside the observer's callback, before the page can act on its change. */
  readonly onDirty: () => void;
  /** Reads what the page's content is about; without it `categories` holds the adapter's context only. */
  readonly content?: ContentReader;
  /** `on` where selectors are wanted (`detect`, teaching); a page at work does without their cost. */
  readonly selectors?: 'on' | 'off';
}

/** The page's part of `utils/sensitivity`, handed in so that the reader does not carry its lexicon where nobody asks. */
export interface ContentReader {
  /** Loose pattern over a region's joined text: where it fails, `classify` finds nothing. */
  readonly probe: RegExp;
  /** `text` has a line for each block. */
  classify(input: { readonly text: string; readonly titles: readonly string[] }): readonly CategoryEvidence[];
}

/** The part that finds members. */
export interface MemberReader {
  /** Reads the whole frame at once and answers. */
  scanNow(): FrameFindings;
  /** Elements of the members of the last findings, same order. */
  memberElements(): readonly Element[];
}

/** What is put beside the agent of a frame that may show a member. */
export type StartMemberReader = (options: ScannerOptions) => MemberReader;

/** Both parts in one: for `detect` and teaching. A page at work loads them apart. */
export interface Scanner extends MemberReader {
  /** For a capture listener: what the control at the end of this event path would send, or null. */
  findControl(path: readonly EventTarget[]): FoundControl | null;
  classifyNavigation(navigation: NavigationFacts): ActionCode | null;
  recipientHints(control: Element): RecipientHints;
  /** Every outbound control of the frame; for `detect` and teaching, not for pages at work. */
  listControls(): OutboundControl[];
}
