import type { CompiledAdapter } from '../portals/compiled';

/** Adapters to try on a page, most wanted first. */
export function adaptersFor(_url: string, _policy: unknown, _named: string | undefined): readonly CompiledAdapter[] {
  return [];
}
