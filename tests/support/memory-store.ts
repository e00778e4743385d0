/** A key-value store in memory, for what the registry client keeps between look-ups. */
export function memoryStore() {
  const held = new Map<string, unknown>();
  return {
    held,
    get: (key: string) => Promise.resolve(structuredClone(held.get(key))),
    set: (key: string, value: unknown) => Promise.resolve(void held.set(key, structuredClone(value))),
    remove: (key: string) => Promise.resolve(void held.delete(key)),
  };
}
