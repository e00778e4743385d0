import * as z from 'zod/mini';
import type { TaughtLines, TeachingResult } from '../contract/teaching';
import type { Area } from '../platform/areas';
import type { EffectivePolicy } from '../policy/policy';
import { buildCatalog } from '../portals/catalog';
import { taughtAdapter } from '../portals/taught';
import type { Adapter } from '../portals/schema';

interface TeachingOptions {
  readonly session: Area;
  readonly policy: () => Promise<EffectivePolicy>;
  /** Epoch milliseconds. */
  readonly now: () => number;
  /** Origin of the portal that a tab shows; null where it shows none. */
  readonly portalOf: (tabId: number) => Promise<string | null>;
  /** Puts the teaching script into the tab's top frame. */
  readonly inject: (tabId: number) => Promise<boolean>;
  /** Stores the adapter in the local settings and names it for the portal. False where the administrator describes this portal. */
  readonly store: (origin: string, adapter: Adapter) => Promise<boolean>;
}

/** A lesson that nobody ends is over after this: the page must not keep a way to write settings. */
const LESSON_MS = 30 * 60_000;
const keyOf = (tabId: number) => `teaching.${tabId}`;
const lessonSchema = z.object({ origin: z.string(), untilMs: z.number() });

/** Lets a person teach a portal. Only the popup opens a lesson; only the tab that it was opened for can end it with an adapter. */
export class TeachingService {
  readonly #options: TeachingOptions;

  constructor(options: TeachingOptions) {
    this.#options = options;
  }

  /** False where the tab shows no portal, or cannot take the script. */
  async begin(tabId: number): Promise<boolean> {
    const { session, now, portalOf, inject } = this.#options;
    const origin = await portalOf(tabId);
    if (origin === null) return false;
    await session.set(keyOf(tabId), { origin, untilMs: now() + LESSON_MS });
    return inject(tabId);
  }

  async finish(
    tabId: number,
    origin: string,
    lines: TaughtLines,
    keep: 'settings' | 'export',
  ): Promise<TeachingResult> {
    const { session, policy, now, store } = this.#options;
    const lesson = lessonSchema.safeParse(await session.get(keyOf(tabId)));
    if (!lesson.success || lesson.data.origin !== origin || lesson.data.untilMs < now())
      return { outcome: 'expired', adapter: null };
    const current = await policy();
    const named = current.portals.find((portal) => portal.origin === origin)?.adapter ?? 'generic';
    const composed = taughtAdapter(origin, buildCatalog(current.adapters).adapters.get(named) ?? null, lines);
    if (!composed.ok) return { outcome: 'refused', adapter: null };
    const adapter = JSON.stringify(composed.value, null, 2);
    if (keep === 'export') return { outcome: 'exported', adapter };
    return { outcome: (await store(origin, composed.value)) ? 'saved' : 'managed', adapter };
  }
}
