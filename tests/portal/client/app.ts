import type { OpenChart, Person } from '../shared/chart';
import { CONTACTS } from '../shared/contacts';
import { chartName } from '../shared/format';
import { html } from '../shared/html';
import { chartView, TABS, type TabName } from './chart';
import { find, show, toast, valuesOf } from './dom';
import { filterRows, memberList } from './list';
import { download, listMembers, openMember, post } from './net';

/**
 * The single-page part of the portal. Member and tab live in memory and in session storage only: opening another chart changes
 * neither address nor history, which is what a page reader must cope with.
 */
const view = find('#view');
let people: readonly Person[] = [];
let open: OpenChart | null = null;
let tab: TabName = 'summary';

function render(): void {
  document.title = open ? `${chartName(open.person)} - CareDesk` : 'My panel - CareDesk';
  show(view, open ? chartView(open, people, tab) : memberList(people));
}

async function openChart(id: string): Promise<void> {
  show(view, html`<p class="muted">Loading chart…</p>`);
  open = await openMember(id);
  sessionStorage.setItem('chart', id);
  if (location.pathname !== '/app/chart') history.pushState(null, '', '/app/chart');
  render();
}

function closeChart(): void {
  open = null;
  tab = 'summary';
  sessionStorage.removeItem('chart');
  if (location.pathname !== '/app/members') history.pushState(null, '', '/app/members');
  render();
}

async function refresh(): Promise<void> {
  people = await listMembers();
  render();
}

/** Tells the user how a service answered. */
async function report(sent: Promise<boolean>, done: string): Promise<void> {
  if (await sent) toast(done);
  else toast('The request could not be completed.', 'bad');
}

const ACTIONS: Readonly<Record<string, () => void>> = {
  print: () => window.print(),
  'print-preferences': () => toast('Printer: Front desk, duplex, letter.'),
  refresh: () => void refresh(),
  filter: () => filterRows(view),
  review: () => void report(post('/api/reviews', { member: open?.person.id }), 'Marked as reviewed.'),
  'save-draft': () => void report(post('/api/drafts', { member: open?.person.id }), 'Draft saved.'),
  switch: () => void openChart((find('#switch-to') as HTMLSelectElement).value),
  'export-fhir': () =>
    void report(download(`/export/fhir/${open?.person.id ?? ''}`, 'bundle.json'), 'FHIR bundle exported.'),
  eligibility: () =>
    void report(post('/eligibility/check', { member: open?.person.id }), 'Eligible: Medi-Cal, full scope.'),
  'plan-submit': () =>
    void report(post('/plan/authorizations', { member: open?.person.id }), 'Authorization request submitted.'),
};

const DONE: Readonly<Record<string, string>> = {
  referral: 'Referral sent.',
  message: 'Message sent.',
  fax: 'Fax queued.',
  'share-plan': 'Care plan shared.',
};

document.addEventListener('click', (event) => {
  const target =
    event.target instanceof Element
      ? event.target.closest<HTMLElement>('[data-open], [data-tab], [data-action], [data-go]')
      : null;
  if (!target) return;
  const { open: id, tab: name, action, go } = target.dataset;
  if (id) void openChart(id);
  const chosen = TABS.find(([known]) => known === name);
  if (chosen) {
    tab = chosen[0];
    render();
  }
  if (action) ACTIONS[action]?.();
  if (go === 'members') {
    event.preventDefault();
    closeChart();
  }
});

document.addEventListener('change', (event) => {
  if (!(event.target instanceof HTMLSelectElement) || !event.target.matches('[data-recipient]')) return;
  const contact = CONTACTS.find(({ id }) => id === (event.target as HTMLSelectElement).value);
  const form = event.target.form;
  if (!contact || !form) return;
  for (const field of ['fax', 'direct'] as const) {
    const input = form.elements.namedItem(field);
    if (input instanceof HTMLInputElement) input.value = contact[field];
  }
});

document.addEventListener('input', (event) => {
  if (event.target instanceof Element && event.target.id === 'filter-text') filterRows(view);
});

document.addEventListener('submit', (event) => {
  const form = event.target;
  if (!(form instanceof HTMLFormElement) || !form.dataset['form']) return;
  event.preventDefault();
  const kind = form.dataset['form'];
  const body = { member: open?.person.id, ...valuesOf(form) };
  if (kind === 'note') void report(post('/api/notes', body), 'Note saved.');
  else void report(post(form.getAttribute('action') ?? '', body), DONE[kind] ?? 'Done.');
});

async function start(): Promise<void> {
  people = await listMembers();
  const parameters = new URLSearchParams(location.search);
  const wanted =
    parameters.get('open') ?? (location.pathname === '/app/chart' ? sessionStorage.getItem('chart') : null);
  const wantedTab = TABS.find(([name]) => name === parameters.get('tab'));
  if (wantedTab) tab = wantedTab[0];
  if (parameters.has('open')) history.replaceState(null, '', '/app/chart');
  if (wanted) await openChart(wanted);
  else render();
}

window.addEventListener('popstate', () => {
  if (location.pathname === '/app/members') closeChart();
});

void start();
