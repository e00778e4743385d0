import { extensionApi } from './api';

/** What browsers say where the person closed the window. Anything else: the page could not be shown. */
const CLOSED = /did not approve|cancel|denied|closed/i;

/** The browser's own window for signing in; the address that the server sends the person back to never reaches the network. */
export const browserIdentity = {
  redirectUri: () => extensionApi.identity.getRedirectURL(),
  async launch(url: URL): Promise<URL | null> {
    try {
      const returned = await extensionApi.identity.launchWebAuthFlow({ url: url.href, interactive: true });
      return returned !== undefined && URL.canParse(returned) ? new URL(returned) : null;
    } catch (error) {
      if (error instanceof Error && CLOSED.test(error.message)) return null;
      throw error;
    }
  },
};
