import * as safe from './captured';
import { wrapMethod } from './disguise';
import { apiCall, type Gate } from './gate';

/** WebRTC data channels carry anything to anybody. Calls with sound and picture are left alone: telehealth runs in portals. */
export function guardDataChannel(gate: Gate): void {
  const proto = typeof RTCPeerConnection === 'function' ? RTCPeerConnection.prototype : undefined;
  wrapMethod(proto, 'createDataChannel', (original, self, args) => {
    const call = apiCall('message');
    if (gate.atOnce(call)) return safe.apply(original, self, args) as unknown;
    throw new safe.DOMExceptionClass("Failed to execute 'createDataChannel' on 'RTCPeerConnection'.", 'OperationError');
  });
}
