import type { ImportProblem } from './import-report';
import type { DirectoryEntry } from './types';

/** Mail providers that everybody uses: as a directory domain they would vouch for strangers. */
const FREE_MAIL = new Set([
  'gmail.com',
  'googlemail.com',
  'yahoo.com',
  'outlook.com',
  'hotmail.com',
  'live.com',
  'icloud.com',
  'me.com',
  'aol.com',
  'proton.me',
  'protonmail.com',
  'comcast.net',
  'att.net',
  'sbcglobal.net',
  'msn.com',
  'gmx.com',
  'ymail.com',
]);

/** What only shows in the whole list: doubles, contradictions, domains that vouch for strangers. `lines[i]` belongs to `entries[i]`. */
export function warnings(entries: readonly DirectoryEntry[], lines: readonly number[]): ImportProblem[] {
  const seen = new Map<string, DirectoryEntry>();
  const problems: ImportProblem[] = [];
  entries.forEach((entry, at) => {
    const line = lines[at] ?? 0;
    const warn = (code: ImportProblem['code']): void =>
      void problems.push({ line, severity: 'warning', code, field: 'match', value: entry.match });
    if (entry.match.startsWith('domain:') && FREE_MAIL.has(entry.match.slice(7))) warn('free-mail-domain');
    const known = seen.get(entry.match);
    if (known === undefined) seen.set(entry.match, entry);
    else warn(known.kind === entry.kind && known.npi === entry.npi ? 'duplicate' : 'conflicting-kinds');
  });
  return problems;
}
