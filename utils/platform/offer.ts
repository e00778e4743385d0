/**
 * Where a script that is put beside the agent leaves what it brings: a symbol on the isolated world's global, which no page can reach. The
 * scripts are built apart, so this is their only meeting point.
 */
export type Companion = 'page-ui' | 'page-reader' | 'page-content' | 'page-marks' | 'page-teach';
type World = Record<symbol, unknown>;

const markOf = (companion: Companion) => Symbol.for(`ascmi-consent-guard:${companion}`);

export function offer(companion: Companion, value: unknown): void {
  (globalThis as unknown as World)[markOf(companion)] = value;
}

/** What a companion of this very version brought, or null while it is not there. */
export function offered(companion: Companion): unknown {
  return (globalThis as unknown as World)[markOf(companion)] ?? null;
}
