import { browserFamily, extensionApi } from './api';
import { contentScripts } from './manifest';
import { matchPatternFor } from './match-pattern';
import type { Companion } from './offer';

/** The match pattern of an origin in the browser that this package was built for. */
export const matchPattern = (origin: string): string | null => matchPatternFor(origin, browserFamily);

export async function hasPermission(origin: string): Promise<boolean> {
  const pattern = matchPattern(origin);
  return pattern !== null && extensionApi.permissions.contains({ origins: [pattern] });
}

/** Those of the origins that the browser has not granted. */
export async function withoutGrant(origins: readonly string[]): Promise<readonly string[]> {
  const asked = await Promise.all(origins.map(async (origin) => ({ origin, isGranted: await hasPermission(origin) })));
  return asked.filter(({ isGranted }) => !isGranted).map(({ origin }) => origin);
}

/**
 * Registers the page scripts on exactly the given portals that the browser has granted; everything else is unregistered.
 * Returns the origins that still need a grant. Registration order is the order of the ids: agent before guard.
 */
export async function registerPortals(origins: readonly string[]): Promise<readonly string[]> {
  const granted: string[] = [];
  const missing: string[] = [];
  for (const origin of origins) {
    ((await hasPermission(origin)) ? granted : missing).push(origin);
  }
  const matches = [...new Set(granted.flatMap((origin) => matchPattern(origin) ?? []))];
  const present = new Map(
    (await extensionApi.scripting.getRegisteredContentScripts()).map((script) => [script.id, script]),
  );
  const wanted = matches.length > 0 ? runtimeScripts(matches) : [];
  const stale = [...present.keys()].filter((id) => !wanted.some((script) => script.id === id));
  if (stale.length > 0) await extensionApi.scripting.unregisterContentScripts({ ids: stale });
  for (const script of wanted) {
    const before = present.get(script.id);
    if (!before) await extensionApi.scripting.registerContentScripts([script]);
    else if (!sameSet(before.matches ?? [], script.matches))
      await extensionApi.scripting.updateContentScripts([script]);
  }
  return missing;
}

function runtimeScripts(matches: string[]) {
  return contentScripts(matches).map((script, index) => ({
    id: index === 0 ? '1-agent' : '2-guard',
    js: script.js,
    matches,
    runAt: script.run_at,
    allFrames: script.all_frames,
    matchOriginAsFallback: script.match_origin_as_fallback,
    world: script.world,
    persistAcrossSessions: true,
  }));
}

function sameSet(left: readonly string[], right: readonly string[]): boolean {
  return left.length === right.length && left.every((entry) => right.includes(entry));
}

/** Puts the page scripts into tabs that were open before the portal was configured or the extension updated. */
export async function injectIntoOpenTabs(origins: readonly string[]): Promise<void> {
  for (const origin of origins) {
    const pattern = matchPattern(origin);
    if (pattern === null) continue;
    for (const tab of await extensionApi.tabs.query({ url: pattern }))
      if (tab.id !== undefined && !tab.discarded) await injectMissing(tab.id, contentScripts([pattern]));
  }
}

/** Agent, then guard, each into the frames that have none of this life of the extension: a second guard would never be spoken to. */
async function injectMissing(tabId: number, scripts: ReturnType<typeof contentScripts>): Promise<void> {
  for (const [index, script] of scripts.entries()) {
    const frameIds = (await standingOf(tabId)).flatMap(({ frameId, present }) => (present[index] ? [] : [frameId]));
    if (frameIds.length === 0) continue;
    await extensionApi.scripting
      .executeScript({ target: { tabId, frameIds }, files: script.js, world: script.world, injectImmediately: true })
      .catch(() => undefined);
  }
}

/** Which frames of a tab have an agent and a guard, by the marks of `claimInstance`. None where the tab shows the browser's error page. */
async function standingOf(tabId: number): Promise<readonly { frameId: number; present: readonly boolean[] }[]> {
  const results = await extensionApi.scripting
    .executeScript({
      target: { tabId, allFrames: true },
      // Runs in the page's isolated world, so it may use nothing of this module.
      func: () => ['agent', 'guard'].map((name) => Symbol.for(`ascmi-consent-guard:${name}`) in globalThis),
      injectImmediately: true,
    })
    .catch(() => []);
  return results.map(({ frameId, result }) => ({ frameId, present: result ?? [] }));
}

/** Puts a companion script beside the agent of one frame. False where the frame is gone. */
export async function injectCompanion(tabId: number, frameId: number, companion: Companion): Promise<boolean> {
  return extensionApi.scripting
    .executeScript({ target: { tabId, frameIds: [frameId] }, files: [`${companion}.js`], injectImmediately: true })
    .then(
      () => true,
      () => false,
    );
}
