import * as safe from './captured';
import { wrapMethod } from './disguise';
import type { Gate } from './gate';

/** `fetch`: waits for the verdict; a denied call rejects with the platform's own network error. */
export function guardFetch(gate: Gate): void {
  wrapMethod(globalThis, 'fetch', (original, self, args) => {
    let request: Request;
    try {
      // Read the address once: an object with a changing `toString` could show one address here and another to the original.
      request = safe.construct(safe.RequestClass, args) as Request;
    } catch {
      return safe.apply(original, self, args);
    }
    const call = gate.request(safe.requestUrl(request), safe.requestMethod(request));
    const go = () => safe.apply(original, self, [request]) as Promise<Response>;
    const effect = gate.now(call);
    if (effect === 'allow') return go();
    return new safe.PromiseClass<Response>((resolve) => {
      gate.decide(call, (allowed) => {
        resolve(allowed ? go() : (safe.apply(original, self, [safe.nowhere]) as Promise<Response>));
      });
    });
  });
}
