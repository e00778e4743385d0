import { buildCatalog } from '../portals/catalog';
import { compileAdapter, matchesAddress } from '../portals/compile';
import type { CompiledAdapter } from '../portals/compiled';

type Json = Readonly<Record<string, unknown>>;
const list = (value: unknown): Json[] => (Array.isArray(value) ? (value as Json[]) : []);

/**
 * Adapters to try on a page, in order. One that is named (by option, or by the policy for the page's origin) is tried alone; `generic` means
 * none. Otherwise every adapter whose addresses fit is tried, and speaks where its signs are found.
 */
export function adaptersFor(url: string, policy: unknown, named: string | undefined): readonly CompiledAdapter[] {
  const settings = (policy ?? {}) as Json;
  const { adapters, problems } = buildCatalog(list(settings['adapters']));
  for (const problem of problems) console.error(problem);
  const origin = URL.canParse(url) ? new URL(url).origin : '';
  const id = named ?? list(settings['portals']).find((portal) => portal['origin'] === origin)?.['adapter'];
  if (id === 'generic') return [];
  const all = [...adapters.values()];
  if (typeof id === 'string') {
    const chosen = adapters.get(id);
    if (chosen === undefined) throw new Error(`no adapter "${id}"`);
    return [compileAdapter(chosen)];
  }
  return all.filter((adapter) => matchesAddress(adapter, url)).map(compileAdapter);
}
