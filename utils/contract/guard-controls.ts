import type { ActionCode } from '../ascmi/actions';
import type { RecipientHints } from './messages';

/** An outbound control under a gesture: the element that acts, not the icon that was hit. */
export interface ControlMatch {
  readonly action: ActionCode;
  /** Visible name. Page text: shown on the sheet, never logged. */
  readonly label: string;
  readonly element: Element;
}

/** A navigation that is about to happen in one frame. */
export interface NavigationInfo {
  /** Absolute destination. */
  readonly url: string;
  readonly method: 'get' | 'post';
  readonly formData: FormData | null;
  /** Suggested file name of a download, empty for "the server names it"; null when it is no download. */
  readonly download: string | null;
  /** The form, button or link that started it, where the browser tells. */
  readonly sourceElement: Element | null;
}

/** What the guard needs to know about the page. The scanner provides it; the guard itself knows no portal. */
export interface PageReader {
  /** `path` is `event.composedPath()`: innermost first. Null for what sends nothing. Called once per gesture, so it must be quick. */
  findControl(path: readonly EventTarget[]): ControlMatch | null;
  classifyNavigation(info: NavigationInfo): ActionCode | null;
  recipientHints(element: Element): RecipientHints;
}
