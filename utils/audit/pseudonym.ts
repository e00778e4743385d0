import type { Identifier } from '../ascmi/identifiers';
import type { AuditDatabase } from './log';

export type Pseudonymize = (identifiers: readonly Identifier[]) => Promise<string>;

/** Stands for whoever a page named without a number: not one member, and not to be read as one. */
export const UNIDENTIFIED = 'unidentified';

const KEY_NAME = 'member-pseudonym';

/**
 * Names a member in the audit log without saying who it is: HMAC-SHA-256 of the first identifier under a key that never leaves this
 * browser (`extractable: false`). The same member has the same pseudonym on this computer, so a privacy officer who knows the identifier
 * can find the entries here; an exported log alone names nobody. 128 bits as hex.
 */
export function createPseudonymizer(db: AuditDatabase): Pseudonymize {
  return async (identifiers) => {
    if (identifiers.length === 0) return UNIDENTIFIED;
    const key = await pseudonymKey(db);
    const [first] = [...identifiers].map(({ system, value }) => `${system}|${value}`).sort();
    const mac = await crypto.subtle.sign('HMAC', key, new TextEncoder().encode(first));
    return [...new Uint8Array(mac).slice(0, 16)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  };
}

async function pseudonymKey(db: AuditDatabase): Promise<CryptoKey> {
  const stored = await db.get('keys', KEY_NAME);
  if (stored) return stored;
  const fresh = await crypto.subtle.generateKey({ name: 'HMAC', hash: 'SHA-256' }, false, ['sign']);
  // Two workers may race at the first start: `add` lets one win and both read the winner's key.
  await db.add('keys', fresh, KEY_NAME).catch(() => undefined);
  return (await db.get('keys', KEY_NAME)) ?? fresh;
}
