import { mischiefCode } from './mischief';

interface Ports {
  readonly collector: number;
  readonly connections: number;
  readonly stun: number;
  readonly channel: number;
  readonly quic: number;
}

/** The portal's own scripts that other realms run. `#name` of a worker's address names the channel. */
export const SCRIPTS: Readonly<Record<string, string>> = {
  '/worker.js': `onmessage = ({ data: [url, init] }) => { fetch(url, init).catch(() => 0) };`,
  '/shared.js': `onconnect = ({ ports: [port] }) => { port.onmessage = ({ data: [url, init] }) => { fetch(url, init).catch(() => 0) } };`,
  '/sw.js': `
    addEventListener('install', () => skipWaiting());
    addEventListener('activate', (event) => event.waitUntil(clients.claim()));
    addEventListener('message', ({ data: [url, init] }) => {
      if (init === null) clients.matchAll({ type: 'window' }).then((all) => all.forEach((client) => client.navigate(url).catch(() => 0)));
      else fetch(url, init).catch(() => 0);
    });
    addEventListener('sync', (event) => event.waitUntil(fetch(event.tag, { mode: 'no-cors' }).catch(() => 0)));
    addEventListener('fetch', (event) => {
      const bounce = new URL(event.request.url).searchParams.get('bounce');
      if (bounce) event.respondWith(Response.redirect(bounce));
      const target = new URL(event.request.url).searchParams.get('carry');
      if (target) event.respondWith(fetch(target, { mode: 'no-cors' }).then(() => new Response('ok'), () => new Response('no')));
    });`,
  '/sw-import.js': `importScripts(new URL(location.href).searchParams.get('of'));`,
  '/audio-worklet.js': `registerProcessor('x', class extends AudioWorkletProcessor { process() { return false } });`,
};

/** A page of another site: it passes on what it is told, and may have opened the portal. */
export function outsiderHtml(url: URL): string {
  const to = url.searchParams.get('to');
  return `<!doctype html><meta charset="utf-8"><title>Elsewhere</title><link rel="icon" href="data:,"><script>
addEventListener('message', ({ data }) => fetch('/hit/' + data));
${to === null ? '' : `window.opened = open(${JSON.stringify(to)});`}
</script>`;
}

/**
 * A chart page. \`?id=\` shows that member's labelled identifier, without it nobody's. \`held\` keeps realms and handles from before
 * the page could be locked, as a hostile page would.
 */
export function pageHtml(url: URL, ports: Ports): string {
  const id = url.searchParams.get('id');
  const early = url.searchParams.get('early');
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Chart</title><link rel="icon" href="data:,">
<script>
window.ports = ${JSON.stringify(ports)};
window.out = (name, end = '') => 'http://localhost:' + ports.collector + '/hit/' + name + end;
window.far = (name, end = '') => 'http://127.0.0.1:' + ports.collector + '/hit/' + name + end;
window.frame = (attributes, load = true) => new Promise((resolve) => {
  const frame = Object.assign(document.createElement('iframe'), attributes);
  if (load) frame.onload = () => resolve(frame);
  document.body.append(frame);
  if (!load) resolve(frame);
});
window.wait = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
window.element = (html) => { const box = document.createElement('div'); box.innerHTML = html; document.body.append(box); return box.firstElementChild };
// Handles from before anything is known: the first inline script runs before any verdict.
{
  const pure = document.createElement('iframe');
  pure.srcdoc = 'x';
  document.documentElement.append(pure);
  const { fetch, navigator, WebSocket, XMLHttpRequest, HTMLFormElement, RTCPeerConnection, open } = pure.contentWindow;
  const beacon = navigator.sendBeacon.bind(navigator);
  window.pristine = { frame: pure, fetch: fetch.bind(pure.contentWindow), beacon, WebSocket, XMLHttpRequest, HTMLFormElement, RTCPeerConnection, open };
}
// What needs no address of its own says so to the portal, which may be asked at any time.
window.note = (name) => fetch(location.origin + '/api/hit/' + name);
window.print_long = () => { const p = document.createElement('pre'); p.textContent = Array.from({ length: 2000 }, () => Math.random().toString(36)).join(' '); p.style.whiteSpace = 'pre-wrap'; document.body.append(p); };
window.show = (id) => { document.querySelector('header').innerHTML = chart(id); };
window.chart = (id) => '<h1>Member chart</h1><dl><dt>Name</dt><dd>Alder Quince</dd><dt>Medi-Cal ID (CIN)</dt><dd>' + id + '</dd><dt>DOB</dt><dd>03/04/1975</dd></dl><p>Problem list: opioid use disorder, methadone maintenance</p>';
addEventListener('storage', ({ key, newValue }) => { if (key === 'carry') fetch(newValue, { mode: 'no-cors' }).catch(() => 0) });
addEventListener('message', ({ data, source }) => {
  if (data !== 'go') return;
  const way = new URL(location.href).searchParams.get('go');
  const other = way === 'opener' ? window.opener : source;
  if (other) other.postMessage('post-message-' + way, '*');
});
new BroadcastChannel('carry').onmessage = ({ data }) => { fetch(data, { mode: 'no-cors' }).catch(() => 0) };
${early ? `fetch(out(${JSON.stringify(early)}), { mode: 'no-cors' }).catch(() => 0);` : ''}
${mischiefCode(url.searchParams.get('mischief'))}
</script></head><body>
<header><h1>Member chart</h1>${id === null ? '<p>No member selected</p>' : `<dl><dt>Name</dt><dd>Alder Quince</dd><dt>Medi-Cal ID (CIN)</dt><dd>${escape(id)}</dd><dt>DOB</dt><dd>03/04/1975</dd></dl><p>Problem list: opioid use disorder, methadone maintenance</p>`}</header>
<main id="main"></main></body></html>`;
}

function escape(text: string): string {
  return text.replace(/[^A-Za-z0-9]/g, '');
}
