import { extensionApi } from './api';

/** One key-value store of the browser. Values are structured-cloneable; what comes back is `unknown` and must be parsed. */
export interface Area {
  get(key: string): Promise<unknown>;
  set(key: string, value: unknown): Promise<void>;
  remove(key: string): Promise<void>;
  onChange(key: string, listener: (value: unknown) => void, signal: AbortSignal): void;
}

type AreaName = 'local' | 'session';

/** `local` outlives the browser; `session` is memory only and closed to page scripts. */
export function openArea(name: AreaName): Area {
  const area = extensionApi.storage[name];
  return {
    async get(key) {
      return (await area.get(key))[key];
    },
    set: (key, value) => area.set({ [key]: value }),
    remove: (key) => area.remove(key),
    onChange(key, listener, signal) {
      const changed = (changes: Record<string, chrome.storage.StorageChange>, areaName: string) => {
        if (areaName === name && key in changes) listener(changes[key]?.newValue);
      };
      extensionApi.storage.onChanged.addListener(changed);
      signal.addEventListener('abort', () => extensionApi.storage.onChanged.removeListener(changed));
    },
  };
}

/** What the administrator's policy delivers: null when there is none, or none yet (browsers do not tell the two apart). */
export async function readManaged(): Promise<Record<string, unknown> | null> {
  try {
    const values = await extensionApi.storage.managed.get(null);
    return Object.keys(values).length > 0 ? values : null;
  } catch {
    // Firefox rejects where no policy exists (w3c/webextensions#497).
    return null;
  }
}

export function onManagedChange(listener: () => void, signal: AbortSignal): void {
  const changed = (_changes: unknown, areaName: string) => {
    if (areaName === 'managed') listener();
  };
  extensionApi.storage.onChanged.addListener(changed);
  signal.addEventListener('abort', () => extensionApi.storage.onChanged.removeListener(changed));
}
