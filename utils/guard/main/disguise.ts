import { apply, bare, construct, defineProperty, getDescriptor, ProxyClass } from './captured';

type AnyFunction = (this: unknown, ...args: never[]) => unknown;
type Call = (original: AnyFunction, self: unknown, args: unknown[]) => unknown;

/**
 * Replaces a method and keeps what a page can see of it: descriptor flags, `name`, `length`, and `toString`, which a proxy of a native
 * function answers like the native one. Missing APIs are left missing. The property stays writable: frameworks patch the same ones
 * (zone.js, monitoring tools), and strict-mode pages would throw on a frozen one.
 */
export function wrapMethod(owner: object | undefined, key: string, call: Call): void {
  const descriptor = owner && getDescriptor(owner, key);
  const original = descriptor?.value as AnyFunction | undefined;
  if (!owner || !descriptor || typeof original !== 'function') return;
  // Bare: a `get` on the page's `Object.prototype` would become a trap, and be handed the original.
  const value = new ProxyClass(
    original,
    bare<ProxyHandler<AnyFunction>>({ apply: (target, self, args: unknown[]) => call(target, self, args) }),
  );
  defineProperty(owner, key, { ...descriptor, value });
}

/** Replaces a constructor. `allow` sees the arguments; what it returns is constructed instead. */
export function wrapConstructor(key: string, rewrite: (args: unknown[]) => unknown[]): void {
  const descriptor = getDescriptor(globalThis, key);
  const original = descriptor?.value as (new (...args: unknown[]) => object) | undefined;
  if (!descriptor || typeof original !== 'function') return;
  const value = new ProxyClass(
    original,
    bare<ProxyHandler<typeof original>>({
      construct: (target, args: unknown[], newTarget) => construct(target, rewrite(args), newTarget) as object,
    }),
  );
  defineProperty(globalThis, key, { ...descriptor, value });
  const prototype = getDescriptor(original, 'prototype')?.value as object | undefined;
  // `socket.constructor` would hand the original out.
  if (prototype)
    defineProperty(prototype, 'constructor', { value, writable: true, configurable: true, enumerable: false });
}

export function wrapGetter(owner: object, key: string, read: (value: unknown) => unknown): void {
  const descriptor = getDescriptor(owner, key);
  const get = descriptor?.get;
  if (!descriptor || !get || descriptor.configurable === false) return;
  const value = new ProxyClass(
    get,
    bare<ProxyHandler<typeof get>>({ apply: (target, self, args) => read(apply(target, self, args)) }),
  );
  defineProperty(owner, key, { ...descriptor, get: value });
}
