/** The portal's own work in a locked tab. Each must arrive: what does not is a wrong stop. */
export interface Work {
  readonly name: string;
  readonly code: string;
}

const at = (name: string, path = '/api') => `location.origin + '${path}/hit/${name}'`;

export const WORK: readonly Work[] = [
  { name: 'work-list', code: `fetch(${at('work-list', '/messages')})` },
  { name: 'work-chart', code: `fetch(${at('work-chart', '/referrals/123')})` },
  { name: 'work-note', code: `fetch(${at('work-note', '/notes')}, { method: 'POST', body: 'x' })` },
  { name: 'work-draft', code: `fetch(${at('work-draft', '/drafts')}, { method: 'PUT', body: 'x' })` },
  { name: 'work-remove', code: `fetch(${at('work-remove', '/notes')}, { method: 'DELETE' })` },
  { name: 'work-keepalive', code: `fetch(${at('work-keepalive')}, { method: 'POST', body: 'x', keepalive: true })` },
  { name: 'work-xhr', code: `{ const x = new XMLHttpRequest(); x.open('POST', ${at('work-xhr')}); x.send('x'); }` },
  {
    name: 'work-xhr-sync',
    code: `{ const x = new XMLHttpRequest(); x.open('GET', ${at('work-xhr-sync')}, false); x.send(); }`,
  },
  { name: 'work-beacon', code: `navigator.sendBeacon(${at('work-beacon')}, 'x')` },
  { name: 'work-stream', code: `new EventSource(${at('work-stream')})` },
  { name: 'work-image', code: `new Image().src = ${at('work-image')}` },
  { name: 'work-style', code: `element('<link rel=stylesheet href="' + ${at('work-style')} + '">')` },
  {
    name: 'work-script',
    code: `{ const s = document.createElement('script'); s.src = ${at('work-script', '/export')}; document.head.append(s); }`,
  },
  { name: 'work-frame', code: `frame({ src: ${at('work-frame')} }, false)` },
  { name: 'work-worker', code: `new Worker('/worker.js').postMessage([${at('work-worker')}, {}])` },
  { name: 'work-link', code: `element('<a href="' + ${at('work-link')} + '">Next member</a>').click()` },
  { name: 'work-location', code: `location.href = ${at('work-location')}` },
  {
    name: 'work-form',
    code: `element('<form method=post action="' + ${at('work-form', '/notes')} + '"><button>Save note</button></form>').querySelector('button').click()`,
  },
  {
    name: 'work-form-submit',
    code: `element('<form method=post action="' + ${at('work-form-submit', '/notes')} + '"></form>').submit()`,
  },
  {
    name: 'work-form-frame',
    code: `frame({ name: 'own' }, false); element('<form target=own action="' + ${at('work-form-frame', '/search')} + '"></form>').submit()`,
  },
  { name: 'work-window', code: `window.open(${at('work-window', '/page')})` },
  { name: 'work-tab', code: `element('<a target=_blank href="' + ${at('work-tab')} + '">Chart</a>').click()` },
  { name: 'work-history', code: `history.pushState({}, '', '/page?tab=2'); fetch(${at('work-history')})` },
  {
    name: 'work-service-worker',
    code: `navigator.serviceWorker.register('/sw.js').then(() => navigator.serviceWorker.ready).then((r) => r.active.postMessage([${at('work-service-worker')}, {}]))`,
  },
];
