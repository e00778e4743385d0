import { openChart } from '../roster';
import { patientBanner } from '../shared/banner';
import type { Person } from '../shared/chart';
import { html, type Html } from '../shared/html';
import { page } from './layout';

/** Screens that send by their own script, after a click on something harmless or with none: as vendors' older modules do. */
export const PACKET_KINDS = ['form', 'frame', 'unload', 'letter'] as const;
export type PacketKind = (typeof PACKET_KINDS)[number];

const SCRIPTS: Readonly<Record<PacketKind, string>> = {
  // No submit event is fired by form.submit(): nothing on the page can be listened to.
  form: `document.getElementById('continue').onclick = () => document.getElementById('packet').submit();`,
  // A new frame with content of its own hands out functions that no script has touched yet.
  frame: `document.getElementById('continue').onclick = () => {
    const frame = document.createElement('iframe');
    frame.srcdoc = '<p></p>';
    document.body.append(frame);
    const send = frame.contentWindow.fetch;
    const body = JSON.stringify({ member: document.body.dataset.member });
    for (const target of ['/fax/send', document.body.dataset.collector + '/pristine-frame'])
      send.call(frame.contentWindow, target, { method: 'POST', body, mode: target.startsWith('/') ? 'same-origin' : 'no-cors' }).catch(() => undefined);
  };`,
  unload: `addEventListener('pagehide', () => {
    const body = JSON.stringify({ member: document.body.dataset.member });
    navigator.sendBeacon('/messages/send', body);
    navigator.sendBeacon(document.body.dataset.collector + '/beacon', body);
  });`,
  letter: `document.getElementById('continue').onclick = () => window.print();`,
};

const TITLES: Readonly<Record<PacketKind, string>> = {
  form: 'Referral packet',
  frame: 'Record summary',
  unload: 'Visit check-out',
  letter: 'Appointment letter',
};

function body(kind: PacketKind, person: Person): Html {
  const { chart } = openChart(person);
  return html`<div class="crumbs">Chart / ${TITLES[kind]}</div>
    ${patientBanner(person, chart.allergies)}
    <section class="panel">
      <header><h2>${TITLES[kind]}</h2></header>
      <div class="body">
        <p>Review the summary below before you go on.</p>
        <ul class="list-plain">
          ${chart.problems.map((problem) => html`<li>${problem.name}</li>`)}
        </ul>
        <form id="packet" method="post" action="/referrals/send">
          <input type="hidden" name="member" value="${person.id}" />
        </form>
        <p>
          <button type="button" id="continue" class="btn primary">Continue</button>
          <a class="btn" href="/worklist">Close</a>
        </p>
      </div>
    </section>`;
}

export function packetPage(kind: PacketKind, person: Person, collectorOrigin: string): string {
  const script = html`<script>
    document.body.dataset.member = '${person.id}';
    document.body.dataset.collector = '${collectorOrigin}';
    ${{ markup: SCRIPTS[kind] }};
  </script>`;
  return page(TITLES[kind], '', html`${body(kind, person)}${script}`);
}
