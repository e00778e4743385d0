import { CIN_SYSTEM, MBI_SYSTEM, type Identifier } from '../ascmi/identifiers';
import { OLD_SYSTEMS } from '../ascmi/code-systems';
import { isObject, listAt, textAt, type JsonObject } from './json';
import type { Zone, Zones } from './zones';

/** What reading a record depends on besides the record. */
export interface ReaderContext {
  readonly zones: Zones;
  /** Zone of times that state no offset. */
  readonly defaultZone: Zone;
  /** A registry's own system addresses -> the product's (policy `systemAliases`). */
  readonly aliases: Readonly<Record<string, string>>;
  /** Identifiers of the Patients and Organizations that the registry sent along, by `Type/id`. */
  readonly companions: ReadonlyMap<string, readonly Identifier[]>;
}

/** A resource with its own contained resources. */
export interface Scope {
  readonly context: ReaderContext;
  readonly contained: ReadonlyMap<string, JsonObject>;
}

export function systemOf(system: string | undefined, { aliases }: Pick<ReaderContext, 'aliases'>): string | undefined {
  if (system === undefined) return undefined;
  if (Object.hasOwn(aliases, system)) return aliases[system];
  return Object.hasOwn(OLD_SYSTEMS, system) ? OLD_SYSTEMS[system] : system;
}

/** Systems whose values are written in capitals; elsewhere case may tell two people apart. */
const UPPERCASE_SYSTEMS = new Set([CIN_SYSTEM, MBI_SYSTEM]);

export function normalizeIdentifier(
  system: string,
  value: string,
  context: Pick<ReaderContext, 'aliases'>,
): Identifier {
  const known = systemOf(system, context) ?? system;
  return { system: known, value: UPPERCASE_SYSTEMS.has(known) ? value.trim().toUpperCase() : value.trim() };
}

export function identifierOf(value: unknown, context: ReaderContext): Identifier | null {
  if (!isObject(value)) return null;
  const system = textAt(value, 'system');
  const text = textAt(value, 'value');
  return system === undefined || text === undefined ? null : normalizeIdentifier(system, text, context);
}

export function identifiersOf(resource: JsonObject, context: ReaderContext): readonly Identifier[] {
  const entries = listAt(resource, 'identifier') ?? [];
  return entries.flatMap((entry) => {
    const identifier = identifierOf(entry, context);
    return identifier ? [identifier] : [];
  });
}

export function containedOf(resource: JsonObject): ReadonlyMap<string, JsonObject> {
  const map = new Map<string, JsonObject>();
  for (const entry of listAt(resource, 'contained') ?? []) {
    if (!isObject(entry)) continue;
    const id = textAt(entry, 'id');
    if (id !== undefined) map.set(id, entry);
  }
  return map;
}

/** `Type/id` of a relative, absolute or versioned literal reference; null for anything else. */
export function literalOf(reference: string): string | null {
  return /(?:^|\/)([A-Z][A-Za-z]+\/[A-Za-z0-9.-]{1,64})(?:\/_history\/[^/]+)?$/.exec(reference)?.[1] ?? null;
}

export interface ResolvedReference {
  readonly identifiers: readonly Identifier[];
  readonly literal: string | null;
  readonly contained: JsonObject | null;
  readonly type: string | undefined;
  readonly display: string | undefined;
  /** Something is referenced, and nothing here says what identifiers it has. */
  readonly unresolved: boolean;
}

/** A FHIR Reference with all that can be known of its target without asking a server. */
export function resolveReference(value: unknown, { context, contained }: Scope): ResolvedReference | null {
  if (!isObject(value)) return null;
  const reference = textAt(value, 'reference');
  const own = identifierOf(value['identifier'], context);
  const inside = reference?.startsWith('#') ? (contained.get(reference.slice(1)) ?? null) : null;
  const literal = reference === undefined || reference.startsWith('#') ? null : literalOf(reference);
  const found = [
    ...(own ? [own] : []),
    ...(inside ? identifiersOf(inside, context) : []),
    ...(literal === null ? [] : (context.companions.get(literal) ?? [])),
  ];
  return {
    identifiers: found,
    literal,
    contained: inside,
    type: textAt(value, 'type') ?? (inside ? textAt(inside, 'resourceType') : literal?.split('/')[0]),
    display: textAt(value, 'display'),
    unresolved: found.length === 0 && (reference !== undefined || value['identifier'] !== undefined),
  };
}
