import { isOwnElement } from './own-element';

/**
 * The border to the browser for page scripts: the native object, without the polyfill's 10 kB. In MV3 it returns promises in every
 * supported browser. Firefox also offers `chrome`; `browser` is preferred there because only it is certain to.
 */
interface PageRuntime {
  readonly id: string | undefined;
  sendMessage(message: unknown): Promise<unknown>;
  connect(info: { name: string }): chrome.runtime.Port;
}

interface PageExtensionApi {
  readonly runtime: PageRuntime;
  readonly dom?: { openOrClosedShadowRoot(element: HTMLElement): ShadowRoot | null };
  readonly i18n: { getUILanguage(): string; getMessage(key: string, values: string[]): string };
}

declare const globalThis: { browser?: PageExtensionApi; chrome?: PageExtensionApi };

/** Looked up each time: after an extension update the old object stays and `runtime.id` disappears from it. */
export function pageApi(): PageExtensionApi | undefined {
  return globalThis.browser ?? globalThis.chrome;
}

/**
 * The shadow root of an element, open or closed: Chromium's `chrome.dom`, Firefox's own property on elements in content scripts.
 * A page cannot see either. Our own interface counts as having none.
 */
export function openOrClosedShadowRoot(element: Element): ShadowRoot | null {
  if (isOwnElement(element)) return null;
  if (element.shadowRoot) return element.shadowRoot;
  const fromFirefox = (element as Element & { openOrClosedShadowRoot?: ShadowRoot | null }).openOrClosedShadowRoot;
  if (fromFirefox !== undefined) return fromFirefox;
  try {
    return pageApi()?.dom?.openOrClosedShadowRoot(element as HTMLElement) ?? null;
  } catch {
    // Throws for elements that cannot host a root, such as SVG, and after the extension was updated.
    return null;
  }
}
