/** What a user can do in the popup. */
export interface PopupEvents {
  readonly retry: () => void;
  readonly recheck: () => void;
  /** Opens the registry's sign-in in the browser's own window. */
  readonly signIn: () => void;
  readonly startForm: () => void;
  /** Opens the teaching panel in the page. */
  readonly teach: () => void;
  /** Called inside the click, where alone a browser lets an extension ask for a permission. */
  readonly grant: (origins: readonly string[]) => void;
  readonly openSettings: (section: 'portals' | 'audit' | 'outbox') => void;
  readonly resumeDraft: (formId: string) => void;
  readonly discardDraft: (formId: string) => void;
  /** Starts the form that takes the place of a consent that ends. */
  readonly renew: (consentId: string) => void;
}
