/**
 * Replaces what a page can replace (methods, statics, constructors, names on \`Object.prototype\`) by listeners that do the same as before
 * and note whatever looks like the wire, a state, or a native function in the guard's hands. It calls through, so that page and driver
 * still work: a page that breaks itself proves nothing. Evaluated as a page's first script, and again in one that is long there.
 *
 * \`window.heard\` then names what leaked, without what the page itself passed in.
 */
export const POISON = `(() => {
  const { apply, construct, ownKeys, getOwnPropertyDescriptor: descriptorOf, defineProperty: define } = Reflect;
  const has = apply.bind(undefined, Object.prototype.hasOwnProperty);
  const find = apply.bind(undefined, RegExp.prototype.test);
  const heard = (window.heard ??= Object.create(null));
  const WIRE = /^(-\\d+){4}(:up|:down)?$|"t":"(state|answer|ask|denied|here|probe)"/;
  let isBusy = false;
  const secret = (value) => {
    if (typeof value === 'string') return find(WIRE, [value]) ? 'a string of the wire' : '';
    if (typeof value !== 'object' || value === null) return '';
    return (has(value, ['thirdParty']) && 'a state') || (has(value, ['t']) && has(value, ['s']) && 'a message') || '';
  };
  const note = (where, ...values) => {
    if (isBusy) return;
    isBusy = true;
    try {
      for (let at = 0; at < values.length; at += 1) {
        const inner = values[at];
        const list = Array.isArray(inner) ? inner : [inner];
        for (let index = 0; index < list.length; index += 1) {
          const what = secret(list[index]);
          if (what) heard[where + ': ' + what] = true;
        }
      }
    } finally { isBusy = false; }
  };
  const poison = (owner, name, key) => {
    const descriptor = descriptorOf(owner, key);
    if (!descriptor?.configurable || key === 'constructor') return;
    const where = name + '.' + String(key);
    const replaced = { ...descriptor };
    for (const part of ['value', 'get', 'set']) {
      const original = descriptor[part];
      if (typeof original !== 'function' || /^[A-Z]/.test(original.name)) continue;
      replaced[part] = { [String(key)](...args) {
        note(where, this, args);
        const result = new.target ? construct(original, args) : apply(original, this, args);
        note(where, result);
        return result;
      } }[String(key)];
    }
    define(owner, key, replaced);
  };
  const PROTOTYPES = [Array, Map, Set, WeakMap, WeakSet, Promise, EventTarget, Event, CustomEvent, Function, String, Number, RegExp, URL, Request, Node, Crypto, Document, HTMLFormElement];
  for (const Class of PROTOTYPES) for (const key of ownKeys(Class.prototype)) if (key !== 'toString' || Class !== Function) poison(Class.prototype, Class.name, key);
  for (const [name, owner] of Object.entries({ JSON, Reflect, Object, Array, Promise, String, Math }))
    for (const key of ownKeys(owner)) poison(owner, name, key);
  for (const name of ['Proxy', 'CustomEvent', 'RegExp', 'URL', 'DOMException', 'Map', 'Promise']) {
    const Original = window[name];
    const prototype = Original.prototype;
    const Poisoned = function (...args) { note('new ' + name, args); return construct(Original, args, new.target === Poisoned ? Original : (new.target ?? Original)); };
    Object.setPrototypeOf(Poisoned, Original);
    if (prototype) { Poisoned.prototype = prototype; }
    window[name] = Poisoned;
  }
  // Options and messages that lack a field look for it here. Names that property descriptors have would break everybody.
  for (const key of ['fresh', 'toJSON', 'detail', 'cancelable', 'bubbles', 'composed', 'capture', 'once', 'signal', 'passive', 'apply', 'construct', 'state', 'thirdParty', 'kinds', 'id', 'allow', 'n', 'm', 's', 't'])
    define(Object.prototype, key, {
      configurable: true,
      get() { note('Object.prototype.' + key, this); return undefined; },
      set(value) { note('Object.prototype.' + key, this, value); define(this, key, { value, writable: true, enumerable: true, configurable: true }); },
    });
  for (const key of ['0', '1', '2', '3'])
    define(Object.prototype, key, {
      configurable: true,
      get() { note('Object.prototype[' + key + ']', this); return undefined; },
      set(value) { note('Object.prototype[' + key + ']', this, value); define(this, key, { value, writable: true, enumerable: true, configurable: true }); },
    });
})();`;
