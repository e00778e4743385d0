import * as z from 'zod/mini';
import type { Unlocking } from '../../components/form/kiosk/api';
import type { Area } from '../../utils/platform/areas';

const TRIES = 5;
const WAIT_MS = 60_000;
/** Slow on purpose, as far as a person at the desk does not feel it: a short PIN has few possibilities. */
const ITERATIONS = 200_000;

const lockState = z.object({
  salt: z.string(),
  hash: z.string(),
  wrong: z.int(),
  waitUntilMs: z.number(),
});
type LockState = z.infer<typeof lockState>;

export interface PinLock {
  isLocked(): Promise<boolean>;
  lock(pin: string): Promise<void>;
  unlock(pin: string): Promise<Unlocking>;
}

/**
 * The PIN of one hand-over. Only a salted hash is held, in storage that lives in the browser's memory: a reload by the client comes back
 * locked, and closing the browser forgets it. State that cannot be read counts as locked by nobody, since nobody could open it.
 */
export function createPinLock(session: Area, formId: string, now: () => number): PinLock {
  const key = `form.kiosk.${formId}`;
  const read = async (): Promise<LockState | null> => {
    const parsed = lockState.safeParse(await session.get(key));
    return parsed.success ? parsed.data : null;
  };
  return {
    isLocked: async () => (await read()) !== null,
    async lock(pin) {
      const salt = hex(crypto.getRandomValues(new Uint8Array(16)));
      await session.set(key, { salt, hash: await hashOf(pin, salt), wrong: 0, waitUntilMs: 0 });
    },
    async unlock(pin) {
      const state = await read();
      if (!state) return { state: 'open' };
      if (now() < state.waitUntilMs) return { state: 'wait', waitMs: state.waitUntilMs - now() };
      if ((await hashOf(pin, state.salt)) === state.hash) {
        await session.remove(key);
        return { state: 'open' };
      }
      const wrong = state.wrong + 1;
      const isClosed = wrong % TRIES === 0;
      await session.set(key, { ...state, wrong, waitUntilMs: isClosed ? now() + WAIT_MS : 0 });
      return isClosed ? { state: 'wait', waitMs: WAIT_MS } : { state: 'wrong' };
    },
  };
}

async function hashOf(pin: string, salt: string): Promise<string> {
  const encoder = new TextEncoder();
  const key = await crypto.subtle.importKey('raw', encoder.encode(pin), 'PBKDF2', false, ['deriveBits']);
  const algorithm = { name: 'PBKDF2', hash: 'SHA-256', salt: encoder.encode(salt), iterations: ITERATIONS };
  return hex(new Uint8Array(await crypto.subtle.deriveBits(algorithm, key, 256)));
}

const hex = (bytes: Uint8Array): string => [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
