import * as z from 'zod/mini';
import { err, ok, type Result } from '../ascmi/result';
import type { LocalStore, StoredVersion } from './local-store';
import { isConsent } from './person';

/**
 * A back-up file: a header line, then one sealed block a line, each with up to `BLOCK` consents and all their versions. The key comes from
 * a passphrase (PBKDF2-HMAC-SHA-256, 600,000 rounds: OWASP 2023), since the browser's own key never leaves the browser. Each block is bound
 * to its place, and the last one says that it is the last: a file that was cut, reordered or changed is refused.
 */
const FORMAT = 'ascmi-backup-1';
const ROUNDS = 600_000;
const BLOCK = 200;

type Crypto = Pick<typeof globalThis.crypto, 'subtle' | 'getRandomValues'>;
export type RestoreProblem = 'not-a-backup' | 'wrong-passphrase' | 'damaged';

const headerSchema = z.object({
  format: z.literal(FORMAT),
  salt: z.string(),
  rounds: z.number().check(z.minimum(1), z.maximum(10_000_000)),
});
const versionSchema = z.array(z.object({ consent: z.unknown(), version: z.number(), updatedAtMs: z.number() }));
const blockSchema = z.object({ last: z.boolean(), members: z.array(versionSchema) });

const toBase64 = (bytes: Uint8Array): string => btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
function fromBase64(text: string): Uint8Array<ArrayBuffer> | null {
  try {
    return Uint8Array.from(atob(text), (char) => char.charCodeAt(0));
  } catch {
    return null;
  }
}

async function keyOf(
  crypto: Crypto,
  passphrase: string,
  salt: Uint8Array<ArrayBuffer>,
  rounds: number,
): Promise<CryptoKey> {
  const raw = await crypto.subtle.importKey(
    'raw',
    new TextEncoder().encode(passphrase.normalize('NFC')),
    'PBKDF2',
    false,
    ['deriveKey'],
  );
  const derivation = { name: 'PBKDF2', hash: 'SHA-256', salt, iterations: rounds };
  return crypto.subtle.deriveKey(derivation, raw, { name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
}
const place = (index: number) => new TextEncoder().encode(`${FORMAT}:${index}`);

/** The file, line by line. `rounds` differs in tests only. */
export async function* backUp(
  store: LocalStore,
  passphrase: string,
  crypto: Crypto,
  rounds = ROUNDS,
): AsyncGenerator<string> {
  const salt = crypto.getRandomValues(new Uint8Array(16));
  const key = await keyOf(crypto, passphrase, salt, rounds);
  yield `${JSON.stringify({ format: FORMAT, salt: toBase64(salt), rounds })}\n`;
  let index = 0;
  async function sealed(members: readonly (readonly StoredVersion[])[], last: boolean): Promise<string> {
    const iv = crypto.getRandomValues(new Uint8Array(12));
    const plain = new TextEncoder().encode(JSON.stringify({ last, members }));
    const box = await crypto.subtle.encrypt({ name: 'AES-GCM', iv, additionalData: place(index) }, key, plain);
    index += 1;
    return `${toBase64(iv)}.${toBase64(new Uint8Array(box))}\n`;
  }
  let block: (readonly StoredVersion[])[] = [];
  for await (const current of store.readAll()) {
    block.push(await store.history(current.consent.id ?? ''));
    if (block.length < BLOCK) continue;
    yield await sealed(block, false);
    block = [];
  }
  yield await sealed(block, true);
}

/**
 * Reads a back-up into the store. All of it is checked before anything is stored. Records that are already there get the back-up's newest
 * version only where theirs is older; nothing is deleted.
 */
export async function restore(
  text: string,
  passphrase: string,
  store: LocalStore,
  crypto: Crypto,
): Promise<Result<{ consents: number }, RestoreProblem>> {
  const [first = '', ...lines] = text.split('\n').filter((line) => line !== '');
  const header = headerSchema.safeParse(parseJson(first));
  const salt = header.success ? fromBase64(header.data.salt) : null;
  if (!header.success || salt === null) return err('not-a-backup');
  const key = await keyOf(crypto, passphrase, salt, header.data.rounds);
  const members: StoredVersion[][] = [];
  let complete = false;
  for (const [index, line] of lines.entries()) {
    const [iv, box] = line.split('.').map(fromBase64);
    if (!iv || !box || complete) return err('damaged');
    const plain = await crypto.subtle
      .decrypt({ name: 'AES-GCM', iv, additionalData: place(index) }, key, box)
      .catch(() => null);
    // The first block proves the passphrase; a later one that does not open was changed.
    if (plain === null) return err(index === 0 ? 'wrong-passphrase' : 'damaged');
    const block = blockSchema.safeParse(parseJson(new TextDecoder().decode(plain)));
    if (!block.success) return err('damaged');
    complete = block.data.last;
    for (const versions of block.data.members) {
      const valid = versions.flatMap(({ consent, ...rest }) => (isConsent(consent) ? [{ consent, ...rest }] : []));
      if (valid.length !== versions.length) return err('damaged');
      members.push(valid);
    }
  }
  if (!complete) return err('damaged');
  for (let start = 0; start < members.length; start += BLOCK)
    await store.putVersions(members.slice(start, start + BLOCK));
  return ok({ consents: members.length });
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
}
