import type { ApiKind } from '../../contract/guard-wire';
import * as safe from './captured';
import { wrapMethod } from './disguise';
import { apiCall, type Gate } from './gate';

/**
 * APIs that answer with a promise and take no address: clipboard, share, save pickers. A denied call rejects with the
 * `NotAllowedError` that the platform gives when a permission is missing.
 */
export function guardPromised(gate: Gate): void {
  const guard = (owner: object | undefined, key: string, kind: Exclude<ApiKind, 'request'>) =>
    wrapMethod(owner, key, (original, self, args) => {
      const call = apiCall(kind);
      const go = () => safe.apply(original, self, args) as unknown;
      if (gate.now(call) === 'allow') return go();
      return new safe.PromiseClass<unknown>((resolve, reject) => {
        gate.decide(call, (allowed) => {
          if (allowed) resolve(go());
          else
            reject(
              new safe.DOMExceptionClass(
                'The request is not allowed by the user agent or the platform.',
                'NotAllowedError',
              ),
            );
        });
      });
    });
  const clipboard = typeof Clipboard === 'function' ? Clipboard.prototype : undefined;
  guard(clipboard, 'write', 'copy');
  guard(clipboard, 'writeText', 'copy');
  guard(Navigator.prototype, 'share', 'share');
  guard(globalThis, 'showSaveFilePicker', 'download');
  guard(globalThis, 'showDirectoryPicker', 'download');
}
