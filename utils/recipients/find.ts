import type { RecipientKind } from '../ascmi/parties';
import { foldName, normaliseNpi } from './normalise';
import type { DirectoryEntry } from './types';

export interface FoundParty {
  readonly name: string;
  readonly npi?: string;
  readonly kind: RecipientKind;
}

const SHORTEST = 2;

/** Directory lines whose name holds every word of `text` in any order, or whose NPI is `text`; each party once, `limit` at most. */
export function findParties(directory: readonly DirectoryEntry[], text: string, limit = 8): FoundParty[] {
  const words = foldName(text).split(' ').filter(Boolean);
  const asNpi = normaliseNpi(text);
  if (foldName(text).length < SHORTEST) return [];
  const found = new Map<string, FoundParty>();
  for (const entry of directory) {
    const name = entry.name ?? (entry.match.startsWith('name:') ? entry.match.slice('name:'.length) : '');
    if (name === '') continue;
    const stated = entry.npi ?? (entry.match.startsWith('npi:') ? entry.match.slice('npi:'.length) : '');
    const npi = normaliseNpi(stated) ?? undefined;
    const folded = foldName(name);
    const fits = words.every((word) => folded.includes(word)) || (asNpi !== null && npi === asNpi);
    if (!fits) continue;
    const key = `${folded}|${npi ?? ''}`;
    if (!found.has(key)) found.set(key, { name, kind: entry.kind, ...(npi === undefined ? {} : { npi }) });
    if (found.size >= limit) break;
  }
  return [...found.values()];
}
