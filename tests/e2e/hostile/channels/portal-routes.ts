import type { Channel } from './channel';

const own = (name: string) => `location.origin + '/fax/hit/${name}'`;

/** Ways out through the portal’s own server: the address looks like a share. */
export const PORTAL_ROUTES: readonly Channel[] = [
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
