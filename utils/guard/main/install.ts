import type { DownMessage } from '../../contract/guard-wire';
import { guardBeacon } from './beacon';
import * as safe from './captured';
import { guardDataChannel } from './data-channel';
import { guardFetch } from './fetch';
import { guardFormSubmit } from './form-submit';
import { createGate } from './gate';
import { guardObjectUrl } from './object-url';
import { guardPromised } from './promised';
import { guardSockets } from './sockets';
import { guardOpen, guardOpener, guardPrint } from './windows';
import { openWire } from './wire';
import { guardXhr } from './xhr';

/** Wrappers that no framework replaces for its own reasons; when one of them is gone, somebody took it off. */
const SENTINELS = [
  [HTMLFormElement.prototype, 'submit'],
  [Navigator.prototype, 'sendBeacon'],
  [globalThis, 'print'],
] as const;

/**
 * An agent that has been silent for so long is dead. Firefox ends page scripts with their extension; after an update the new version's agent
 * and guard are there well before, and hold what this one lets go.
 */
const ORPHANED_MS = 5_000;

/** Installs every wrapper synchronously; the verdict comes later and flips them. */
export function installGuard(): void {
  const gate = createGate({
    ask: (id, call) => wire.send({ t: 'ask', id, ...call }),
    denied: (call) => wire.send({ t: 'denied', ...call }),
    hurry: () => wire.send({ t: 'hurry' }),
    isOrphaned() {
      if (wire.isAnswered()) silentSince = null;
      else silentSince ??= safe.now();
      return silentSince !== null && safe.now() - silentSince > ORPHANED_MS;
    },
  });
  let silentSince: number | null = null;
  let isIntact = () => true;
  const onMessage = (message: DownMessage): void => {
    switch (message.t) {
      case 'state':
        gate.setState(message.s);
        return;
      case 'answer':
        gate.answer(message.id, message.allow);
        return;
      case 'probe':
        wire.send({ t: 'health', id: message.id, intact: isIntact() });
        return;
    }
  };
  const wire = openWire(onMessage);
  for (const guard of [
    guardFetch,
    guardXhr,
    guardBeacon,
    guardSockets,
    guardOpen,
    guardPrint,
    guardOpener,
    guardFormSubmit,
    guardPromised,
    guardObjectUrl,
    guardDataChannel,
  ]) {
    guard(gate);
  }
  const installed = SENTINELS.map(([owner, key]) => safe.getDescriptor(owner, key)?.value as unknown);
  isIntact = () => {
    for (let index = 0; index < SENTINELS.length; index += 1) {
      const sentinel = SENTINELS[index];
      if (sentinel && safe.getDescriptor(sentinel[0], sentinel[1])?.value !== installed[index]) return false;
    }
    return true;
  };
}
