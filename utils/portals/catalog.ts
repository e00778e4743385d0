import { err, ok, type Result } from '../ascmi/result';
import { compileAdapter } from './compile';
import { genericAdapter, type CompiledAdapter } from './compiled';
import epicCareLink from './data/epic-carelink.json';
import findhelp from './data/findhelp.json';
import hmis from './data/hmis.json';
import healthCloud from './data/salesforce-health-cloud.json';
import medplum from './data/medplum.json';
import openemr from './data/openemr.json';
import openemrFrameset from './data/openemr-frameset.json';
import smartPicker from './data/smart-patient-picker.json';
import smartcare from './data/smartcare.json';
import uniteUs from './data/unite-us.json';
import { parseAdapter, type Adapter } from './schema';

/** Adapters that ship with the extension, unparsed, most particular first. */
export const BUNDLED: readonly unknown[] = [
  openemrFrameset,
  openemr,
  medplum,
  smartPicker,
  smartcare,
  epicCareLink,
  healthCloud,
  uniteUs,
  findhelp,
  hmis,
];

export interface Catalog {
  readonly adapters: ReadonlyMap<string, Adapter>;
  /** What was refused and why; an adapter of policy that does not parse must not go unnoticed. */
  readonly problems: readonly string[];
}

/** Bundled adapters, then policy's: one of policy with the same id replaces the bundled one. */
export function buildCatalog(fromPolicy: readonly unknown[]): Catalog {
  const adapters = new Map<string, Adapter>();
  const problems: string[] = [];
  for (const [origin, list] of [
    ['bundled', BUNDLED],
    ['policy', fromPolicy],
  ] as const) {
    list.forEach((raw, index) => {
      const parsed = parseAdapter(raw);
      if (parsed.ok) adapters.set(parsed.value.id, parsed.value);
      else problems.push(...parsed.error.map((problem) => `${origin} adapter ${index}: ${problem}`));
    });
  }
  return { adapters, problems };
}

/** The adapter that policy names for a portal. */
export function compiledById(catalog: Catalog, id: string): Result<CompiledAdapter, 'unknown adapter'> {
  if (id === 'generic') return ok(genericAdapter());
  const adapter = catalog.adapters.get(id);
  return adapter === undefined ? err('unknown adapter') : ok(compileAdapter(adapter));
}
