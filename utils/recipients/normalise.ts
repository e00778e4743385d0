import { isNpi } from '../identifiers/refuse';

/**
 * E.164 of a fax or telephone number: `+15555550100`. Understands every usual North American spelling, dial-out prefixes, `tel:` and
 * `fax:` schemes and extensions; numbers of other countries only with their `+` or `011`. Null, here and below: not readable as that.
 * North American Numbering Plan: area code and exchange begin with 2–9.
 */
export function normaliseFax(written: string): string | null {
  const text = written
    .normalize('NFKC')
    .trim()
    .replace(/^(?:tel|fax|facsimile|telefax|ph(?:one)?)\s*(?:no\.?|number|#)?\s*[:.]?\s*/i, '')
    .replace(/[\s,;]*(?:\(?\s*(?:ext|extension|x)\.?\s*:?\s*\d{1,6}\)?|;ext=\d+)\s*$/i, '');
  if (/[^\d\s()+.\-–—‐‑/,*#]/.test(text)) return null;
  const plus = text.startsWith('+');
  const digits = text.replace(/\(0\)/g, '').replace(/\D/g, '');
  const national = plus || digits.startsWith('011') ? null : nationalPart(digits, text);
  if (national !== null) return isNanp(national) ? `+1${national}` : null;
  const international = plus ? digits : digits.slice(3);
  if (international.startsWith('1')) return isNanp(international.slice(1)) ? `+${international}` : null;
  return /^[2-9]\d{6,14}$/.test(international) ? `+${international}` : null;
}

/** Ten digits, or eleven with the trunk `1`; a single `8` or `9` before a separator gets an outside line. */
function nationalPart(digits: string, text: string): string {
  const outside = /^[89]\s*[-,.\s]/.test(text) && digits.length > 10 ? digits.slice(1) : digits;
  return outside.length === 11 && outside.startsWith('1') ? outside.slice(1) : outside;
}
const isNanp = (digits: string): boolean => /^[2-9]\d{2}[2-9]\d{6}$/.test(digits);

/** Lower-case address `local@domain` (RFC 5321 without quoted local parts), out of `mailto:`, angle brackets or a display name. */
export function normaliseEmail(written: string): string | null {
  const text = written
    .trim()
    .replace(/^mailto:/i, '')
    .replace(/\?.*$/, '');
  const inner = /<([^<>]+)>\s*$/.exec(text)?.[1] ?? text;
  const match = /^([A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+)@([^@\s]+)$/.exec(inner.trim());
  const domain = match?.[2] === undefined ? null : normaliseDomain(match[2]);
  return match?.[1] === undefined || domain === null ? null : `${match[1].toLowerCase()}@${domain}`;
}

/** All addresses of a field or a `mailto:` link, its copies included. `unreadable` counts parts that are no address. */
export function splitAddresses(written: string): {
  readonly addresses: readonly string[];
  readonly unreadable: number;
} {
  const [to = '', query = ''] = /^mailto:/i.test(written.trim()) ? written.trim().slice(7).split('?', 2) : [written];
  const copies = [...query.matchAll(/(?:^|&)(?:to|cc|bcc)=([^&]*)/gi)].map(([, value = '']) => value);
  const decoded = [to, ...copies].map((part) => (query !== '' || part !== written ? decode(part) : part));
  const parts = decoded.flatMap((part) => part.split(/[;,\n]+/)).filter((part) => part.trim() !== '');
  const addresses = parts.map(normaliseEmail);
  return {
    addresses: [...new Set(addresses.filter((address) => address !== null))],
    unreadable: addresses.filter((address) => address === null).length,
  };
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

/** A host name in lower case without a final dot; international names in their `xn--` form. A single label is no domain. */
export function normaliseDomain(written: string): string | null {
  const text = written.trim().toLowerCase().replace(/^@/, '').replace(/\.$/, '');
  const url = URL.canParse(`https://${text}/`) ? new URL(`https://${text}/`) : null;
  if (
    url === null ||
    url.pathname !== '/' ||
    url.port !== '' ||
    url.username !== '' ||
    url.search !== '' ||
    url.hash !== ''
  )
    return null;
  return /^(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z][a-z0-9-]*[a-z0-9]$/.test(url.hostname) ? url.hostname : null;
}

/** The domain and its parents, nearest first: `a.b.example` -> `a.b.example`, `b.example`. */
export function domainAndParents(domain: string): string[] {
  const labels = domain.split('.');
  return labels.slice(0, -1).map((_, at) => labels.slice(at).join('.'));
}

/** `https://portal.example`, scheme and port kept. */
export function normaliseOrigin(written: string): string | null {
  const text = written.trim();
  if (!URL.canParse(text)) return null;
  const { origin, protocol } = new URL(text);
  return protocol === 'https:' || protocol === 'http:' ? origin : null;
}

/** NPI: ten digits that pass the Luhn test with the prefix 80840 (CMS, "NPI Check Digit", 45 CFR 162.406). */
export function normaliseNpi(written: string): string | null {
  const digits = written
    .normalize('NFKC')
    .replace(/^\s*NPI\s*(?:#|no\.?|number)?\s*:?/i, '')
    .replace(/[\s-]/g, '');
  return isNpi(digits) ? digits : null;
}

const ABBREVIATIONS: Readonly<Record<string, string>> = {
  dept: 'department',
  ctr: 'center',
  centre: 'center',
  cntr: 'center',
  hosp: 'hospital',
  hlth: 'health',
  svcs: 'services',
  svc: 'service',
  assoc: 'associates',
  med: 'medical',
  cnty: 'county',
  univ: 'university',
  intl: 'international',
  natl: 'national',
  grp: 'group',
  comm: 'community',
  mgmt: 'management',
  bh: 'behavioral health',
  behavioural: 'behavioral',
};
const LEGAL =
  /\b(?:the|inc|incorporated|llc|l l c|llp|lp|ltd|corp|corporation|company|pc|p c|apc|a professional corporation|a medical corporation|dba|nonprofit|non profit|501c3)\b/g;

/** Folds an organisation's name for comparison: accents, case, punctuation, legal forms and usual abbreviations. Empty when nothing is left. */
export function foldName(written: string): string {
  const plain = written
    .normalize('NFKD')
    .replace(/[\u0300-\u036f'’]/g, '')
    .toLowerCase()
    .replace(/&/g, ' and ')
    .replace(/[^a-z0-9]+/g, ' ');
  return plain
    .replace(LEGAL, ' ')
    .split(' ')
    .filter((word) => word !== '')
    .map((word) => (Object.hasOwn(ABBREVIATIONS, word) ? (ABBREVIATIONS[word] ?? word) : word))
    .join(' ');
}
