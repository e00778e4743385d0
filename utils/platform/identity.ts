import { extensionApi } from './api';

/** The browser's own window for signing in; the address that the server sends the person back to never reaches the network. */
export const browserIdentity = {
  redirectUri: () => extensionApi.identity.getRedirectURL(),
  async launch(url: URL): Promise<URL | null> {
    const returned = await extensionApi.identity.launchWebAuthFlow({ url: url.href, interactive: true });
    return returned !== undefined && URL.canParse(returned) ? new URL(returned) : null;
  },
};
