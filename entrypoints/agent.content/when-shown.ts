import type { Client } from '../../utils/messaging/client';

/**
 * Resolves when the page is shown. A prerendered page lives beside the one in front, in the same tab: what it said before would count as a
 * second member there. Until then it is held like any page that nobody has answered.
 */
export function whenShown(document: Document): Promise<void> {
  if (!('prerendering' in document) || document.prerendering !== true) return Promise.resolve();
  return new Promise((resolve) => {
    document.addEventListener('prerenderingchange', () => resolve(), { once: true });
  });
}

/** A client that asks and tells nothing before the page is shown. */
export function waitingClient(client: Client, shown: Promise<void>): Client {
  return {
    request: async (...asked) => {
      await shown;
      return client.request(...asked);
    },
    notify: (...told) => void shown.then(() => client.notify(...told)),
  };
}
