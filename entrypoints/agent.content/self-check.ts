/** Page scripts replace functions at any time; twice a minute is soon enough to tell a privacy officer. */
const CHECK_MS = 30_000;

interface SelfCheckParts {
  readonly signal: AbortSignal;
  /** `tampered`: the page's world no longer reaches our wrappers. `missing`: no guard ever answered here. */
  readonly health: () => 'intact' | 'tampered' | 'missing';
  readonly isHidden: () => boolean;
  readonly later: (task: () => void, delayMs: number) => void;
  readonly tell: () => void;
}

/**
 * Asks the guard in the page's world now and then whether its wrappers still stand (`browser-facts` 4.4, self-check), and tells it once.
 * Nothing else follows: the wrappers are guidance, the network wall holds without them. A page's own tools that wrap what we wrapped count as
 * tampering too.
 */
export function startSelfCheck({ signal, health, isHidden, later, tell }: SelfCheckParts): void {
  function check(): void {
    if (signal.aborted) return;
    if (!isHidden() && health() === 'tampered') tell();
    else later(check, CHECK_MS);
  }
  later(check, CHECK_MS);
}
