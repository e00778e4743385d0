import type { ApiCall } from '../../contract/guard-wire';
import * as safe from './captured';
import { wrapMethod } from './disguise';
import type { Gate } from './gate';

interface Opened {
  readonly call: ApiCall;
  readonly sync: boolean;
  aborted: boolean;
}

/** `XMLHttpRequest`: an asynchronous one waits; a synchronous one cannot, and fails with NetworkError while its address is closed. */
export function guardXhr(gate: Gate): void {
  const opened = new safe.WeakMapClass<object, unknown>();
  const stateOf = (xhr: unknown) => safe.mapGet(opened, xhr as object) as Opened | undefined;
  const proto = XMLHttpRequest.prototype;

  wrapMethod(proto, 'open', (original, self, args) => {
    // Fixed here, so that the address that was judged is the address that is opened.
    const fixed = [...args];
    if (fixed.length > 1) fixed[1] = safe.toText(fixed[1]);
    const result = safe.apply(original, self, fixed) as unknown;
    const call = gate.request(fixed[1], safe.upperCase(safe.toText(fixed[0])));
    safe.mapSet(opened, self as object, { call, sync: fixed.length > 2 && !fixed[2], aborted: false } satisfies Opened);
    return result;
  });

  wrapMethod(proto, 'send', (original, self, args) => {
    const state = stateOf(self);
    const go = () => safe.apply(original, self, args) as unknown;
    if (!state || gate.now(state.call) === 'allow') return go();
    if (state.sync) {
      if (gate.atOnce(state.call)) return go();
      fail(self as XMLHttpRequest, false);
      return undefined;
    }
    gate.decide(state.call, (allowed) => {
      if (state.aborted || stateOf(self) !== state) return;
      if (allowed) go();
      else fail(self as XMLHttpRequest, true);
    });
    return undefined;
  });

  wrapMethod(proto, 'abort', (original, self, args) => {
    const state = stateOf(self);
    if (state) state.aborted = true;
    return safe.apply(original, self, args) as unknown;
  });
}

function fail(xhr: XMLHttpRequest, async: boolean): void {
  safe.openXhr(xhr, 'GET', safe.nowhere, async);
  safe.sendXhr(xhr);
}
