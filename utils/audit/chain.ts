import type { AuditEvent, AuditRecord } from './entry';

/** The hash before the first record: 64 zeros. */
export const GENESIS = '0'.repeat(64);

export type Digest = (text: string) => Promise<string>;

/** SHA-256 of a text's UTF-8, as 64 lower-case hex digits. */
export async function sha256(text: string): Promise<string> {
  const bytes = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/**
 * JSON with sorted keys and no white space, so that the same record gives the same text everywhere. A subset of RFC 8785: audit events hold
 * strings, booleans, small integers, arrays and objects only, for which `JSON.stringify` already agrees with it.
 */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value)
      .filter(([, entry]) => entry !== undefined)
      .sort(([left], [right]) => (left < right ? -1 : 1));
    return `{${entries.map(([key, entry]) => `${JSON.stringify(key)}:${canonicalJson(entry)}`).join(',')}}`;
  }
  return JSON.stringify(value);
}

/** The record that follows `previous`: its hash covers sequence, time, previous hash and event. */
export async function chainRecord(
  previous: AuditRecord | null,
  at: string,
  event: AuditEvent,
  digest: Digest,
): Promise<AuditRecord> {
  const body = { sequence: (previous?.sequence ?? 0) + 1, at, previous: previous?.hash ?? GENESIS, event };
  return { ...body, hash: await digest(canonicalJson(body)) };
}

/** Follows a chain from its oldest record. The first that does not follow is named; a log that lost its tail cannot be told from a short one. */
export async function verifyChain(
  records: AsyncIterable<AuditRecord>,
  digest: Digest,
): Promise<{ readonly ok: true; readonly entries: number } | { readonly ok: false; readonly brokenAt: number }> {
  let previous: AuditRecord | null = null;
  let entries = 0;
  for await (const record of records) {
    // Retention may have removed the oldest records: the first one present is taken as the start.
    const start: AuditRecord | null =
      previous ?? (record.sequence > 1 ? { ...record, sequence: record.sequence - 1, hash: record.previous } : null);
    const expected = await chainRecord(start, record.at, record.event, digest);
    if (
      expected.sequence !== record.sequence ||
      expected.previous !== record.previous ||
      expected.hash !== record.hash
    ) {
      return { ok: false, brokenAt: record.sequence };
    }
    previous = record;
    entries += 1;
  }
  return { ok: true, entries };
}
