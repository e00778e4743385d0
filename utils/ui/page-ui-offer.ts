/**
 * Where the interface script leaves its `mount` for the agent: a symbol on the isolated world's global, which no page can reach. The two
 * scripts are built apart, so this is their only meeting point.
 */
const MARK = Symbol.for('ascmi-consent-guard:page-ui');
type World = Record<symbol, unknown>;

export function offerPageUi(mount: unknown): void {
  (globalThis as unknown as World)[MARK] = mount;
}

/** The mount of this very version, or null while the script is not there. */
export function offeredPageUi<Mount>(): Mount | null {
  return ((globalThis as unknown as World)[MARK] as Mount | undefined) ?? null;
}
