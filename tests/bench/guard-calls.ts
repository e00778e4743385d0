/**
 * Page code that compares each wrapper with the function it wraps, in one run of one page. The native ones are taken out of a frame before
 * its document is there. Every call is one that leaves at once: what is measured is the way in, not the network.
 */
const CALLS: Readonly<Record<string, { readonly own: string; readonly native: string; readonly count: number }>> = {
  'fetch (data address)': {
    own: `void fetch('data:,x').catch(no)`,
    native: `void bare.fetch.call(window, 'data:,x').catch(no)`,
    count: 200,
  },
  'fetch (own address)': {
    own: `void fetch('/api/x').catch(no)`,
    native: `void bare.fetch.call(window, '/api/x').catch(no)`,
    count: 40,
  },
  'XMLHttpRequest open': {
    own: `xhr.open('POST', '/api/x')`,
    native: `bare.open.call(xhr, 'POST', '/api/x')`,
    count: 500,
  },
  'XMLHttpRequest open, send, abort': {
    own: `{ const x = new XMLHttpRequest(); x.open('POST', '/api/x'); x.send('x'); x.abort(); }`,
    native: `{ const x = new XMLHttpRequest(); bare.open.call(x, 'POST', '/api/x'); bare.send.call(x, 'x'); bare.abort.call(x); }`,
    count: 100,
  },
  sendBeacon: {
    own: `navigator.sendBeacon('/api/x', 'x')`,
    native: `bare.beacon.call(navigator, '/api/x', 'x')`,
    count: 40,
  },
  'form.submit (not connected)': { own: `form.submit()`, native: `bare.submit.call(form)`, count: 500 },
  'clipboard.writeText': {
    own: `void navigator.clipboard.writeText('x').catch(no)`,
    native: `void bare.write.call(navigator.clipboard, 'x').catch(no)`,
    count: 40,
  },
  'URL.revokeObjectURL': {
    own: `URL.revokeObjectURL('blob:x')`,
    native: `bare.revoke.call(URL, 'blob:x')`,
    count: 500,
  },
};
const BLOCKS = 7;

export interface CallCost {
  readonly name: string;
  /** Microseconds a call, medians over the blocks. */
  readonly native: number;
  readonly wrapped: number;
}

/** An expression that resolves to `CallCost[]`. Blocks of both kinds alternate; the first of each warms up and is not counted. */
export const MEASURE_CALLS = `(async () => {
  const frame = document.createElement('iframe');
  frame.srcdoc = 'x';
  document.body.append(frame);
  const realm = frame.contentWindow;
  const bare = {
    fetch: realm.fetch, open: realm.XMLHttpRequest.prototype.open, send: realm.XMLHttpRequest.prototype.send,
    abort: realm.XMLHttpRequest.prototype.abort, beacon: realm.Navigator.prototype.sendBeacon, submit: realm.HTMLFormElement.prototype.submit,
    write: realm.Clipboard.prototype.writeText, revoke: realm.URL.revokeObjectURL,
  };
  const no = () => undefined;
  const xhr = new XMLHttpRequest();
  const form = Object.assign(document.createElement('form'), { action: '/notes', method: 'post' });
  const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
  const median = (values) => values.sort((a, b) => a - b)[Math.floor(values.length / 2)];
  const calls = [${Object.entries(CALLS)
    .map(
      ([name, { own, native, count }]) =>
        `{ name: ${JSON.stringify(name)}, count: ${count}, own: () => { ${own} }, native: () => { ${native} } }`,
    )
    .join(',\n')}];
  const block = (go, count) => {
    const from = performance.now();
    for (let index = 0; index < count; index += 1) go();
    return ((performance.now() - from) / count) * 1000;
  };
  const costs = [];
  for (const { name, count, own, native } of calls) {
    const found = { native: [], wrapped: [] };
    for (let round = 0; round <= ${BLOCKS}; round += 1) {
      const [first, second] = round % 2 ? [native, own] : [own, native];
      const times = [block(first, count), block(second, count)];
      await pause(30);
      if (round === 0) continue;
      found.native.push(times[round % 2 ? 0 : 1]);
      found.wrapped.push(times[round % 2 ? 1 : 0]);
    }
    costs.push({ name, native: median(found.native), wrapped: median(found.wrapped) });
  }
  return costs;
})()`;
