import {
  DOWN,
  HELLO,
  READY,
  UP,
  type DownMessage,
  type GuardState,
  type Numbered,
  type UpMessage,
} from '../../contract/guard-wire';

export interface PageWire {
  /** False until a guard answered: its wrappers are missing, or the page caught the hand-off. */
  readonly isConnected: boolean;
  setState(state: GuardState): void;
  answer(id: number, allow: boolean): void;
  /** Asks the guard whether its wrappers are still in place. Null where nobody answers. */
  probe(): boolean | null;
}

export interface PageWireParts {
  readonly view: Window & typeof globalThis;
  readonly signal: AbortSignal;
  readonly onMessage: (message: Exclude<UpMessage, { t: 'ping' | 'health' }>) => void;
  /** Kept up to date by `setState`; sent as soon as a guard is there. */
  readonly state: GuardState;
}

/** The agent's end of the wire. It takes the first guard that announces itself and refuses the others. */
export function openPageWire({ view, signal, onMessage, state: initial }: PageWireParts): PageWire {
  let secret: string | null = null;
  let state = initial;
  let sent = 0;
  let received = 0;
  let health: boolean | null = null;

  const send = (message: DownMessage) => {
    if (secret === null) return;
    const detail = JSON.stringify({ n: (sent += 1), m: message } satisfies Numbered<DownMessage>);
    view.dispatchEvent(new view.CustomEvent(secret + DOWN, { detail }));
  };

  function onHello(event: Event): void {
    event.stopImmediatePropagation();
    event.preventDefault();
    const detail: unknown = (event as CustomEvent).detail;
    if (secret !== null || typeof detail !== 'string') return;
    secret = detail;
    view.addEventListener(secret + UP, onUp, { capture: true, signal });
    send({ t: 'state', s: state, fresh: true });
  }

  function onUp(event: Event): void {
    event.stopImmediatePropagation();
    const numbered = parse((event as CustomEvent).detail);
    if (!numbered || numbered.n <= received) return;
    received = numbered.n;
    const { m } = numbered;
    if (m.t === 'ping') send({ t: 'pong' });
    else if (m.t === 'health') health = m.intact;
    else onMessage(m);
  }

  view.addEventListener(HELLO, onHello, { capture: true, signal });
  view.dispatchEvent(new view.CustomEvent(READY));

  return {
    get isConnected() {
      return secret !== null;
    },
    setState(next) {
      // A page that changes all the time is held and resumed all the time.
      if (JSON.stringify(next) === JSON.stringify(state)) return;
      state = next;
      send({ t: 'state', s: next });
    },
    answer: (id, allow) => send({ t: 'answer', id, allow }),
    probe() {
      health = null;
      send({ t: 'probe', id: sent });
      return health;
    },
  };
}

/** The page could speak on the wire once it knows the secret, so nothing of a message is trusted but its shape. */
function parse(detail: unknown): Numbered<UpMessage> | null {
  if (typeof detail !== 'string' || detail.length > 100_000) return null;
  try {
    const value = JSON.parse(detail) as Numbered<UpMessage> | null;
    return typeof value?.n === 'number' && typeof value.m.t === 'string' ? value : null;
  } catch {
    return null;
  }
}
