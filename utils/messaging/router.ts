import { PROTOCOL_VERSION, type Notes, type NoteType, type Requests, type RequestType } from '../contract/messages';
import type { Reply } from './client';

/** Who sent a message, as the browser says, never as the payload claims. */
export interface Sender {
  readonly tabId: number | null;
  readonly frameId: number;
  readonly documentId: string | null;
  readonly origin: string | null;
  /** Origin of the tab's top document: it decides the portal, also for frames without an origin of their own (`about:blank`, `srcdoc`). */
  readonly topOrigin: string | null;
  /** True for the popup, the form and the options page: pages of our own origin. */
  readonly isOwnPage: boolean;
}

export type RequestHandlers = {
  readonly [T in RequestType]: {
    /** Who may ask: page scripts of portals, or the extension's own pages. */
    readonly from: 'page' | 'own' | 'any';
    /** Parses the payload; null refuses it. */
    parse(payload: unknown): Requests[T]['payload'] | null;
    handle(payload: Requests[T]['payload'], sender: Sender): Promise<Requests[T]['reply']>;
  };
};

export type NoteHandlers = {
  readonly [T in NoteType]: {
    parse(payload: unknown): Notes[T] | null;
    handle(payload: Notes[T], sender: Sender): Promise<void>;
  };
};

interface AnyHandler {
  readonly from?: 'page' | 'own' | 'any';
  parse(payload: unknown): unknown;
  handle(payload: unknown, sender: Sender): Promise<unknown>;
}

const refused: Reply = { ok: false, problem: 'refused' };

/**
 * Answers one message, or undefined where it is not ours. A handler that throws is a bug: the caller gets `refused`, and
 * `onBug` is told the message's type only, since an error's text could quote a payload.
 */
export function createRouter(requests: RequestHandlers, notes: NoteHandlers, onBug: (type: string) => void) {
  return async function route(message: unknown, sender: Sender): Promise<Reply | undefined> {
    if (!isEnvelope(message)) return undefined;
    if (message.protocol !== PROTOCOL_VERSION) return { ok: false, problem: 'outdated' };
    const table = { ...requests, ...notes } as unknown as Record<string, AnyHandler>;
    const handler = Object.hasOwn(table, message.type) ? table[message.type] : undefined;
    if (!handler || !mayAsk(handler.from ?? 'page', sender)) return refused;
    const payload = handler.parse(message.payload);
    if (payload === null) return refused;
    try {
      return { ok: true, value: await handler.handle(payload, sender) };
    } catch {
      onBug(message.type);
      return refused;
    }
  };
}

function mayAsk(from: 'page' | 'own' | 'any', sender: Sender): boolean {
  if (from === 'own') return sender.isOwnPage;
  if (from === 'page') return !sender.isOwnPage && sender.tabId !== null;
  return true;
}

function isEnvelope(message: unknown): message is { protocol: unknown; type: string; payload: unknown } {
  return (
    typeof message === 'object' &&
    message !== null &&
    'protocol' in message &&
    'type' in message &&
    typeof message.type === 'string'
  );
}
