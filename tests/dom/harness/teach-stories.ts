import { mountTeaching } from '../../../entrypoints/agent.content/teaching';
import { pageEn } from '../../../utils/ui/strings/page.en';
import { pageEs } from '../../../utils/ui/strings/page.es';
import { translator } from '../../../utils/ui/strings/translate';
import type { Story } from './main';

/** A chart whose page counts everything that it is told about presses. */
const PAGE = `
  <style>
    body { margin: 0; font: 13px Arial; background: #eceff1; color: #222 }
    @media (prefers-color-scheme: dark) { body { background: #263238; color: #ddd } }
    header { padding: 12px 16px } main { padding: 8px 16px } iframe { border: 1px solid #888; width: 320px; height: 60px }
  </style>
  <header class="css-1a2b3c" data-testid="patient-banner"><h1>Example, Rosa</h1>
    <span class="css-9z8y"><b>MRN</b> <span class="css-77aa" id="mrn">7410023</span></span></header>
  <main><p id="note">Nothing to read here</p>
    <form action="/fax/send?member=m-01"><button type="submit" class="css-4d5e" id="fax">Send fax</button></form>
    <iframe title="Insurance" srcdoc='<p style="margin:8px">CIN <b data-field="cin">90000001A</b></p>'></iframe></main>`;

/** What the page's own script would notice while somebody points: it must stay empty. */
const NOTICED = ['pointerdown', 'mousedown', 'pointerup', 'mouseup', 'click', 'submit', 'keydown'] as const;

export function teach(name: string, { language, report }: Story): void {
  document.body.innerHTML = PAGE;
  for (const type of NOTICED) {
    document.querySelector('main')?.addEventListener(
      type,
      (event) => {
        event.preventDefault();
        report({ noticed: type });
      },
      true,
    );
  }
  mountTeaching({
    document,
    life: new AbortController(),
    t: translator(language === 'es' ? pageEs : pageEn),
    tagName: 'x-teach',
    open: (element) => (element.localName === 'x-teach' ? null : element.shadowRoot),
    now: () => performance.now(),
    finish: (lines, keep) => {
      report({ finish: lines, keep });
      const outcome = name === 'managed' ? 'managed' : keep === 'export' ? 'exported' : 'saved';
      return Promise.resolve({ outcome, adapter: JSON.stringify(lines, null, 2) });
    },
    copy: (text) => report({ copy: text }),
  });
}
