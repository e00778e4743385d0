import type { RegistryAccount } from './settings';
import type { OutboxCount } from './outbox-view';
import type { ActionCode } from '../ascmi/actions';
import type { Category } from '../ascmi/categories';
import type { ConsentState, LookupOutcome, Outcome } from '../ascmi/outcomes';
import type { OverrideReason } from '../ascmi/override-reasons';
import type { RecipientKind } from '../ascmi/parties';
import type { PortalHealth } from './health';
import type { PurposeCode } from '../ascmi/purposes';

/** What the page scripts do with an action kind. `hold`: not decided yet, or decided per click. */
export type Effect = 'allow' | 'hold' | 'stop';

/**
 * What a tab is in. `scanning`: no answer from the page yet. `clear`: no member. `checking`: a member, no verdict yet. `decided`: verdict in.
 * `several`: more than one member, no automatic verdict. `blind`: the reader cannot see this page.
 */
export type Phase = 'scanning' | 'clear' | 'checking' | 'decided' | 'several' | 'blind';

/** What a content script is told of its tab. It holds no identifier in clear and no record. */
export interface TabView {
  /** Grows with every change; an older view than the one shown is dropped. */
  readonly version: number;
  readonly navigationSeq: number;
  readonly phase: Phase;
  readonly mode: 'observe' | 'warn' | 'enforce';
  readonly effects: Readonly<Record<ActionCode, Effect>>;
  /**
   * True where a known recipient could change an `allow`: an employer or a landlord in policy's directory. A control that shows where it
   * sends is then asked about; one that shows nothing passes at once.
   */
  readonly recipientsMatter: boolean;
  readonly banner: BannerView | null;
}

export interface CategoryLine {
  readonly category: Category;
  readonly choice: 'AGREE' | 'DECLINE' | 'UNANSWERED';
}

export interface BannerView {
  readonly state: ConsentState;
  /** `9•••••01A` */
  readonly memberMasked: string;
  readonly signedOn?: string;
  readonly endedOn?: string;
  readonly form?: string;
  readonly lines: readonly CategoryLine[];
  /** Epoch milliseconds of the registry's answer. */
  readonly checkedAtMs: number | null;
  readonly lookup: LookupOutcome;
  /** A RegistryProblem code where the look-up failed. */
  readonly problem?: string;
  /** Categories that the page's content seems to belong to. */
  readonly contentCategories: readonly Category[];
  /** True where the registry holds invented members only. */
  readonly demonstration: boolean;
  /** Part of the page is a document that no script can read, so its content is in no verdict. */
  readonly unreadable?: true;
}

/** The answer to one attempted share. */
export type ShareVerdict =
  | { readonly effect: 'allow'; readonly attemptId: string }
  | { readonly effect: 'stop' | 'ask'; readonly attemptId: string; readonly sheet: SheetView };

/** A reason for going past a warning, in characters after trimming. */
export const SHORTEST_REASON = 10;
export const LONGEST_REASON = 1000;

/** What the disclosure sheet shows. Sentences come from the explanation layer, already in the user's language. */
export interface SheetView {
  readonly attemptId: string;
  readonly action: ActionCode;
  readonly controlLabel: string;
  readonly memberMasked: string;
  readonly outcome: Outcome;
  /** `label`: the kind in the user's words. */
  readonly recipient: { readonly kind: RecipientKind; readonly name?: string; readonly label?: string };
  /** One short sentence for a care manager. */
  readonly headline: string;
  readonly reasons: readonly SheetReason[];
  readonly obligations: readonly { readonly code: string; readonly text: string }[];
  readonly withhold: readonly Category[];
  /** What the user can do instead, most useful first. `proceed` only where the verdict now allows it. */
  readonly remedies: readonly (
    'start-form' | 'choose-recipient' | 'ask-privacy-officer' | 'retry-lookup' | 'cover-sheet' | 'proceed'
  )[];
  readonly recipientChoices: readonly { readonly kind: RecipientKind; readonly label: string }[];
  /** Purposes to choose from, where neither page nor action says what for. */
  readonly purposeChoices: readonly PurposeCode[];
  /** Categories that a person may add; what the page shows is not up for choice. */
  readonly contentChoices: readonly Category[];
  /** True where these answers allow the share: sending is one step away. */
  readonly mayShare: boolean;
  /** Going on goes past a warning, and asks for a typed reason. */
  readonly asksReason?: true;
  /** The notice that must go with it, where policy asks for it here: official English text. */
  readonly notice?: string;
  /** Ways past the stop that law and policy leave open. */
  readonly override?: { readonly reasons: readonly OverrideReason[]; readonly secondPerson: boolean };
  readonly privacyOfficer?: string;
  readonly ruleSetVersion: string;
}

export interface SheetReason {
  readonly category: Category | (string & {});
  readonly outcome: Outcome;
  readonly sentence: string;
  readonly basis: readonly { readonly citation: string; readonly url?: string }[];
  readonly confidence: 'seen' | 'inferred' | 'unknown';
}

/** The popup's picture of the active tab. */
export interface PopupView {
  readonly tabId: number;
  readonly origin: string | null;
  /** `unprotected`: configured, but the browser has not granted the origin. `not-running`: granted, but no page script is at work. */
  readonly protection: 'protected' | 'not-running' | 'unprotected' | 'not-a-portal';
  readonly view: TabView | null;
  readonly registry: {
    readonly kind: string;
    readonly host: string | null;
    readonly account: RegistryAccount;
    /** A SignInProblem code where the last sign-in came to nothing: the popup closes while the browser's window is open. */
    readonly signInProblem: string | null;
  };
  readonly organization: string | null;
  readonly mode: 'observe' | 'warn' | 'enforce';
  readonly managed: boolean;
  /** Configured portal origins that the browser has not granted yet. */
  readonly missingOrigins: readonly string[];
  /** Origins of the registry that the browser has not granted yet. */
  readonly missingServices: readonly string[];
  /** How well the portal's adapter agrees with the page; null where the tab is no portal's. */
  readonly health: PortalHealth | null;
  /** What has not reached the registry yet. */
  readonly outbox: OutboxCount;
}
