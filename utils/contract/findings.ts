import type { ActionCode } from '../ascmi/actions';
import type { Category } from '../ascmi/categories';
import type { Confidence, IdentifierKind } from '../ascmi/identifiers';

/** An identifier that a frame shows, normalised. Never leaves the extension; `selector` is for `detect` and teaching only. */
export interface MemberCandidate {
  readonly kind: IdentifierKind;
  /** Normalised value: `90000001A`. For a BIC the whole card number; `cin` holds the CIN inside it. */
  readonly value: string;
  readonly cin?: string;
  readonly confidence: Confidence;
  /** The label text as seen, trimmed: `Medi-Cal ID`. */
  readonly label: string;
  /** Index of the region (patient banner, row, card) that holds it: candidates of one region name one person. */
  readonly region: number;
  readonly selector: string;
  readonly shadowPath: readonly string[];
}

/** A control that would send something out. */
export interface OutboundControl {
  readonly action: ActionCode;
  readonly label: string;
  readonly selector: string;
  readonly shadowPath: readonly string[];
  /** `opens`: a tab, a menu or a link in the navigation that leads to where something can be sent; nothing leaves on this press. */
  readonly stage?: 'final' | 'opens';
}

/** A category that the page's content belongs to, with why. `evidence` is a code or a lexicon phrase, never the member's text. */
export interface CategoryEvidence {
  readonly category: Category;
  readonly confidence: Confidence;
  readonly source: 'context' | 'code' | 'phrase' | 'title';
  readonly evidence: string;
}

/** How far a frame looks as its adapter describes it. */
export interface AdapterFit {
  /** All of the adapter's signs stand in the document. */
  readonly signs: boolean;
  /** Member lines of the adapter, and how many of them read an identifier here. */
  readonly lines: number;
  readonly members: number;
}

/** Either part may be empty: a page may show one without the other. `birthDate`: `YYYY-MM-DD`. */
export interface ShownPerson {
  /** As shown. */
  readonly name: string;
  readonly birthDate: string;
}

/** What one frame found. `current` indexes `members`: the identifiers of the one member that the frame is about. */
export interface FrameFindings {
  readonly adapter: string;
  /** False while the page is still loading data, by the adapter's own sign. */
  readonly ready: boolean;
  readonly members: readonly MemberCandidate[];
  /** `several`: a list, a household, a split view. `none`: nobody. */
  readonly subject: 'none' | 'single' | 'several';
  readonly current: readonly number[];
  /** Shown beside the current member's identifiers. Identifies nobody: the form takes it over, so that it need not be typed. */
  readonly person?: ShownPerson;
  readonly categories: readonly CategoryEvidence[];
  readonly elapsedMs: number;
  /** The frame shows a document that no script can read: a PDF or a picture in the browser's own viewer. */
  readonly unreadable?: true;
  /** Missing where only the generic reader is at work. */
  readonly fit?: AdapterFit;
}
