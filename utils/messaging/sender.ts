import type { Sender } from './router';

/** What the browser says about a message's sender. Optional fields differ by browser: Firefox gives `url` where Chromium gives `origin`. */
export interface BrowserSender {
  readonly tab?: { readonly id?: number | undefined; readonly url?: string | undefined } | undefined;
  readonly frameId?: number | undefined;
  readonly url?: string | undefined;
  readonly origin?: string | undefined;
  readonly documentId?: string | undefined;
}

/** `ownUrl` is the extension's base URL, such as `chrome-extension://<id>/`. */
export function senderOf(sender: BrowserSender, ownUrl: string): Sender {
  const frameOrigin = sender.origin ?? originOf(sender.url);
  return {
    tabId: sender.tab?.id ?? null,
    frameId: sender.frameId ?? 0,
    documentId: sender.documentId ?? null,
    origin: frameOrigin,
    topOrigin: originOf(sender.tab?.url) ?? frameOrigin,
    isOwnPage: sender.url?.startsWith(ownUrl) ?? false,
  };
}

function originOf(url: string | undefined): string | null {
  return url !== undefined && URL.canParse(url) ? new URL(url).origin : null;
}
