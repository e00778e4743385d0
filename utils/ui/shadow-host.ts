import { isOwnEvent, markOwn } from '../platform/own-element';

/**
 * The element that carries our interface inside somebody else's page.
 *
 * Random tag name, closed shadow root, top layer through `popover`. It hangs on the root element, not on `body`: it survives a
 * replaced body and a frameset document, which has none, and it takes part in nobody's layout.
 */
export interface ShadowHostOptions {
  readonly document: Document;
  /** Aborting removes the host for good. */
  readonly signal: AbortSignal;
  readonly css: string;
  /** A fresh element name, valid for a custom element. */
  readonly tagName: string;
  /** Milliseconds, monotonic. */
  readonly now: () => number;
  /** The host was put back after the page took it away: modal dialogs inside have lost their place. */
  readonly onRestored: () => void;
  /** The page keeps removing or hiding the host; we stopped putting it back. Called once. */
  readonly onSuppressed: (fights: number) => void;
}

export interface ShadowHost {
  readonly element: HTMLElement;
  /** Where to render; one element below the root, carrying the design tokens. */
  readonly mount: HTMLElement;
  /** Puts the host (back) into the top layer. After a suppression this starts a fresh count. */
  show(): void;
  hide(): void;
}

/**
 * A framework that rebuilds its document does so once or twice; a page that fights does it without end. Without the cap two
 * scripts would undo each other until the tab hangs.
 */
const MAX_FIGHTS = 8;
const FIGHT_WINDOW_MS = 10_000;

/** Events that a page could forge to press our buttons. Only the browser's own reach them, and what `hideOwnTyping` says again. */
const GUARDED_EVENTS = ['click', 'pointerdown', 'mousedown', 'keydown', 'input', 'change', 'submit', 'cancel', 'close'];
/** A portal's keyboard shortcuts must not fire from inside our dialog. */
const CONTAINED_EVENTS = ['keydown', 'keyup', 'keypress', 'input', 'change', 'submit', 'paste', 'copy', 'cut'];

export function openShadowHost(options: ShadowHostOptions): ShadowHost {
  const { document, signal, css, tagName, now, onRestored, onSuppressed } = options;
  const element = html(document, tagName);
  const root = element.attachShadow({ mode: __OPEN_SHADOW__ ? 'open' : 'closed' });
  markOwn(element, root);
  adoptStyles(root, css);
  const mount = html(document, 'div');
  mount.className = 'ui';
  root.append(mount);
  filterEvents(root, signal);

  let wanted = false;
  let fights: number[] = [];
  const observer = new MutationObserver(restore);

  function attach(): void {
    const parent = document.documentElement as Element | null;
    if (!parent) return;
    for (const name of element.getAttributeNames()) {
      if (name !== 'popover') element.removeAttribute(name);
    }
    if (element.getAttribute('popover') !== 'manual') element.setAttribute('popover', 'manual');
    if (element.parentNode !== parent) parent.append(element);
    if (!element.matches(':popover-open')) element.showPopover();
    watch(parent);
  }

  function watch(parent: Element): void {
    observer.disconnect();
    observer.observe(document, { childList: true });
    observer.observe(parent, { childList: true });
    observer.observe(element, { attributes: true });
  }

  function isIntact(): boolean {
    const attributes = element.getAttributeNames();
    return (
      element.parentNode === document.documentElement &&
      element.matches(':popover-open') &&
      attributes.length === 1 &&
      attributes[0] === 'popover'
    );
  }

  function restore(): void {
    if (!wanted || isIntact()) return;
    const since = now() - FIGHT_WINDOW_MS;
    fights = [...fights.filter((at) => at > since), now()];
    if (fights.length > MAX_FIGHTS) {
      wanted = false;
      observer.disconnect();
      onSuppressed(fights.length);
      return;
    }
    attach();
    onRestored();
  }

  element.addEventListener('toggle', restore, { signal });
  signal.addEventListener('abort', () => {
    wanted = false;
    observer.disconnect();
    element.remove();
  });

  return {
    element,
    mount,
    show() {
      if (signal.aborted) return;
      if (!wanted) fights = [];
      wanted = true;
      if (!isIntact()) attach();
    },
    hide() {
      wanted = false;
      observer.disconnect();
      element.remove();
    },
  };
}

/** Also right in documents that are not HTML, where `createElement` makes elements without a namespace. */
function html(document: Document, name: string): HTMLElement {
  return document.createElementNS('http://www.w3.org/1999/xhtml', name as 'div');
}

/**
 * Neither way is subject to the page's content-security policy (seen in Chromium 156 and Firefox 153). Older Firefox refuses adopted
 * sheets across its content-script wrapper; a style element does the same there.
 */
function adoptStyles(root: ShadowRoot, css: string): void {
  try {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    root.adoptedStyleSheets = [sheet];
  } catch {
    const style = root.ownerDocument.createElement('style');
    style.textContent = css;
    root.append(style);
  }
}

function filterEvents(root: ShadowRoot, signal: AbortSignal): void {
  for (const type of GUARDED_EVENTS) {
    root.addEventListener(
      type,
      (event) => {
        if (event.isTrusted || isOwnEvent(event)) return;
        event.stopImmediatePropagation();
        event.preventDefault();
      },
      { capture: true, signal },
    );
  }
  for (const type of CONTAINED_EVENTS) root.addEventListener(type, (event) => event.stopPropagation(), { signal });
}
