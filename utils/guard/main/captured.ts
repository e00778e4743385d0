/**
 * The page's own functions as they were before any page script ran. Nothing else in this world may touch a live global: the page can
 * replace every one of them. Static methods are called through `call`, which needs no property lookup on what it is given.
 */
const { Reflect, Object: Obj, JSON: Json } = globalThis;

export const apply = Reflect.apply;
export const construct = Reflect.construct;
export const defineProperty = Reflect.defineProperty;
export const getDescriptor = Reflect.getOwnPropertyDescriptor;
export const ProxyClass = Proxy;
export const PromiseClass = Promise;
export const URLClass = URL;
export const RegExpClass = RegExp;
export const CustomEventClass = CustomEvent;
export const DOMExceptionClass = DOMException;
export const WeakMapClass = WeakMap;
export const parseJson = Json.parse.bind(Json);
export const writeJson = Json.stringify.bind(Json);
export const create = Obj.create.bind(Obj);
const setPrototype = Reflect.setPrototypeOf;

/**
 * The same object without a prototype. What the platform looks up on an object that we hand it (`toJSON`, a proxy's traps, an option's
 * flag) would otherwise be found on the page's `Object.prototype`.
 */
export function bare<T extends object>(value: T): T {
  setPrototype(value, null);
  return value;
}

type Method<Self, Args extends unknown[], Out> = (self: Self, ...args: Args) => Out;

/** A method or accessor taken off its owner: `method(self, ...args)`. It throws on an object of another class, as the platform's does. */
function taken(owner: object, key: string): Method<unknown, unknown[], never> {
  const descriptor = getDescriptor(owner, key);
  const original = (descriptor?.get ?? descriptor?.value) as (...args: unknown[]) => unknown;
  return (self, ...args) => apply(original, self, args) as never;
}

/** Not `test`, which looks for `exec` on the expression and finds the page's. */
export const exec: Method<RegExp, [string], unknown[] | null> = taken(RegExp.prototype, 'exec');
export const mapGet: Method<WeakMap<object, unknown>, [object], unknown> = taken(WeakMap.prototype, 'get');
export const mapSet: Method<WeakMap<object, unknown>, [object, unknown], unknown> = taken(WeakMap.prototype, 'set');
/** The window's status text, which nothing shows any more. */
export const statusOf: Method<Window, [], string> = taken(globalThis, 'status');
export const listen: Method<EventTarget, [string, (event: Event) => void, AddEventListenerOptions?], unknown> = taken(
  EventTarget.prototype,
  'addEventListener',
);
export const dispatch: Method<EventTarget, [Event], boolean> = taken(EventTarget.prototype, 'dispatchEvent');
export const stopEvent: Method<Event, [], unknown> = taken(Event.prototype, 'stopImmediatePropagation');
export const detailOf: Method<Event, [], unknown> = taken(CustomEvent.prototype, 'detail');
export const href: Method<URL, [], string> = taken(URL.prototype, 'href');
export const originOf: Method<URL, [], string> = taken(URL.prototype, 'origin');
export const protocolOf: Method<URL, [], string> = taken(URL.prototype, 'protocol');
export const hostOf: Method<URL, [], string> = taken(URL.prototype, 'host');
export const hostnameOf: Method<URL, [], string> = taken(URL.prototype, 'hostname');
export const baseOf: Method<Document, [], string> = taken(Node.prototype, 'baseURI');
export const requestUrl: Method<Request, [], string> = taken(Request.prototype, 'url');
export const requestMethod: Method<Request, [], string> = taken(Request.prototype, 'method');
export const formAction: Method<HTMLFormElement, [], string> = taken(HTMLFormElement.prototype, 'action');
export const formMethod: Method<HTMLFormElement, [], string> = taken(HTMLFormElement.prototype, 'method');
export const upperCase: Method<string, [], string> = taken(String.prototype, 'toUpperCase');
export const openXhr: Method<XMLHttpRequest, [string, string, boolean], unknown> = taken(
  XMLHttpRequest.prototype,
  'open',
);
export const sendXhr: Method<XMLHttpRequest, [], unknown> = taken(XMLHttpRequest.prototype, 'send');
export const RequestClass = Request;
export const later = globalThis.setTimeout.bind(globalThis);
export const now = globalThis.performance.now.bind(globalThis.performance);
const MutationObserverClass = MutationObserver;
const observe: Method<MutationObserver, [Node, MutationObserverInit], unknown> = taken(
  MutationObserver.prototype,
  'observe',
);
/** Calls back when a document gets another root element. */
export const watchRoot = (document: Document, changed: () => void): void =>
  void observe(new MutationObserverClass(changed), document, bare({ childList: true }));
export const pageDocument = globalThis.document;
export const pageWindow = globalThis.window;
export const pageOrigin = globalThis.origin;
/** Host of the origin, empty in a sandboxed document, where everything is elsewhere. */
export const pageHost = pageOrigin === 'null' ? '' : hostOf(new URLClass(pageOrigin));
export const toText = String;
/** Requests to it fail with the platform's own network error, without any traffic: the browser has no such object. */
export const nowhere = `blob:${pageOrigin}/00000000-0000-4000-8000-000000000000`;
