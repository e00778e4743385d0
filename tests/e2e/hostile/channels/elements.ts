import type { Channel } from './channel';

/** Requests that elements and style sheets make. */
export const ELEMENTS: readonly Channel[] = [
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
  {
    name: 'picture-source',
    layer: 'L0',
    code: `element('<picture><source srcset="' + out('picture-source', '.gif') + '"><img></picture>')`,
  },
  { name: 'input-image', layer: 'L0', code: `element('<input type=image src="' + out('input-image', '.gif') + '">')` },
  { name: 'video-poster', layer: 'L0', code: `element('<video poster="' + out('video-poster', '.gif') + '">')` },
  {
    name: 'text-track',
    layer: 'L0',
    code: `{ const v = element('<video src="data:video/mp4,"><track default kind=captions src="' + out('text-track', '.vtt') + '"></video>'); v.textTracks[0].mode = 'showing'; }`,
    missingIn: ['firefox'],
  },
  {
    name: 'body-background',
    layer: 'L0',
    code: `document.body.setAttribute('background', out('body-background', '.gif'))`,
  },
  {
    name: 'css-mask',
    layer: 'L0',
    code: `element('<div style="width:9px;height:9px;mask-image:url(' + out('css-mask', '.gif') + ')">')`,
  },
  {
    name: 'css-cursor',
    layer: 'L0',
    code: `element('<div style="position:fixed;inset:0;cursor:url(' + out('css-cursor', '.gif') + '),auto">')`,
    missingIn: ['firefox'],
  },
  {
    name: 'css-list-image',
    layer: 'L0',
    code: `element('<ul style="list-style-image:url(' + out('css-list-image', '.gif') + ')"><li>x</ul>')`,
  },
  {
    name: 'css-font-face',
    layer: 'L0',
    code: `element('<style>@font-face { font-family: q; src: url(' + out('css-font-face') + ') }</style><p style="font-family:q">x</p>'); element('<p style="font-family:q">x</p>')`,
  },
  {
    name: 'svg-use-image',
    layer: 'L0',
    code: `element('<svg><filter id=q><feImage href="' + out('svg-use-image', '.gif') + '"/></filter><rect width=9 height=9 filter="url(#q)"/></svg>')`,
  },
  {
    name: 'script-in-svg',
    layer: 'L0',
    code: `{ const n = 'http://www.w3.org/2000/svg'; const s = document.createElementNS(n, 'script'); s.setAttribute('href', out('script-in-svg', '.js')); const v = document.createElementNS(n, 'svg'); v.append(s); document.body.append(v); }`,
  },
  {
    name: 'image-in-new-document',
    layer: 'L0',
    code: `{ const d = pristine.frame.contentDocument; d.body.append(Object.assign(d.createElement('img'), { src: out('image-in-new-document', '.gif') })); }`,
  },
];
