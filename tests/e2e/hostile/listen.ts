/**
 * A page that knows how agent and guard find each other (the code is public): it listens and looks in its own window and in frames from
 * their first moment, and tries to be taken for one of them, at once and again at \`window.provoke()\`. \`window.handOff\` names what it
 * overheard, and where it got any answer.
 */
export const LISTEN = `(() => {
  const PLANTED = '-1-2-3-4';
  const NAMES = ['acg:hello', 'acg:ready', PLANTED + ':up', PLANTED + ':down'];
  const found = (window.handOff = { overheard: [], answered: [] });
  const mine = new WeakSet();
  const watched = [];
  const listen = (view, where) => {
    for (const name of NAMES)
      view.addEventListener(name, (event) => { if (mine.has(event)) event.wasHeard = true; else found.overheard.push(where + ' ' + name); }, true);
    watched.push([view, where]);
  };
  const look = (view, where) => { if (/^(-\\d+){4}$/.test(view.status) && view.status !== PLANTED) found.overheard.push(where + ' status') };
  const say = ([view, where], moment) => {
    look(view, where);
    view.status = PLANTED;
    for (const name of NAMES) {
      const event = new view.CustomEvent(name, { detail: JSON.stringify({ n: 1e6, m: { t: name.endsWith('down') ? 'probe' : 'here', id: 1 } }), cancelable: true, bubbles: true });
      mine.add(event);
      const went = view.dispatchEvent(event);
      if (!went || event.defaultPrevented || !event.wasHeard) found.answered.push(where + ' ' + name + ' ' + moment);
    }
  };
  listen(window, 'page');
  say(watched[0], 'at once');
  const sources = { blank: {}, srcdoc: { srcdoc: '<p>x</p>' }, portal: { src: location.origin + '/page' }, blob: { src: URL.createObjectURL(new Blob(['<p>x</p>'], { type: 'text/html' })) } };
  for (const [where, attributes] of Object.entries(sources)) {
    const frame = Object.assign(document.createElement('iframe'), attributes);
    document.documentElement.append(frame);
    listen(frame.contentWindow, where);
    say([frame.contentWindow, where], 'at once');
    frame.addEventListener('load', () => { listen(frame.contentWindow, where + ' loaded'); say([frame.contentWindow, where + ' loaded'], 'at load') });
  }
  setInterval(() => { for (const [view, where] of watched) look(view, where) });
  window.provoke = () => { for (const one of watched) say(one, 'later') };
})();`;
