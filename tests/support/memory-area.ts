import type { Area } from '../../utils/platform/areas';

/** An in-memory stand-in for one storage area, with change events, for unit tests. */
export function memoryArea(initial: Record<string, unknown> = {}): Area {
  const values = new Map(Object.entries(structuredClone(initial)));
  const listeners = new Map<string, Set<(value: unknown) => void>>();
  const announce = (key: string) => listeners.get(key)?.forEach((listener) => listener(values.get(key)));
  return {
    get: async (key) => structuredClone(values.get(key)),
    set: async (key, value) => {
      values.set(key, structuredClone(value));
      announce(key);
    },
    remove: async (key) => {
      values.delete(key);
      announce(key);
    },
    onChange(key, listener, signal) {
      const set = listeners.get(key) ?? new Set();
      listeners.set(key, set.add(listener));
      signal.addEventListener('abort', () => set.delete(listener));
    },
  };
}
