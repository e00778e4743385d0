import type { ApiCall } from '../../contract/guard-wire';
import * as safe from './captured';
import { wrapMethod } from './disguise';
import type { Gate } from './gate';

/** `form.submit()` fires no event. Held, and submitted when allowed. Same-frame submissions are also seen by the Navigation API. */
export function guardFormSubmit(gate: Gate): void {
  wrapMethod(HTMLFormElement.prototype, 'submit', (original, self, args) => {
    const form = self as HTMLFormElement;
    let call: ApiCall;
    try {
      const method = safe.upperCase(safe.formMethod(form));
      call = { ...gate.request(safe.formAction(form), method), kind: 'submit' };
    } catch {
      return safe.apply(original, self, args) as unknown;
    }
    if (gate.now(call) === 'allow') return safe.apply(original, self, args) as unknown;
    gate.decide(call, (allowed) => {
      if (allowed) safe.apply(original, self, args);
    });
    return undefined;
  });
}
