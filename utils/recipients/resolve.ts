import { NPI_SYSTEM } from '../ascmi/identifiers';
import type { RecipientKind } from '../ascmi/parties';
import { formatMatch, indexDirectory, normaliseMatch } from './index-entries';
import { domainAndParents, foldName, normaliseNpi, splitAddresses } from './normalise';
import type { DirectoryEntry, MatchKey, RecipientHints, ResolvedRecipient, UnknownReason } from './types';

type Index = ReadonlyMap<string, readonly DirectoryEntry[]>;
/** One address or name of the page, looked up. `entries` empty: the directory does not know it. */
interface Finding {
  readonly key: MatchKey;
  /** An address says where the data really goes; a name, department or NPI is only what the page calls it. */
  readonly isAddress: boolean;
  readonly readable: boolean;
  readonly entries: readonly DirectoryEntry[];
}

/**
 * Who receives, as far as the directory can tell. Pure and total; raw hints never appear in the answer.
 *
 * - Addresses outrank names: a fax number, e-mail or Direct address that the directory does not know is an unknown recipient, whatever name
 *   stands beside it (a mistyped fax number is the commonest misdirected disclosure). Every one of several addressees has to be known.
 * - All that was found must agree on kind, organisation and state, names included; otherwise UNKNOWN with reason `ambiguous`.
 * - Of domains the longest that is listed decides, and an exact address beats its domain.
 * - An unlisted web origin is ignored where an address was found: fax and mail services send from their own site.
 */
export function resolveRecipient(hints: RecipientHints, directory: readonly DirectoryEntry[]): ResolvedRecipient {
  const index = indexDirectory(directory);
  const findings = [...addresses(hints, index), ...names(hints, index)];
  const npi = hints.npi === undefined ? null : normaliseNpi(hints.npi);
  const unknown = (reason: UnknownReason): ResolvedRecipient => ({
    kind: 'UNKNOWN',
    ...(npi !== null && reason !== 'ambiguous' ? { organization: { system: NPI_SYSTEM, value: npi } } : {}),
    matchedBy: 'none',
    reason,
  });
  if (findings.length === 0) return unknown('no-hints');
  if (findings.some(({ readable }) => !readable)) return unknown('unreadable');
  if (findings.some(({ isAddress, entries }) => isAddress && entries.length === 0)) return unknown('not-in-directory');
  const matched = findings.filter(({ entries }) => entries.length > 0);
  const [best] = matched;
  if (best === undefined) return unknown('not-in-directory');
  return (
    agree(
      best.key,
      matched.flatMap(({ entries }) => entries),
      npi,
    ) ?? unknown('ambiguous')
  );
}

function addresses(hints: RecipientHints, index: Index): Finding[] {
  const found = [
    ...single('fax', hints.fax, index),
    ...mail('direct', hints.direct, index),
    ...mail('email', hints.email, index),
  ];
  const origin = single('origin', hints.origin, index);
  const originCounts = found.length === 0 || origin.some(({ entries }) => entries.length > 0);
  return originCounts ? [...found, ...origin] : found;
}

function single(key: MatchKey, written: string | undefined, index: Index): Finding[] {
  if (written === undefined || written.trim() === '') return [];
  const value = normaliseMatch(key, written);
  const entries = value === null ? [] : (index.get(formatMatch({ key, value })) ?? []);
  return [{ key, isAddress: key === 'fax' || key === 'origin', readable: value !== null, entries }];
}

function mail(key: 'email' | 'direct', written: string | undefined, index: Index): Finding[] {
  if (written === undefined || written.trim() === '') return [];
  const { addresses: list, unreadable } = splitAddresses(written);
  if (unreadable > 0 || list.length === 0) return [{ key, isAddress: true, readable: false, entries: [] }];
  return list.map((address) => {
    const exact = index.get(formatMatch({ key, value: address }));
    if (exact !== undefined) return { key, isAddress: true, readable: true, entries: exact };
    return { key: 'domain', isAddress: true, readable: true, entries: byDomain(address, index) };
  });
}

function byDomain(address: string, index: Index): readonly DirectoryEntry[] {
  for (const value of domainAndParents(address.slice(address.indexOf('@') + 1))) {
    const entries = index.get(formatMatch({ key: 'domain', value }));
    if (entries !== undefined) return entries;
  }
  return [];
}

/** The department of a named organisation decides before the organisation; a department alone counts only where no name is shown. */
function names(hints: RecipientHints, index: Index): Finding[] {
  const npi = single('npi', hints.npi, index);
  const name = hints.name === undefined ? '' : foldName(hints.name);
  const unit = hints.department === undefined ? '' : foldName(hints.department);
  if (name === '' && unit === '') return npi;
  const exact =
    name !== '' && unit !== '' ? index.get(formatMatch({ key: 'name', value: `${name}|${unit}` })) : undefined;
  const key = name === '' ? 'department' : 'name';
  const entries = exact ?? index.get(formatMatch({ key, value: name === '' ? unit : name })) ?? [];
  return [...npi, { key, isAddress: false, readable: true, entries }];
}

/** One recipient, or null where the entries are not compatible. */
function agree(
  matchedBy: MatchKey,
  entries: readonly DirectoryEntry[],
  shownNpi: string | null,
): ResolvedRecipient | null {
  const kinds = distinct<RecipientKind>(entries.map(({ kind }) => kind));
  const listed = distinct(entries.map(npiOf));
  // The page may show the clinician's NPI where the directory holds the organisation's: that is no contradiction.
  const npis = listed.length > 0 ? listed : distinct([shownNpi]);
  const states = distinct(entries.map(({ state }) => state?.trim().toUpperCase()));
  const [kind] = kinds;
  if (kind === undefined || kinds.length > 1 || npis.length > 1 || states.length > 1) return null;
  const labels = distinct(entries.map(({ name }) => name));
  const folded = distinct(labels.map(foldName));
  const [npi] = npis;
  // Several organisations behind one address: an exclusion of one of them could be missed.
  if (npi === undefined && folded.length > 1) return null;
  const [name] = labels;
  const [state] = states;
  return {
    kind,
    ...(name === undefined ? {} : { name }),
    ...(npi === undefined ? {} : { organization: { system: NPI_SYSTEM, value: npi } }),
    ...(state === undefined || state === '' ? {} : { state }),
    matchedBy,
  };
}

function npiOf({ match, npi }: DirectoryEntry): string | undefined {
  const stated = npi ?? (match.startsWith('npi:') ? match.slice(4) : undefined);
  return stated === undefined ? undefined : (normaliseNpi(stated) ?? undefined);
}

const distinct = <T>(values: readonly (T | null | undefined)[]): T[] => [
  ...new Set(values.filter((value): value is T => value !== null && value !== undefined)),
];
