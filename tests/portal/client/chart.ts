import { patientBanner } from '../shared/banner';
import type { OpenChart, Person } from '../shared/chart';
import { CONTACTS } from '../shared/contacts';
import { chartName } from '../shared/format';
import { html, type Html } from '../shared/html';
import { icon } from '../shared/icons';
import { carePlan, documents, medications, messages, problems, referrals, summary } from './tabs';

export const TABS = [
  ['summary', 'Summary', summary],
  ['problems', 'Problems', problems],
  ['medications', 'Medications', medications],
  ['care-plan', 'Care plan', carePlan],
  ['referrals', 'Referrals', referrals],
  ['messages', 'Messages', messages],
  ['documents', 'Documents', documents],
] as const satisfies readonly (readonly [string, string, (open: OpenChart) => Html])[];
export type TabName = (typeof TABS)[number][0];

function tools(open: OpenChart): Html {
  const { person } = open;
  const subject = encodeURIComponent('Care coordination');
  return html`<div class="tools" role="toolbar" aria-label="Chart tools">
    <button type="button" class="btn" data-action="print">${icon('print')} Print</button>
    <a class="btn" href="/export/ccda/${person.id}" download="summary.xml">${icon('export')} Export C-CDA</a>
    <button type="button" class="btn" data-action="export-fhir">${icon('export')} Export FHIR bundle</button>
    <a class="btn" href="mailto:${CONTACTS[0]?.email ?? ''}?subject=${subject}">${icon('mail')} E-mail summary</a>
    <button type="button" class="btn" data-action="eligibility">${icon('check')} Verify eligibility</button>
    <button type="button" class="btn" data-action="plan-submit">${icon('plan')} Submit authorization to plan</button>
    <button type="button" class="btn quiet" data-action="print-preferences">Print preferences</button>
  </div>`;
}

function switcher(person: Person, people: readonly Person[]): Html {
  return html`<div class="switcher">
    <div class="field">
      <label for="switch-to">Open charts</label>
      <select id="switch-to">
        ${people.map(
          (other) =>
            html`<option value="${other.id}" ${other.id === person.id ? { markup: ' selected' } : null}>
              ${chartName(other)}
            </option>`,
        )}
      </select>
    </div>
    <button type="button" class="btn" data-action="switch">Go</button>
  </div>`;
}

/** One member's chart. The address never changes with the member or the tab, as in many portals of this kind. */
export function chartView(open: OpenChart, people: readonly Person[], current: TabName): Html {
  const tab = TABS.find(([name]) => name === current) ?? TABS[0];
  return html`<div class="crumbs"><a href="/app/members" data-go="members">My panel</a> / Chart</div>
    ${patientBanner(open.person, open.chart.allergies, switcher(open.person, people))} ${tools(open)}
    <div class="tabs" role="tablist">
      ${TABS.map(
        ([name, title]) =>
          html`<button
            type="button"
            role="tab"
            data-tab="${name}"
            aria-selected="${name === current ? 'true' : 'false'}"
          >
            ${title}
          </button>`,
      )}
    </div>
    <div role="tabpanel">${tab[2](open)}</div>`;
}
