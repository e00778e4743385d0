import { foldName, normaliseDomain, normaliseEmail, normaliseFax, normaliseNpi, normaliseOrigin } from './normalise';
import { MATCH_KEYS } from './types';
import type { DirectoryEntry, MatchKey } from './types';

export interface MatchRef {
  readonly key: MatchKey;
  readonly value: string;
}

/** Takes `fax:+1 555 555 0100` apart and normalises it; null where the key is unknown or the value unreadable. */
export function parseMatch(match: string): MatchRef | null {
  const colon = match.indexOf(':');
  const key = MATCH_KEYS.find((candidate) => candidate === match.slice(0, colon).trim().toLowerCase());
  const value = key === undefined ? null : normaliseMatch(key, match.slice(colon + 1));
  return key === undefined || value === null ? null : { key, value };
}

export const formatMatch = ({ key, value }: MatchRef): string => `${key}:${value}`;

export function normaliseMatch(key: MatchKey, written: string): string | null {
  switch (key) {
    case 'fax':
      return normaliseFax(written);
    case 'email':
    case 'direct':
      return normaliseEmail(written);
    case 'domain':
      return normaliseDomain(written);
    case 'npi':
      return normaliseNpi(written);
    case 'origin':
      return normaliseOrigin(written);
    case 'name':
      return foldParts(written);
    case 'department':
      return foldName(written) || null;
  }
}

/** `Example County | Behavioral Health` -> `example county|behavioral health`. */
function foldParts(written: string): string | null {
  const [organization = '', ...department] = written.split('|');
  const name = foldName(organization);
  const unit = foldName(department.join(' '));
  return name === '' ? null : unit === '' ? name : `${name}|${unit}`;
}

/** Entries by normalised match. An entry that cannot be read matches nothing; the importers and policy report it. */
export function indexDirectory(directory: readonly DirectoryEntry[]): ReadonlyMap<string, readonly DirectoryEntry[]> {
  const index = new Map<string, DirectoryEntry[]>();
  for (const entry of directory) {
    const ref = parseMatch(entry.match);
    if (ref === null) continue;
    const key = formatMatch(ref);
    const list = index.get(key);
    if (list === undefined) index.set(key, [entry]);
    else list.push(entry);
  }
  return index;
}
