import type { RegistryDatabase } from './local-database';

/**
 * Encryption at rest. Both keys are made in this browser and are not extractable: whoever copies the database files without the browser
 * profile's key store gets ciphertext and keyed digests. AES-GCM with 256 bits; a fresh 96-bit nonce for each record (NIST SP 800-38D);
 * the row's identity is authenticated with it, so that ciphertexts cannot be swapped between rows.
 *
 * Residual gap: the browser keeps the keys in the same profile. Against somebody who can run code as this user, only disk encryption and
 * the operating system's log-in help.
 */
export interface Vault {
  /** Keyed digest of a search token; 128 bits as hex. */
  token(text: string): Promise<string>;
  seal(plain: string, boundTo: string): Promise<{ iv: Uint8Array<ArrayBuffer>; sealed: ArrayBuffer }>;
  /** Throws where the data was changed: that is damage, not an expected failure. */
  open(box: { iv: Uint8Array<ArrayBuffer>; sealed: ArrayBuffer }, boundTo: string): Promise<string>;
}

type Crypto = Pick<typeof globalThis.crypto, 'subtle' | 'getRandomValues'>;

/** Where the keys lie. */
export interface KeyStore {
  get(name: string): Promise<CryptoKey | undefined>;
  /** A second page may have made one meanwhile: the first stored key wins for both, and is what comes back. */
  addOnce(name: string, key: CryptoKey): Promise<CryptoKey>;
}

async function keyNamed(keys: KeyStore, name: string, make: () => Promise<CryptoKey>): Promise<CryptoKey> {
  return (await keys.get(name)) ?? keys.addOnce(name, await make());
}

export function openVault(db: RegistryDatabase, crypto: Crypto): Promise<Vault> {
  return vaultOver(
    {
      get: (name) => db.get('keys', name),
      async addOnce(name, key) {
        const transaction = db.transaction('keys', 'readwrite');
        const earlier = await transaction.store.get(name);
        if (!earlier) await transaction.store.add(key, name);
        await transaction.done;
        return earlier ?? key;
      },
    },
    crypto,
  );
}

export async function vaultOver(keys: KeyStore, crypto: Crypto): Promise<Vault> {
  const seal = await keyNamed(keys, 'seal', () =>
    crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']),
  );
  const index = await keyNamed(keys, 'index', () =>
    crypto.subtle.generateKey({ name: 'HMAC', hash: 'SHA-256' }, false, ['sign']),
  );
  const encoder = new TextEncoder();
  const decoder = new TextDecoder();
  return {
    async token(text) {
      const mac = new Uint8Array(await crypto.subtle.sign('HMAC', index, encoder.encode(text)));
      return Array.from(mac.subarray(0, 16), (byte) => byte.toString(16).padStart(2, '0')).join('');
    },
    async seal(plain, boundTo) {
      const iv = crypto.getRandomValues(new Uint8Array(12));
      const algorithm = { name: 'AES-GCM', iv, additionalData: encoder.encode(boundTo) };
      return { iv, sealed: await crypto.subtle.encrypt(algorithm, seal, encoder.encode(plain)) };
    },
    async open({ iv, sealed }, boundTo) {
      const algorithm = { name: 'AES-GCM', iv, additionalData: encoder.encode(boundTo) };
      return decoder.decode(await crypto.subtle.decrypt(algorithm, seal, sealed));
    },
  };
}
