import { DOWN, SECRET_FORM, UP, type DownMessage, type Numbered, type UpMessage } from '../../contract/guard-wire';
import * as safe from './captured';

export interface MainWire {
  send(message: UpMessage): void;
  /** Whether the agent still answers. A dead one (Firefox, after an update or a removal) leaves nothing behind that could. */
  isAnswered(): boolean;
}

/** The agent runs first; where it does not, this soon after. */
const LOOK_AGAIN_MS = [0, 50, 250, 1000];

/** The guard's end of the wire. What is sent before the agent is there is lost, as its state is asked for when it comes. */
export function openWire(onMessage: (message: DownMessage) => void): MainWire {
  const form = new safe.RegExpClass(SECRET_FORM);
  let secret: string | null = null;
  let sent = 0;
  let received = 0;

  const send = (message: UpMessage) => {
    if (secret === null) return;
    const numbered: Numbered<UpMessage> = { n: (sent += 1), m: safe.bare(message) };
    const detail = safe.writeJson(safe.bare(numbered));
    safe.dispatch(safe.pageWindow, new safe.CustomEventClass(secret + UP, safe.bare({ detail })));
  };

  function onDown(event: Event): void {
    safe.stopEvent(event);
    const { n, m } = safe.parseJson(safe.detailOf(event) as string) as Numbered<DownMessage>;
    // What a message leaves out would be looked up on the page's `Object.prototype`, whose getter would be handed the message.
    safe.bare(m);
    if (n <= received) return;
    received = n;
    onMessage(m);
  }

  function look(): void {
    const found = safe.statusOf(safe.pageWindow);
    if (secret !== null || safe.exec(form, found) === null) return;
    secret = found;
    const listen = () => safe.listen(safe.pageWindow, found + DOWN, onDown);
    listen();
    // `document.open()` takes every listener off the window. One that is still there is not added twice.
    safe.watchRoot(safe.pageDocument, listen);
    send({ t: 'here' });
  }

  const isAnswered = () => {
    const before = received;
    send({ t: 'here' });
    // Events are synchronous across worlds, so a living agent has answered by now.
    return received > before;
  };

  look();
  for (const delayMs of LOOK_AGAIN_MS) safe.later(look, delayMs);
  return { send, isAnswered };
}
