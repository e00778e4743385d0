import { LISTEN } from './listen';
import { POISON } from './poison';

/** Words on the wire that say the hand-off was opened to the page. All of them are said with a made-up secret, or with none. */
export const FORGED_WIRE = `(() => {
  const open = { state: 'open', thirdParty: false, allow: ['127.0.0.1', 'localhost'], read: [], write: [], kinds: { open: 'allow', print: 'allow', copy: 'allow', download: 'allow', share: 'allow', submit: 'allow', message: 'allow' } };
  const heard = [];
  status = '-1-2-3-4';
  let mine = false;
  addEventListener('x:down', (event) => { if (!mine) heard.push(event.detail) }, true);
  for (const name of ['', 'x', 'acg', 'undefined', 'null', '-1-2-3-4', status])
    for (const n of [1, 2, 1e9])
      for (const m of [{ t: 'state', s: open }, { t: 'answer', id: 1, allow: true }, { t: 'here' }])
        for (const end of [':down', ':up']) {
          mine = true;
          dispatchEvent(new CustomEvent(name + end, { detail: JSON.stringify({ n, m }) }));
          mine = false;
        }
  return heard.filter((detail) => typeof detail === 'string' && detail !== 'x').length;
})()`;

/** Makes frames by the hundred, each with the same member and each with a way out of its own. */
export const framesCode = (count: number) => `(() => {
  for (let i = 0; i < ${count}; i += 1) {
    const frame = document.createElement('iframe');
    frame.srcdoc = '<p>' + i + '</p><script>setTimeout(() => fetch(' + JSON.stringify(far('tamper-frames')) + ', { method: "POST", body: "x", mode: "no-cors" }).catch(() => 0), ' + (i % 10) * 100 + ')<\\/script>';
    document.body.append(frame);
  }
  return 0;
})()`;

/** Reloads itself until it has lived this often, and tries to get out in the first moment of each life. */
const LIVES = 12;
const RELOADS = `(() => {
  const lives = Number(sessionStorage.getItem('lives') ?? 0) + 1;
  sessionStorage.setItem('lives', String(lives));
  addEventListener('DOMContentLoaded', () => {
    try {
      fetch(far('tamper-reload'), { method: 'POST', body: 'x', mode: 'no-cors' }).catch(() => 0);
      navigator.sendBeacon(far('tamper-reload'), 'x');
    } catch {}
    if (lives < ${LIVES}) location.reload();
    else document.title = 'lived enough';
  });
})()`;

/** Code for the first script of a page. */
export function mischiefCode(kind: string | null): string {
  if (kind === 'poison') return POISON;
  if (kind === 'listen') return LISTEN;
  return kind === 'reloads' ? RELOADS : '';
}
