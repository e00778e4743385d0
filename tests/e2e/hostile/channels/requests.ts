import type { Channel } from './channel';

/** Requests that scripts make. */
export const REQUESTS: readonly Channel[] = [
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
    layer: 'L0',
    code: `element('<link rel=preconnect href="http://localhost:' + ports.connections + '">')`,
    missingIn: ['firefox'],
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
  {
    name: 'fetch-stream',
    layer: 'L0',
    code: `fetch(out('fetch-stream'), { method: 'POST', body: new Blob(['x']).stream(), duplex: 'half', mode: 'cors' }).catch(() => 0)`,
    missingIn: ['chromium', 'firefox'],
  },
  { name: 'fetch-head', layer: 'L0', code: `fetch(out('fetch-head'), { method: 'HEAD', mode: 'no-cors' })` },
  {
    name: 'xhr-pristine',
    layer: 'L0',
    code: `{ const x = new pristine.XMLHttpRequest(); x.open('GET', out('xhr-pristine')); x.send(); }`,
  },
  { name: 'beacon-pristine', layer: 'L0', code: `pristine.beacon(out('beacon-pristine'), 'x')` },
  {
    name: 'beacon-blob',
    layer: 'L0',
    code: `navigator.sendBeacon(out('beacon-blob'), new Blob(['x'], { type: 'text/plain' }))`,
  },
  {
    name: 'cache-add',
    layer: 'L0',
    code: `caches.open('x').then((c) => c.add(new Request(out('cache-add')))).catch(() => 0)`,
  },
  {
    name: 'dns-prefetch',
    layer: 'none',
    code: `element('<link rel=dns-prefetch href="http://x' + Date.now() + '.localhost:' + ports.connections + '">')`,
    missingIn: ['chromium', 'firefox'],
    title: 'A name looked up in advance (DNS prefetch)',
    reason:
      'A look-up is no request. It is switched off while a tab is locked where the browser allows; a test cannot watch the resolver.',
  },
];
