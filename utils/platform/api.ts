import browser, { type Runtime } from 'webextension-polyfill';
import type { BrowserFamily } from './match-pattern';

/**
 * The border to the browser for the background and the extension's own pages. Page scripts use `page-api.ts`, which costs no bytes.
 *
 * `browser` is the polyfill: promises and `onMessage` listeners that may return one. `extensionApi` is the native object for the
 * interfaces that the polyfill does not know (`declarativeNetRequest`, `scripting`, `storage.session`): promise-based in MV3 everywhere.
 */
export { browser };
export type MessageSender = Runtime.MessageSender;
export const extensionApi: typeof chrome = globalThis.chrome;

/** Which engine this package was built for. Set at build time by WXT, so that each package carries its own branch only. */
export const browserFamily: BrowserFamily = import.meta.env.FIREFOX
  ? 'firefox'
  : import.meta.env.SAFARI
    ? 'safari'
    : 'chromium';
