import { pageApi } from '../platform/page-api';
import { createClient, type Client } from './client';

/** The messaging client of a page script or of one of the extension's own pages. */
export function createPageClient(): Client {
  return createClient({
    send: async (message) => pageApi()?.runtime.sendMessage(message),
    isAlive: () => pageApi()?.runtime.id !== undefined,
    sleep: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
  });
}
