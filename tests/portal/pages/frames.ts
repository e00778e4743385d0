import { openChart } from '../roster';
import type { Person } from '../shared/chart';
import { patientBanner } from '../shared/banner';
import { html, type Html } from '../shared/html';
import { page } from './layout';

/**
 * One chart in every kind of frame, window and document that a portal may put it in. The page around names nobody: whoever reads only that
 * finds no member.
 */
export const FRAME_KINDS = [
  'srcdoc',
  'sandboxed',
  'blank',
  'written',
  'blob',
  'late-root',
  'rewritten',
  'window',
] as const;
export type FrameKind = (typeof FRAME_KINDS)[number];

function chart(person: Person): Html {
  return html`<main>
    ${patientBanner(person, openChart(person).chart.allergies)}
    <form method="post" action="/fax/send">
      <input type="hidden" name="fax" value="(555) 555-0100" /><button type="submit">Send fax</button>
    </form>
  </main>`;
}

/** `chart` is the chart's markup, in a template of the page. */
const SCRIPTS: Readonly<Record<FrameKind, string>> = {
  srcdoc: `frame.srcdoc = chart;`,
  sandboxed: `frame.sandbox = 'allow-forms allow-scripts'; frame.srcdoc = chart;`,
  blank: `document.body.append(frame); frame.contentDocument.body.innerHTML = chart;`,
  written: `document.body.append(frame); frame.contentDocument.write(chart); frame.contentDocument.close();`,
  blob: `frame.src = URL.createObjectURL(new Blob([chart], { type: 'text/html' }));`,
  'late-root': `frame = document.createElement('late-chart');
    setTimeout(() => customElements.define('late-chart', class extends HTMLElement {
      constructor() { super(); this.attachShadow({ mode: 'closed' }).innerHTML = chart; }
    }), 900);`,
  rewritten: `frame = null; document.getElementById('go').onclick = () => { document.open(); document.write('<title>Chart</title>' + chart); document.close(); };`,
  window: `frame = null; document.getElementById('go').onclick = () => {
    const opened = (window.chartWindow = window.open('', 'chart', 'width=700,height=500'));
    opened.document.write('<title>Chart window</title>' + chart);
    opened.document.close();
  };`,
};

export function framePage(kind: FrameKind, person: Person): string {
  return page(
    'Record viewer',
    '',
    html`<div class="page-head"><h1>Record viewer</h1></div>
      <button type="button" id="go">Open the record</button>
      <template id="chart">${chart(person)}</template>
      <script>
        {
          const chart = document.getElementById('chart').innerHTML;
          let frame = Object.assign(document.createElement('iframe'), { name: 'record', width: 900, height: 400 });
          ${{ markup: SCRIPTS[kind] }};
          if (frame && !frame.isConnected) document.body.append(frame);
        }
      </script>`,
  );
}

/** A frameset in a frameset: no body anywhere but in the innermost frames. */
export function framesetPage(person: Person, depth: 'outer' | 'inner'): string {
  const inner = depth === 'inner' ? `/classic/chart/${person.id}` : `/frames/frameset-inner/${person.id}`;
  return `<!doctype html>\n${
    html`<html lang="en">
      <head>
        <title>Clinic</title>
      </head>
      <frameset cols="180,*">
        <frame name="menu" src="/worklist" />
        <frame name="${depth === 'inner' ? 'chart' : 'desktop'}" src="${inner}" />
      </frameset>
    </html>`.markup
  }`;
}

/** A page that the browser may keep whole when it is left: nothing forbids storing it. */
export const keptPage = (person: Person): string =>
  page('Chart', '', html`${chart(person)}<a id="next" href="/worklist">Close</a>`);
