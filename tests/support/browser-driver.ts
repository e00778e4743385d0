import type { BrowserKind } from './browsers';

/** A control as a person finds it: by role and name, inside the named frames (outermost first) and through open shadow roots. */
export interface Control {
  readonly role: 'button' | 'link' | 'tab' | 'radio' | 'checkbox' | 'textbox';
  readonly name: string;
  readonly frames?: readonly string[];
}

/**
 * One tab, in whichever browser. Code is passed as text: it runs in the page, where nothing of the test's module exists.
 * Clicks are real ones, at the control's place on the screen.
 */
export interface Screen {
  goto(url: string): Promise<void>;
  url(): string;
  title(): Promise<string>;
  click(control: Control): Promise<void>;
  /** Picks an option of the list box with that label, by value. */
  choose(label: string, value: string): Promise<void>;
  /** Replaces what stands in the field with that label, key by key. */
  type(label: string, text: string): Promise<void>;
  press(keys: string): Promise<void>;
  /** Clicks a control that saves a file. Answers the file's text. */
  download(control: Control): Promise<string>;
  /** Evaluates an expression in the page's own world. */
  evaluate(expression: string): Promise<unknown>;
  /** All text that the extension shows on the page; empty where it shows nothing. Builds of mode `e2e` only. */
  overlayText(): Promise<string>;
  /** Clicks a button of the extension's own interface. */
  overlayClick(name: string): Promise<void>;
  /** Picks an option in a list box of the extension's own interface, by the box's field name and the option's value. */
  overlayChoose(field: string, value: string): Promise<void>;
  screenshot(path: string): Promise<void>;
  /** Prints the page as the browser's menu does. Answers the size of the file in bytes: what is on paper cannot be read back. */
  paper(): Promise<number>;
  close(): Promise<void>;
}

/** A browser that runs the extension. */
export interface ExtensionBrowser {
  readonly kind: BrowserKind;
  readonly extensionOrigin: string;
  open(): Promise<Screen>;
  /** The tab whose address begins like this, once it is there: for a tab that the extension opened. */
  opened(address: string): Promise<Screen>;
  /** Evaluates an expression in the extension's own world, with `chrome.*` at hand. */
  evaluateInExtension(expression: string): Promise<unknown>;
  /** Stops the background as the browser does when it is idle. */
  stopBackground(): Promise<void>;
  /** Closes every tab but the one opened last: what a person should not see when the demonstration begins. */
  tidy(): Promise<void>;
  /** Calls back once when the browser is gone, whoever ended it. */
  onClosed(listener: () => void): void;
  close(): Promise<void>;
}

/**
 * Finds all of the extension's hosts in a page whose build has open roots. The portal's own components are no popovers.
 * Shared by both drivers, as text.
 */
const OVERLAY_ROOTS = `[...document.documentElement.children].filter((host) => host.hasAttribute('popover') && host.shadowRoot).map((host) => host.shadowRoot)`;

export const OVERLAY_TEXT = `${OVERLAY_ROOTS}.map((root) => [...root.children].map((child) => child.innerText ?? '').join('\\n')).join('\\n').trim()`;

/** Coordinates of a button in the overlay's middle, or null. */
export const overlayButton = (name: string) => `(() => {
  const wanted = ${JSON.stringify(name.toLowerCase())};
  const buttons = ${OVERLAY_ROOTS}.flatMap((root) => [...root.querySelectorAll('button, a[href], [role="button"], label')]);
  const named = (element) => (element.getAttribute('aria-label') ?? element.innerText ?? '').trim().toLowerCase();
  const button = buttons.find((element) => named(element) === wanted) ?? buttons.find((element) => named(element).includes(wanted));
  if (!button) return null;
  button.scrollIntoView({ block: 'nearest' });
  const box = button.getBoundingClientRect();
  return [box.x + box.width / 2, box.y + box.height / 2];
})()`;

/** Chooses as `selectOption` does, in the first of the overlay's list boxes of that name. Answers whether there was one. */
export const overlayChoice = (field: string, value: string) => `(() => {
  const box = ${OVERLAY_ROOTS}.map((root) => root.querySelector('select[name=${field}]')).find(Boolean);
  if (!box || ![...box.options].some((option) => option.value === ${JSON.stringify(value)})) return false;
  box.value = ${JSON.stringify(value)};
  for (const type of ['input', 'change']) box.dispatchEvent(new Event(type, { bubbles: true, composed: true }));
  return true;
})()`;
