import { ACTIONS, type ActionCode } from '../ascmi/actions';

/**
 * Which requests look like a share, by their address alone. One lexicon serves the network rules (RE2), the page scripts and the
 * background (ECMAScript), so the fragments use only what both dialects read alike: no look-around, no back-references.
 *
 * The address says little, so the lexicon is narrow on purpose. A request that changes something (POST, PUT, PATCH, DELETE) is
 * outbound when a path word names a way out (`/fax/`, `/send-referral`) or when it adds to an outbox (`POST /referrals`). A
 * request that only reads is outbound when it produces a file to take away. Reading lists and charts (`GET /messages`,
 * `GET /referrals/123`) is never matched: a portal must keep working while it is locked.
 *
 * Residual gap: one address for everything (`POST /graphql`, a WebSocket) tells nothing; there the gesture decides.
 */
interface OutboundWords {
  readonly action: ActionCode;
  /** Path words of changing requests, anywhere in the path. */
  readonly write?: readonly string[];
  /** Last path segment of a changing request: adding to an outbox. */
  readonly append?: readonly string[];
  /** Path words of reading requests. */
  readonly read?: readonly string[];
  /** Endings or query values of any request, after `.` or `=`. */
  readonly file?: readonly string[];
}

/** Most specific first: the first row that matches names the action. */
export const OUTBOUND_WORDS: readonly OutboundWords[] = [
  { action: 'EXPORT_CCDA', write: ['c-?cda', 'ccd', 'cda'], read: ['c-?cda', 'ccd', 'cda'], file: ['c-?cda', 'ccd'] },
  {
    action: 'EXPORT_FHIR',
    write: ['bulk-?export'],
    read: ['\\$export', 'bulk-?export', 'fhir-?export', 'export/fhir'],
  },
  { action: 'FAX', write: ['e?fax(es)?', '(send|queue)-?e?fax'] },
  { action: 'REFERRAL_STATUS', write: ['(close|closing)-?loop', 'referral-?status'] },
  {
    action: 'REFERRAL_SEND',
    write: ['(send|submit|create)-?referral', 'refer(-?out)?', 'referrals?/([^/?#]+/)?(send|submit|transmit)'],
    append: ['(outgoing-?)?referrals?'],
  },
  {
    action: 'PLAN_SUBMIT',
    write: ['(submit|send)-?(claim|auth[a-z]*)'],
    append: ['claims', '(prior-?)?authorizations'],
  },
  { action: 'EMAIL', write: ['send-?e?mail', 'e-?mail-?(send|record|chart)'], append: ['e-?mails?'] },
  { action: 'PORTAL_PROXY', write: ['prox(y|ies)-?access', 'grant-?(access|proxy)'], append: ['proxies'] },
  {
    action: 'CARE_PLAN_SHARE',
    write: ['share', 'share-?[a-z]+', 'invite'],
    append: ['shares', 'invites', 'invitations'],
  },
  { action: 'HIE_PUBLISH', write: ['publish', 'transmit', 'hie'] },
  {
    action: 'HIE_QUERY',
    read: ['hie-?(query|search)', 'outside-?records'],
    write: ['(query|search)-?hie', 'outside-?records'],
  },
  { action: 'PRINT', write: ['print', 'print-?(job|queue|batch)s?'] },
  {
    action: 'DOWNLOAD_PDF',
    write: ['download'],
    read: ['download', 'download-?(pdf|file|chart|record|all|zip)'],
    file: ['zip'],
  },
  {
    action: 'REPORT',
    write: ['export', 'export-?[a-z]+'],
    read: ['export', 'export-?(csv|pdf|xlsx?|list|data|report|all)'],
    file: ['csv', 'xlsx?'],
  },
  {
    action: 'DIRECT_MESSAGE',
    write: ['send', 'send-?[a-z]+', 'forward', 'disclose'],
    append: ['messages?', '(secure|direct)-?messages?'],
  },
];

export type RequestNature = 'read' | 'write';

export function natureOf(method: string): RequestNature {
  return /^(get|head|options)$/i.test(method) ? 'read' : 'write';
}

/** Words are looked for in the path only: a portal at `https://share.county.example` is not a share. */
const ANY_ORIGIN = '[^:]+://[^/?#]*';
const END = '([/_.?&#-]|$)';
/** For reading: a page (`chart-export.html`) only shows something, whatever it is called. */
const END_NO_PAGE = '([/_?&#-]|\\.[^h?#]|\\.h[^t?#]|$)';
/**
 * Regular expression sources, matched without regard to case against a whole address, that find shares of the given actions: a few a
 * row, so that rules of different tabs have sources in common, and so that each stays under the 2 kB that Chromium grants a compiled
 * expression. `origin` is a source too, for patterns that must stay within one origin.
 */
export function outboundPatterns(
  actions: readonly ActionCode[],
  nature: RequestNature,
  origin: string = ANY_ORIGIN,
): readonly string[] {
  const any = (words: readonly string[] = [], around: (alternatives: string) => string) =>
    words.length > 0 ? [around(words.join('|'))] : [];
  const end = nature === 'read' ? END_NO_PAGE : END;
  const inPath = (words: string) => `^${origin}/([^?#]*[/_.-])?(${words})${end}`;
  const atEnd = (words: string) => `^${origin}/([^?#]*/)?(${words})/?([?#]|$)`;
  const asFile = (words: string) => `^${origin}/.*[.=](${words})([?&#]|$)`;
  return OUTBOUND_WORDS.filter((row) => actions.includes(row.action)).flatMap((row) => [
    ...any(nature === 'write' ? row.write : row.read, inPath),
    ...any(nature === 'write' ? row.append : [], atEnd),
    ...any(row.file, asFile),
  ]);
}

/** Actions that disclose something; the rest is never stopped. */
export const GATED_ACTIONS: readonly ActionCode[] = (Object.keys(ACTIONS) as ActionCode[]).filter(
  (action) => ACTIONS[action].gated,
);

/**
 * Whether requests to hosts that are not the portal's are closed. They are uploads to somewhere else, whatever they carry; where policy only
 * watches those (`actionModes`), closed faxes and exports are no reason to cut the page off from other hosts.
 */
export function closesElsewhere(closed: readonly ActionCode[]): boolean {
  return closed.includes('UPLOAD_ELSEWHERE');
}

const COMPILED = OUTBOUND_WORDS.map(({ action }) => ({
  action,
  read: outboundPatterns([action], 'read').map((source) => new RegExp(source, 'i')),
  write: outboundPatterns([action], 'write').map((source) => new RegExp(source, 'i')),
}));

/** The action that a request looks like, or null. `url` is absolute. */
export function classifyOutboundUrl(url: string, method: string): ActionCode | null {
  const nature = natureOf(method);
  return COMPILED.find((row) => row[nature].some((pattern) => pattern.test(url)))?.action ?? null;
}
