import {
  PROTOCOL_VERSION,
  type Envelope,
  type Notes,
  type NoteType,
  type Requests,
  type RequestType,
} from '../contract/messages';
import { err, ok, type Result } from '../ascmi/result';

/** Why a request got no answer. `outdated`: the extension was updated under this page; only a reload helps. */
export type MessageProblem = 'timeout' | 'unreachable' | 'outdated' | 'refused';

export interface ClientOptions {
  readonly send: (message: Envelope) => Promise<unknown>;
  /** False once the extension was updated or removed under this page. */
  readonly isAlive: () => boolean;
  /** Waits; a parameter so that tests own time. */
  readonly sleep: (ms: number) => Promise<void>;
}

export interface Client {
  /**
   * Asks the background and waits up to `timeoutMs`. Sending wakes a dead worker; a message that nobody received is sent again
   * (`Receiving end does not exist` means it was not delivered), one that timed out is not.
   */
  request<T extends RequestType>(
    type: T,
    payload: Requests[T]['payload'],
    timeoutMs?: number,
  ): Promise<Result<Requests[T]['reply'], MessageProblem>>;
  notify<T extends NoteType>(type: T, payload: Notes[T]): void;
}

export interface Reply {
  readonly ok: boolean;
  readonly value?: unknown;
  readonly problem?: MessageProblem;
}

/** A cold worker takes up to 0.8 s to start, and a registry is given 4 s: beyond this the page tells the user. */
const DEFAULT_TIMEOUT_MS = 8_000;
const DELIVERY_ATTEMPTS = 4;

export function createClient({ send, isAlive, sleep }: ClientOptions): Client {
  async function deliver(message: Envelope): Promise<Result<unknown, MessageProblem>> {
    for (let attempt = 0; attempt < DELIVERY_ATTEMPTS; attempt += 1) {
      if (!isAlive()) return err('outdated');
      try {
        const reply = await send(message);
        if (reply !== undefined && reply !== null) return readReply(reply);
      } catch {
        if (!isAlive()) return err('outdated');
      }
      await sleep(50 * 3 ** attempt);
    }
    return err('unreachable');
  }

  return {
    async request(type, payload, timeoutMs = DEFAULT_TIMEOUT_MS) {
      const message: Envelope = { protocol: PROTOCOL_VERSION, type, payload };
      const timeout = sleep(timeoutMs).then(() => err('timeout' as const));
      return Promise.race([deliver(message), timeout]) as Promise<
        Result<Requests[typeof type]['reply'], MessageProblem>
      >;
    },
    notify(type, payload) {
      void deliver({ protocol: PROTOCOL_VERSION, type, payload });
    },
  };
}

/** The background is our own code; the shape is checked because a worker of another version may answer. */
function readReply(reply: unknown): Result<unknown, MessageProblem> {
  if (typeof reply !== 'object' || reply === null || !('ok' in reply)) return err('refused');
  const { ok: isOk, value, problem } = reply as Reply;
  return isOk ? ok(value) : err(problem ?? 'refused');
}
