import * as safe from './captured';
import { wrapConstructor } from './disguise';
import type { Gate } from './gate';

/** Port 1 is on every browser's list of refused ports: the connection fails with the usual events and without traffic. */
const REFUSED = 'wss://localhost:1/';
const REFUSED_TRANSPORT = 'https://localhost:1/';

/**
 * `WebSocket`, `EventSource`, `WebTransport`: constructors cannot wait, so a closed address gets an object that fails to connect.
 * Residual gap: what was opened before the lock stays open.
 */
export function guardSockets(gate: Gate): void {
  const redirect = (key: string, method: string, refused: string) =>
    wrapConstructor(key, (args) => {
      if (args.length === 0) return args;
      const url = safe.toText(args[0]);
      const call = gate.request(url, method);
      return [gate.atOnce(call) ? url : refused, args[1]];
    });
  redirect('WebSocket', 'POST', REFUSED);
  redirect('EventSource', 'GET', safe.nowhere);
  redirect('WebTransport', 'POST', REFUSED_TRANSPORT);
}
