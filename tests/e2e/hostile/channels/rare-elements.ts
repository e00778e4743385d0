import type { Channel } from './channel';

const styled = (name: string, style: string) =>
  `element('<div style="width:9px;height:9px;' + '${style}'.replace('URL', out('${name}', '.gif')) + '">x</div>')`;

/** What hardly anybody lists: properties, documents and elements that load something all the same. */
export const RARE_ELEMENTS: readonly Channel[] = [
  {
    name: 'css-border-image',
    layer: 'L0',
    code: styled('css-border-image', 'border:3px solid;border-image:url(URL) 1'),
  },
  { name: 'css-image-set', layer: 'L0', code: styled('css-image-set', 'background-image:image-set(url(URL) 1x)') },
  {
    name: 'css-content',
    layer: 'L0',
    code: `element('<style>.q::before { content: url(' + out('css-content', '.gif') + ') }</style>'); element('<p class=q>x</p>')`,
  },
  {
    name: 'css-shape-outside',
    layer: 'L0',
    code: styled('css-shape-outside', 'float:left;shape-outside:url(URL)'),
  },
  {
    name: 'css-adopted',
    layer: 'L0',
    code: `{ const s = new CSSStyleSheet(); s.replaceSync('body { background: url(' + out('css-adopted', '.gif') + ') }'); document.adoptedStyleSheets.push(s); }`,
  },
  {
    name: 'paint-worklet',
    layer: 'L0',
    code: `CSS.paintWorklet.addModule(out('paint-worklet', '.js')).catch(() => 0)`,
    missingIn: ['firefox'],
  },
  {
    name: 'import-map',
    layer: 'L0',
    code: `{ const s = document.createElement('script'); s.type = 'importmap'; s.textContent = JSON.stringify({ imports: { mapped: out('import-map', '.js') } }); document.head.append(s); import('mapped').catch(() => 0); }`,
  },
  {
    name: 'import-json',
    layer: 'L0',
    code: `import(out('import-json', '.json'), { with: { type: 'json' } }).catch(() => 0)`,
  },
  {
    name: 'base-address',
    layer: 'L0',
    alone: true,
    code: `document.head.append(Object.assign(document.createElement('base'), { href: far('', '/') })); new Image().src = 'hit/base-address.gif'`,
  },
  {
    name: 'image-in-closed-root',
    layer: 'L0',
    code: `element('<div></div>').attachShadow({ mode: 'closed' }).innerHTML = '<img src="' + out('image-in-closed-root', '.gif') + '">'`,
  },
  {
    name: 'svg-animated-address',
    layer: 'L0',
    code: `element('<svg><image width=9 height=9><set attributeName=href to="' + out('svg-animated-address', '.gif') + '"/></image></svg>')`,
  },
  {
    name: 'frame-frameset',
    layer: 'L0',
    code: `frame({ srcdoc: '<frameset cols="*"><frame src="' + out('frame-frameset') + '"></frameset>' }, false)`,
  },
  {
    name: 'frame-xml-style',
    layer: 'L0',
    code: `frame({ src: URL.createObjectURL(new Blob(['<?xml-stylesheet type="text/css" href="' + out('frame-xml-style', '.css') + '"?><x/>'], { type: 'text/xml' })) }, false)`,
  },
  {
    name: 'frame-svg-document',
    layer: 'L0',
    code: `frame({ src: URL.createObjectURL(new Blob(['<svg xmlns="http://www.w3.org/2000/svg"><image href="' + out('frame-svg-document', '.gif') + '" width="9" height="9"/></svg>'], { type: 'image/svg+xml' })) }, false)`,
  },
  {
    name: 'frame-refresh',
    layer: 'L0',
    code: `frame({ srcdoc: '<meta http-equiv=refresh content="0;url=' + out('frame-refresh') + '">' }, false)`,
    missingIn: ['firefox'],
  },
  {
    name: 'frame-credentialless',
    layer: 'L0',
    code: `{ const f = document.createElement('iframe'); f.credentialless = true; f.src = out('frame-credentialless'); document.body.append(f); }`,
  },
  {
    name: 'frame-written',
    layer: 'L0',
    code: `{ const d = pristine.frame.contentDocument; d.open(); d.write('<img src="' + out('frame-written', '.gif') + '">'); d.close(); }`,
    alone: true,
  },
  {
    name: 'document-written',
    layer: 'L0',
    alone: true,
    code: `{ const to = out('document-written', '.gif'); document.open(); document.write('<img src="' + to + '">'); document.close(); }`,
  },
  {
    name: 'worker-font',
    layer: 'L0',
    code: `new Worker(URL.createObjectURL(new Blob(['new FontFace("x", "url(' + out('worker-font') + ')").load().catch(() => 0)'])))`,
  },
  {
    name: 'worker-xhr',
    layer: 'L0',
    code: `new Worker(URL.createObjectURL(new Blob(['const x = new XMLHttpRequest(); x.open("POST", "' + out('worker-xhr') + '"); x.send("x")'])))`,
  },
  {
    name: 'worker-static-import',
    layer: 'L0',
    code: `new Worker(URL.createObjectURL(new Blob(['import "' + out('worker-static-import', '.js') + '"'], { type: 'text/javascript' })), { type: 'module' })`,
  },
  {
    name: 'shared-worker-blob',
    layer: 'L0',
    code: `new SharedWorker(URL.createObjectURL(new Blob(['fetch("' + out('shared-worker-blob') + '", { mode: "no-cors" })'])))`,
  },
  {
    name: 'websocket-stream',
    layer: 'L0',
    code: `new WebSocketStream(out('websocket-stream').replace('http', 'ws')).opened.catch(() => 0)`,
    missingIn: ['firefox'],
  },
  {
    name: 'service-worker-script',
    layer: 'L0',
    code: `navigator.serviceWorker.register('/sw-import.js?of=' + encodeURIComponent(out('service-worker-script', '.js')), { scope: '/import/' }).catch(() => 0)`,
  },
  {
    name: 'background-sync',
    layer: 'L0',
    code: `navigator.serviceWorker.register('/sw.js').then(() => navigator.serviceWorker.ready).then((r) => r.sync.register(out('background-sync'))).catch(() => 0)`,
    missingIn: ['chromium', 'firefox'],
  },
  {
    name: 'service-worker-bounce',
    layer: 'L0',
    code: `navigator.serviceWorker.register('/sw.js').then(() => navigator.serviceWorker.ready).then(() => wait(150)).then(() => frame({ src: '/page?bounce=' + encodeURIComponent(out('service-worker-bounce')) }, false))`,
  },
];
