import type { BrowserKind } from '../../../support/browsers';

/** Who promises to stop a channel. `none`: nobody can; the README says so. */
export type Layer = 'L0' | 'L1' | 'L2' | 'L3' | 'L4' | 'none';

export interface Channel {
  /** Part of every address that the channel uses. */
  readonly name: string;
  readonly layer: Layer;
  /** Page code. Helpers of `pages.ts` are in scope; `out(name, ending)` is an address of the collector, `note(name)` says that it worked. */
  readonly code: string;
  /**
   * Runs while the page shows nobody and nothing is locked. Then the member appears in the same document, as in a single-page portal, and
   * `code` runs: what an attacker could prepare.
   */
  readonly before?: string;
  /** Moves the page, opens a window, or needs a page of its own for another reason; the others share pages. */
  readonly alone?: true;
  /** Query of the page that is opened, besides the member. */
  readonly query?: string;
  /** `opener`: the page is opened by a page of the collector's. `paper`: the page is printed as by the browser's menu. `keys`: Control+p. */
  readonly by?: 'opener' | 'paper' | 'keys';
  /** Takes seconds to leave. */
  readonly isSlow?: true;
  /** Browsers that do not have it: the positive control is not expected there. */
  readonly missingIn?: readonly BrowserKind[];
  /** Browsers in which nobody stops it, although another does. */
  readonly openIn?: readonly BrowserKind[];
  /** Why nobody stops it. In the README as it stands. */
  readonly reason?: string;
  /** What the README calls it; needed where something is not stopped. */
  readonly title?: string;
}
