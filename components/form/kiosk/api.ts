/** `wait`: five wrong tries in a row close the lock for a while; no try is looked at until then. */
export type Unlocking =
  { readonly state: 'open' } | { readonly state: 'wrong' } | { readonly state: 'wait'; readonly waitMs: number };

/** What kiosk mode asks of the browser. */
export interface KioskApi {
  /** Sets the PIN, goes full screen and holds the page. Call inside a click, where alone a browser lets a page go full screen. */
  readonly lock: (pin: string) => Promise<void>;
  readonly unlock: (pin: string) => Promise<Unlocking>;
  /** Full screen again after it was left. Call inside a click. */
  readonly cover: () => Promise<void>;
  /** Calls back with whether the page fills the screen; returns how to stop. */
  readonly onCover: (listener: (isCovered: boolean) => void) => () => void;
  /** Reads aloud; false where this computer has no voice for the language. A second call replaces the first. */
  readonly speak: (text: string, language: string) => Promise<boolean>;
  readonly hush: () => void;
}

export const PIN_PATTERN = /^\d{4,8}$/;
