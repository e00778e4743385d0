import type { Channel } from './channel';

/** Pages that move, forms that submit, windows that open. */
export const NAVIGATIONS: readonly Channel[] = [
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
  {
    name: 'form-formaction',
    layer: 'L0',
    code: `element('<form method=post><button formaction="' + out('form-formaction') + '">Save</button></form>').querySelector('button').click()`,
  },
  {
    name: 'form-get',
    layer: 'L0',
    code: `element('<form action="' + out('form-get') + '"><input name=q value=9></form>').requestSubmit()`,
  },
  {
    name: 'area-click',
    layer: 'L0',
    code: `{ const m = element('<map name=m><area href="' + out('area-click') + '" coords="0,0,9,9"></map>'); m.firstElementChild.click(); }`,
  },
  {
    name: 'svg-link',
    layer: 'L0',
    code: `element('<svg><a href="' + out('svg-link') + '"><text y=20>Next</text></a></svg>').querySelector('a').dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true }))`,
  },
  {
    name: 'link-middle',
    layer: 'L0',
    code: `element('<a href="' + out('link-middle') + '">Next</a>').dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true, ctrlKey: true }))`,
  },
  {
    name: 'link-pristine',
    layer: 'L0',
    code: `{ const d = pristine.frame.contentDocument; const a = Object.assign(d.createElement('a'), { href: out('link-pristine'), target: '_top' }); d.body.append(a); a.click(); }`,
  },
  { name: 'location-assign', layer: 'L0', code: `location.assign(out('location-assign'))` },
  { name: 'window-open-self', layer: 'L0', code: `pristine.open.call(window, out('window-open-self'), '_self')` },
];
