import * as z from 'zod/mini';
import type { Area } from '../platform/areas';

interface PortalUpkeepParts {
  readonly local: Pick<Area, 'get' | 'set'>;
  /** Origins of the portals of the policy in force. */
  readonly origins: () => Promise<readonly string[]>;
  /** Registers the page scripts on what the browser granted, and nowhere else. Answers with the origins that it did not grant. */
  readonly register: (origins: readonly string[]) => Promise<readonly string[]>;
  /** Puts the page scripts into open tabs of these origins. */
  readonly inject: (origins: readonly string[]) => Promise<void>;
  /** Writes down that the page scripts could not be brought in line. */
  readonly failed: () => Promise<void>;
}

const REGISTERED_KEY = 'portals.registered';
const stored = z.array(z.string());

/**
 * Keeps the registered page scripts in line with policy and grants. One run after another: two at once would register the same script
 * twice, and the browser refuses that. Never rejects, so that what protects by other means (the wall) goes on whatever happens here.
 */
export function createPortalUpkeep(parts: PortalUpkeepParts): { bringInLine(): Promise<void> } {
  let queue: Promise<void> = Promise.resolve();

  async function run(): Promise<void> {
    const origins = await parts.origins();
    const missing = new Set(await parts.register(origins));
    const granted = origins.filter((origin) => !missing.has(origin));
    const parsed = stored.safeParse(await parts.local.get(REGISTERED_KEY));
    const before = new Set(parsed.success ? parsed.data : []);
    const fresh = granted.filter((origin) => !before.has(origin));
    if (fresh.length > 0) await parts.inject(fresh);
    // After the injection: a worker that dies over it leaves it to the next one. A portal that waits for its grant is not listed, so
    // that its open tabs get their scripts when the grant comes.
    if (fresh.length > 0 || before.size !== granted.length) await parts.local.set(REGISTERED_KEY, granted);
  }

  return {
    bringInLine() {
      queue = queue.then(run).catch(() => parts.failed().catch(() => undefined));
      return queue;
    },
  };
}
