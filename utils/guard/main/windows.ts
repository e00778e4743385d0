import * as safe from './captured';
import { wrapGetter, wrapMethod } from './disguise';
import { apiCall, type Gate } from './gate';

/** `window.open`: a held call answers null, as a pop-up blocker does, and is made up for when the verdict allows it. */
export function guardOpen(gate: Gate): void {
  wrapMethod(globalThis, 'open', (original, self, args) => {
    const fixed = [...args];
    if (fixed.length > 0 && fixed[0] !== undefined) fixed[0] = safe.toText(fixed[0]);
    const call = apiCall(
      'open',
      fixed[0] === undefined || fixed[0] === '' ? 'about:blank' : gate.request(fixed[0], 'GET').url,
    );
    if (gate.hurried(call) === 'allow') return safe.apply(original, self, fixed) as unknown;
    gate.decide(call, (allowed) => {
      if (allowed) safe.apply(original, self, fixed);
    });
    return null;
  });
}

/** `window.print` and the editing command of that name: held, and printed when allowed. The print notice holds in any case. */
export function guardPrint(gate: Gate): void {
  const printCommand = new safe.RegExpClass('^print$', 'i');
  const guard = (owner: object, key: string, isPrint: (command: unknown) => boolean, held: false | undefined) =>
    wrapMethod(owner, key, (original, self, args) => {
      const fixed = [...args];
      // Read once: an object may answer otherwise the second time.
      if (held === false && fixed.length > 0) fixed[0] = safe.toText(fixed[0]);
      const go = () => safe.apply(original, self, fixed) as unknown;
      if (!isPrint(fixed[0])) return go();
      const call = apiCall('print');
      if (gate.hurried(call) === 'allow') return go();
      gate.decide(call, (allowed) => {
        if (allowed) go();
      });
      return held;
    });
  guard(globalThis, 'print', () => true, undefined);
  guard(
    Document.prototype,
    'execCommand',
    (command) => typeof command === 'string' && safe.exec(printCommand, command) !== null,
    false,
  );
}

/**
 * `window.opener`: null while locked when the opener belongs to somebody else, because its `postMessage` cannot be watched. A portal
 * that opened its own window keeps it.
 * Residual gap: `event.source.postMessage` in answer to a message, and handles that were kept from before the lock.
 */
export function guardOpener(gate: Gate): void {
  wrapGetter(globalThis, 'opener', (value) => {
    if (value === null || value === undefined || gate.now(apiCall('message')) === 'allow') return value;
    try {
      // Reading `origin` of a foreign window throws.
      return (value as Window).origin === safe.pageOrigin ? value : null;
    } catch {
      gate.denied(apiCall('message'));
      return null;
    }
  });
}
