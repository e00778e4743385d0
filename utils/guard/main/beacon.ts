import * as safe from './captured';
import { wrapMethod } from './disguise';
import type { Gate } from './gate';

/** `navigator.sendBeacon` cannot wait: it answers false, as it does when the browser's queue is full. */
export function guardBeacon(gate: Gate): void {
  wrapMethod(Navigator.prototype, 'sendBeacon', (original, self, args) => {
    const url = safe.toText(args[0]);
    const call = gate.request(url, 'POST');
    return gate.atOnce(call) ? (safe.apply(original, self, [url, args[1]]) as unknown) : false;
  });
}
