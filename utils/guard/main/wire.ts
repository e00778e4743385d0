import { DOWN, HELLO, READY, UP, type DownMessage, type Numbered, type UpMessage } from '../../contract/guard-wire';
import * as safe from './captured';

export interface MainWire {
  send(message: UpMessage): void;
}

/**
 * The guard's end of the wire, or null where the agent already speaks with another guard of this page (a second injection).
 *
 * Announces itself at once, and again when an agent says that it is new: the first came too late, or the extension was updated and the
 * old agent is dead. A page that says so gets nothing, because the living agent answers the ping first.
 */
export function openWire(onMessage: (message: DownMessage) => void): MainWire | null {
  const secret = randomSecret();
  let sent = 0;
  let received = 0;
  let heard = 0;

  const send = (message: UpMessage) => {
    const numbered: Numbered<UpMessage> = { n: (sent += 1), m: safe.bare(message) };
    const detail = safe.writeJson(safe.bare(numbered));
    safe.dispatch(safe.pageWindow, new safe.CustomEventClass(secret + UP, safe.bare({ detail })));
  };
  /** True when nobody claimed it: a listening agent cancels the event. */
  const announce = () =>
    safe.dispatch(safe.pageWindow, new safe.CustomEventClass(HELLO, safe.bare({ detail: secret, cancelable: true })));

  safe.listen(safe.pageWindow, secret + DOWN, (event) => {
    safe.stopEvent(event);
    const { n, m } = safe.parseJson(safe.detailOf(event) as string) as Numbered<DownMessage>;
    // What a message leaves out would be looked up on the page's `Object.prototype`, whose getter would be handed the message.
    safe.bare(m);
    heard += 1;
    if (m.t === 'state' && m.fresh) received = 0;
    if (n <= received) return;
    received = n;
    onMessage(m);
  });
  safe.listen(
    safe.pageWindow,
    READY,
    () => {
      const before = heard;
      send({ t: 'ping' });
      // Events are synchronous across worlds, so a living agent has answered by now.
      if (heard === before) announce();
    },
    { capture: true },
  );
  const unclaimed = announce();
  return unclaimed || heard > 0 ? { send } : null;
}

function randomSecret(): string {
  const words = safe.randomValues(safe.cryptoObject, new Uint32Array(4));
  let text = '';
  for (let index = 0; index < words.length; index += 1) text += `-${safe.toText(words[index])}`;
  return text;
}
