import type { IdentifierKind } from '../ascmi/identifiers';

/** For people's eyes: first character, a fixed run of bullets, last three (`9•••••01A`). Short values show less. */
export function maskIdentifier(kind: IdentifierKind, value: string): string {
  if (kind === 'NAME_DOB') return `${value.slice(0, 1)}•••••`;
  if (value.length < 6) return `•••••${value.slice(-1)}`;
  return `${value.slice(0, 1)}•••••${value.slice(-3)}`;
}
