import { extensionApi } from './api';
import { matchPattern } from './origins';

/**
 * Asks the browser to let us work on the given origins. Must be called synchronously inside a click, before anything is awaited:
 * browsers refuse otherwise. The browser may close the popup while it asks, so the background also listens for the grant.
 */
export function requestOrigins(origins: readonly string[]): Promise<boolean> {
  const patterns = origins.flatMap((origin) => matchPattern(origin) ?? []);
  if (patterns.length === 0) return Promise.resolve(false);
  return extensionApi.permissions.request({ origins: patterns });
}

/** Takes a grant back. False where the browser or the administrator does not allow that. */
export async function removeOrigins(origins: readonly string[]): Promise<boolean> {
  const patterns = origins.flatMap((origin) => matchPattern(origin) ?? []);
  try {
    return await extensionApi.permissions.remove({ origins: patterns });
  } catch {
    return false;
  }
}
