import type { Area } from '../platform/areas';
import { mergePolicy } from './merge';
import type { EffectivePolicy, PolicyReader } from './policy';
import { parseSettings, type Settings } from './schema';

/** Keys in `storage.local`. `settings` is what the options page writes, in the shape of the managed policy. */
export const SETTINGS_KEY = 'settings';
export const LAST_MANAGED_KEY = 'managed.lastKnown';

interface ReaderOptions {
  readonly local: Area;
  readonly readManaged: () => Promise<Record<string, unknown> | null>;
  readonly onManagedChange: (listener: () => void, signal: AbortSignal) => void;
}

/**
 * Cache-first policy. Managed storage is often late (`{}` at start may mean "not yet", w3c/webextensions#547), so the last policy that
 * was seen holds until the browser says otherwise; what the browser then delivers is stored and announced.
 *
 * A managed policy that disappears is kept: a browser that has not loaded it yet looks the same. It is forgotten only by `forget`,
 * which the options page offers where no administrator manages the browser any more.
 */
export function createPolicyReader({ local, readManaged, onManagedChange }: ReaderOptions) {
  async function managed(): Promise<Settings> {
    return parseSettings(asRecord(await local.get(LAST_MANAGED_KEY))).settings;
  }

  async function current(): Promise<EffectivePolicy> {
    const chosen = parseSettings(asRecord(await local.get(SETTINGS_KEY))).settings;
    return mergePolicy(await managed(), chosen);
  }

  /** Reads managed storage once. True where it brought something new. */
  async function refresh(): Promise<boolean> {
    const delivered = await readManaged();
    if (delivered === null) return false;
    const before = JSON.stringify(await local.get(LAST_MANAGED_KEY));
    if (before === JSON.stringify(delivered)) return false;
    await local.set(LAST_MANAGED_KEY, delivered);
    return true;
  }

  const reader: PolicyReader = {
    current,
    managedKeys: async () => Object.keys(asRecord(await local.get(LAST_MANAGED_KEY))),
    onChange(listener, signal) {
      const announce = () => void current().then((policy) => (signal.aborted ? undefined : listener(policy)));
      local.onChange(SETTINGS_KEY, announce, signal);
      local.onChange(LAST_MANAGED_KEY, announce, signal);
      onManagedChange(() => void refresh(), signal);
    },
  };
  return {
    ...reader,
    refresh,
    /** Problems of both sources, as paths, for the options page. */
    async problems(): Promise<readonly string[]> {
      const sources = [await local.get(LAST_MANAGED_KEY), await local.get(SETTINGS_KEY)];
      return sources.flatMap((source) => parseSettings(asRecord(source)).problems);
    },
    forget: () => local.remove(LAST_MANAGED_KEY),
  };
}

export type FullPolicyReader = ReturnType<typeof createPolicyReader>;

function asRecord(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {};
}
