import * as z from 'zod/mini';
import { err, ok, type Result } from '../ascmi/result';
import {
  RECORD_ORIGINS,
  type EmbeddedVersion,
  type RestoreAnswer,
  type RestoreProblem,
} from '../contract/embedded-view';
import { isConsent } from './person';

/**
 * A back-up file: a header line, then one sealed block a line, each with up to `BLOCK` consents and all their versions. The key comes from
 * a passphrase (PBKDF2-HMAC-SHA-256, 600,000 rounds: OWASP 2023), since the browser's own key never leaves the browser. Each block is bound
 * to its place, and the last one says that it is the last: a file that was cut, reordered or changed is refused.
 */
const FORMAT = 'ascmi-backup-1';
const ROUNDS = 600_000;
const BLOCK = 200;
/** Fewer consents where they carry signed copies: a block is restored in one message, and browsers refuse messages beyond 64 MB. */
const BLOCK_CHARS = 8_000_000;

type Crypto = Pick<typeof globalThis.crypto, 'subtle' | 'getRandomValues'>;
/** All versions of one consent, newest first. */
export type Versions = readonly EmbeddedVersion[];

const headerSchema = z.object({
  format: z.literal(FORMAT),
  salt: z.string(),
  rounds: z.number().check(z.minimum(1), z.maximum(10_000_000)),
});
const versionSchema = z.array(
  z.object({
    consent: z.custom<object>(isConsent),
    version: z.number(),
    updatedAtMs: z.number(),
    origin: z.optional(z.enum(RECORD_ORIGINS)),
    isPractice: z.optional(z.boolean()),
  }),
);
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
  members: AsyncIterable<Versions>,
  passphrase: string,
  crypto: Crypto,
  rounds = ROUNDS,
): AsyncGenerator<string> {
  const salt = crypto.getRandomValues(new Uint8Array(16));
  const key = await keyOf(crypto, passphrase, salt, rounds);
  yield `${JSON.stringify({ format: FORMAT, salt: toBase64(salt), rounds })}\n`;
  let index = 0;
  async function sealed(block: readonly Versions[], last: boolean): Promise<string> {
    const iv = crypto.getRandomValues(new Uint8Array(12));
    const plain = new TextEncoder().encode(JSON.stringify({ last, members: block }));
    const box = await crypto.subtle.encrypt({ name: 'AES-GCM', iv, additionalData: place(index) }, key, plain);
    index += 1;
    return `${toBase64(iv)}.${toBase64(new Uint8Array(box))}\n`;
  }
  let block: Versions[] = [];
  let chars = 0;
  for await (const versions of members) {
    block.push(versions);
    chars += JSON.stringify(versions).length;
    if (block.length < BLOCK && chars < BLOCK_CHARS) continue;
    yield await sealed(block, false);
    block = [];
    chars = 0;
  }
  yield await sealed(block, true);
}

type Block = readonly Versions[];

/** The blocks of a back-up in order. A failure is the last thing that comes; without one the file was whole. */
async function* openBlocks(
  lines: AsyncIterable<string>,
  passphrase: string,
  crypto: Crypto,
): AsyncGenerator<Result<Block, RestoreProblem>> {
  let key: CryptoKey | null = null;
  let index = 0;
  let isComplete = false;
  for await (const line of lines) {
    if (key === null) {
      const header = headerSchema.safeParse(parseJson(line));
      const salt = header.success ? fromBase64(header.data.salt) : null;
      if (!header.success || salt === null) {
        yield err('not-a-backup');
        return;
      }
      key = await keyOf(crypto, passphrase, salt, header.data.rounds);
      continue;
    }
    const [iv, box] = line.split('.').map(fromBase64);
    if (!iv || !box || isComplete) {
      yield err('damaged');
      return;
    }
    const plain = await crypto.subtle
      .decrypt({ name: 'AES-GCM', iv, additionalData: place(index) }, key, box)
      .catch(() => null);
    // The first block proves the passphrase; a later one that does not open was changed.
    if (plain === null) {
      yield err(index === 0 ? 'wrong-passphrase' : 'damaged');
      return;
    }
    const block = blockSchema.safeParse(parseJson(new TextDecoder().decode(plain)));
    if (!block.success) {
      yield err('damaged');
      return;
    }
    isComplete = block.data.last;
    index += 1;
    yield ok(block.data.members);
  }
  if (!isComplete) yield err(key === null ? 'not-a-backup' : 'damaged');
}

export interface RestoreOptions {
  /** The lines of the file from its beginning; called twice. */
  readonly lines: () => AsyncIterable<string>;
  readonly passphrase: string;
  /** Called once, after the whole file was found sound and before anything is stored. False: no answer came. */
  readonly begin: () => Promise<boolean>;
  /** Stores a few members' consents. False: no answer came. */
  readonly put: (members: Block) => Promise<boolean>;
  readonly crypto: Crypto;
}

/** Reads a back-up into a store. All of it is checked before anything is stored. */
export async function restore(options: RestoreOptions): Promise<RestoreAnswer> {
  const { lines, passphrase, begin, put, crypto } = options;
  for await (const block of openBlocks(lines(), passphrase, crypto))
    if (!block.ok) return { ok: false, problem: block.error };
  if (!(await begin())) return { ok: false, problem: 'no-answer' };
  let consents = 0;
  for await (const block of openBlocks(lines(), passphrase, crypto)) {
    if (!block.ok) return { ok: false, problem: block.error };
    if (!(await put(block.value))) return { ok: false, problem: 'no-answer' };
    consents += block.value.length;
  }
  return { ok: true, consents };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
}
