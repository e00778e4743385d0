import { CIN_SYSTEM, MBI_SYSTEM, type Identifier } from '../ascmi/identifiers';
import { completeIdentifiers } from './person';
import type { ConsentResource, ResourceIdentifier } from './resources';

/**
 * The registry's own names for our identifier systems: `{ "urn:ascmi-consent-guard:cin": "urn:example:medi-cal:cin" }`. No published
 * system exists for the Medi-Cal CIN, so each registry has its own.
 */
export type IdentifierSystems = Readonly<Record<string, string>>;

export const toRegistry = (systems: IdentifierSystems, { system, value }: Identifier): Identifier => ({
  system: systems[system] ?? system,
  value,
});

/**
 * What is worth asking for, strongest first. A portal's record number means nothing to a registry unless policy maps it, so it goes out
 * only where it is mapped or all that there is: minimum necessary.
 */
export function askable(identifiers: readonly Identifier[], systems: IdentifierSystems): Identifier[] {
  const rank = (system: string) => (system === CIN_SYSTEM ? 0 : system === MBI_SYSTEM ? 1 : system in systems ? 2 : 3);
  const sorted = identifiers
    .filter(({ system, value }) => system !== '' && value !== '' && !value.includes('|') && !value.includes(','))
    .toSorted((left, right) => rank(left.system) - rank(right.system));
  const known = sorted.filter(({ system }) => rank(system) < 3);
  return (known.length > 0 ? known : sorted).slice(0, 4);
}

/** Any other resource of a filing in the registry's own systems: identifiers may stand anywhere in it. */
export function resourceToRegistry<T extends object>(resource: T, systems: IdentifierSystems): T {
  const mapped: unknown = JSON.parse(JSON.stringify(resource), (_key, value: unknown) => {
    const { system, value: number } = (value ?? {}) as ResourceIdentifier;
    const name = typeof system === 'string' && typeof number === 'string' ? systems[system] : undefined;
    return name === undefined ? value : { ...(value as object), system: name };
  });
  return mapped as T;
}

/** A Consent in the registry's own systems, for filing. */
export function consentToRegistry(consent: ConsentResource, systems: IdentifierSystems): ConsentResource {
  const map = (one: ResourceIdentifier): ResourceIdentifier =>
    one.system !== undefined && systems[one.system] !== undefined
      ? { ...one, system: systems[one.system] ?? one.system }
      : one;
  const { patient, contained } = consent;
  return {
    ...consent,
    ...(patient
      ? { patient: { ...patient, ...(patient.identifier ? { identifier: map(patient.identifier) } : {}) } }
      : {}),
    ...(contained
      ? {
          contained: contained.map((one) =>
            one.resourceType === 'Patient'
              ? {
                  ...one,
                  identifier: completeIdentifiers(one['identifier'] as ResourceIdentifier[] | undefined).map(map),
                }
              : one,
          ),
        }
      : {}),
  };
}
