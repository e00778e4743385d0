import { mountPageUi, type PageUi } from '../../../entrypoints/agent.content/page-ui';
import type { ConsentState } from '../../../utils/ascmi/outcomes';
import type { Phase } from '../../../utils/contract/views';
import { pageEn } from '../../../utils/ui/strings/page.en';
import { pageEs } from '../../../utils/ui/strings/page.es';
import { translator } from '../../../utils/ui/strings/translate';
import { bannerView, NOW_MS, SHEETS, tabView } from './fixtures';
import type { Story } from './main';

/** A page that looks like a portal, so that the banner is seen where it lives. */
const PORTAL = `
  <style>
    body { margin: 0; font: 13px Arial; background: #eceff1; color: #222 }
    @media (prefers-color-scheme: dark) { body { background: #263238; color: #ddd } }
    header { background: #37474f; color: #fff; padding: 12px 16px; display: flex; justify-content: space-between }
    main { padding: 16px; display: grid; gap: 12px; max-width: 900px }
    main div { background: #fff4; border: 1px solid #90a4ae; padding: 12px; min-height: 90px }
  </style>
  <header><b>County Care Portal</b><button id="menu">User menu</button></header>
  <main><h1>Chart</h1><div>Medications</div><div>Care plan <button id="send">Send referral</button></div><div>Notes</div></main>`;

export interface PageHarness {
  readonly ui: PageUi;
  readonly stop: AbortController;
  readonly bannerView: typeof bannerView;
  readonly tabView: typeof tabView;
  readonly sheets: typeof SHEETS;
}

function mount({ language, query, report }: Story) {
  if (query.get('bare') === null) document.body.innerHTML = PORTAL;
  const stop = new AbortController();
  const ui = mountPageUi({
    document,
    signal: stop.signal,
    t: translator(language === 'es' ? pageEs : pageEn),
    tagName: 'x-harness',
    now: () => NOW_MS,
    onAction: report,
  });
  const parts: PageHarness = { ui, stop, bannerView, tabView, sheets: SHEETS };
  Object.assign(window.uiHarness, parts);
  return ui;
}

const PHASES: readonly string[] = ['scanning', 'clear', 'checking', 'several', 'blind'] satisfies Phase[];

export function banners(name: string, story: Story): void {
  const ui = mount(story);
  if (name === 'orphaned') ui.showOrphaned();
  else if (PHASES.includes(name)) ui.update(tabView(name as Phase));
  else {
    const banner = { ...bannerView(name as ConsentState), demonstration: story.query.has('demo') };
    ui.update(tabView('decided', banner, { mode: story.query.get('mode') === 'observe' ? 'observe' : 'enforce' }));
  }
}

export function sheets(name: string, story: Story): void {
  const ui = mount(story);
  ui.update(tabView('decided', bannerView('PART')));
  const sheet = SHEETS[name];
  if (sheet) ui.openSheet(sheet);
}
