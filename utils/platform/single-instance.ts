/**
 * One agent a frame. The same script may be injected twice in one life of the extension (registered, and again into an open tab): the second
 * finds the first's mark on the isolated world's global, which no page can see, and leaves. An update makes a new isolated world, so the
 * new version's agent starts beside the orphaned one, which by then only keeps its lock.
 */
export function claimInstance(name: string): boolean {
  const mark = Symbol.for(`ascmi-consent-guard:${name}`);
  const world = globalThis as unknown as Record<symbol, true | undefined>;
  if (world[mark]) return false;
  world[mark] = true;
  return true;
}
