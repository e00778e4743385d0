import { DOWN, UP, type DownMessage, type GuardState, type Numbered, type UpMessage } from '../../contract/guard-wire';
import type { Listen } from './steady-listeners';

export interface PageWire {
  /** False until a guard answered: its wrappers are missing, or the page poisoned what it runs on. */
  readonly isConnected: boolean;
  setState(state: GuardState): void;
  answer(id: number, allow: boolean): void;
  /** Asks the guard whether its wrappers are still in place. Null where nobody answers. */
  probe(): boolean | null;
}

export interface PageWireParts {
  readonly view: Window & typeof globalThis;
  readonly listen: Listen;
  readonly onMessage: (message: Exclude<UpMessage, { t: 'here' | 'health' }>) => void;
  /** Kept up to date by `setState`; sent as soon as a guard is there. */
  readonly state: GuardState;
  readonly onConnected?: () => void;
}

/** Longest stay of the secret where a page could read it. The guard takes it in the same task; in a page that was open before, a little later. */
const ON_SHELF_MS = 1_500;

/** The agent's end of the wire. Its secret is its own, so nobody who did not find it can speak here. */
export function openPageWire({ view, listen, onMessage, onConnected, state: initial }: PageWireParts): PageWire {
  // By name of the property: a text without any effect is what makes it fit.
  const shelf: { status: string } = view;
  const secret = randomSecret();
  const former = shelf.status;
  let isConnected = false;
  let state = initial;
  let sent = 0;
  let received = 0;
  let health: boolean | null = null;

  const send = (message: DownMessage) => {
    if (!isConnected) return;
    const detail = JSON.stringify({ n: (sent += 1), m: message } satisfies Numbered<DownMessage>);
    view.dispatchEvent(new view.CustomEvent(secret + DOWN, { detail }));
  };

  function takeOffShelf(): void {
    if (shelf.status === secret) shelf.status = former;
  }

  function onHere(): void {
    takeOffShelf();
    if (!isConnected) onConnected?.();
    isConnected = true;
    send({ t: 'state', s: state });
  }

  function onUp(event: Event): void {
    event.stopImmediatePropagation();
    const numbered = parse((event as CustomEvent).detail);
    if (!numbered || numbered.n <= received) return;
    received = numbered.n;
    const { m } = numbered;
    if (m.t === 'here') onHere();
    else if (m.t === 'health') health = m.intact;
    else onMessage(m);
  }

  listen(view, secret + UP, onUp);
  shelf.status = secret;
  view.setTimeout(takeOffShelf, ON_SHELF_MS);

  return {
    get isConnected() {
      return isConnected;
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

function randomSecret(): string {
  return [...crypto.getRandomValues(new Uint32Array(4))].map((word) => `-${word}`).join('');
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
