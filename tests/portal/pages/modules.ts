import { openChart, PEOPLE } from '../roster';
import { patientBanner } from '../shared/banner';
import type { Person } from '../shared/chart';
import { age, chartName, usDate } from '../shared/format';
import { html, type Html } from '../shared/html';
import { icon } from '../shared/icons';
import { page } from './layout';

/** The shell in which the single-page part draws itself. */
export function appPage(): string {
  return page('My panel', '/app/members', html`<div id="view"><p class="muted">Loading…</p></div>`, [
    '/assets/client/app.js',
  ]);
}

export function searchPage(query: string): string {
  const text = query.trim().toLowerCase();
  const found =
    text === ''
      ? []
      : PEOPLE.filter((person) =>
          `${chartName(person)} ${person.mrn} ${usDate(person.birthDate)}`.toLowerCase().includes(text),
        );
  return page(
    'Search',
    '',
    html`<div class="page-head"><h1>Search results</h1></div>
      <section class="panel">
        <table class="data">
          <thead>
            <tr>
              <th>Name</th>
              <th>DOB</th>
              <th>MRN</th>
              <th>Program</th>
            </tr>
          </thead>
          <tbody>
            ${found.map(
              (person) =>
                html`<tr>
                  <td><a href="/app/chart?open=${person.id}">${chartName(person)}</a></td>
                  <td>${usDate(person.birthDate)}</td>
                  <td>${person.mrn}</td>
                  <td>${person.program}</td>
                </tr>`,
            )}
          </tbody>
        </table>
        ${found.length === 0 ? html`<div class="body muted">No member matches.</div>` : null}
      </section>`,
  );
}

/** Nobody's chart: tasks without names or numbers. */
export function worklistPage(): string {
  const tasks = [
    ['Return calls from the weekend', 'Front desk', '11/24/2026'],
    ['Complete monthly outreach log', 'J. Abara, LCSW', '11/25/2026'],
    ['Review clinic no-show report', 'M. Delacroix, RN', '11/27/2026'],
    ['Update resource directory', 'S. Whitfield, CHW', '12/01/2026'],
  ];
  return page(
    'Worklist',
    '/worklist',
    html`<div class="page-head">
        <h1>Worklist</h1>
        <button type="button" class="btn">Filter</button>
      </div>
      <section class="panel">
        <table class="data">
          <thead>
            <tr>
              <th>Task</th>
              <th>Assigned to</th>
              <th>Due</th>
            </tr>
          </thead>
          <tbody>
            ${tasks.map(
              (cells) =>
                html`<tr>
                  ${cells.map((cell) => html`<td>${cell}</td>`)}
                </tr>`,
            )}
          </tbody>
        </table>
      </section>
      <section class="panel">
        <header><h2>Send a message to the team</h2></header>
        <form class="body form" method="post" action="/messages/send">
          <div class="field wide">
            <label for="team-text">Message</label
            ><textarea id="team-text" name="text">Huddle moves to 8:45 tomorrow.</textarea>
          </div>
          <div class="row"><button type="submit" class="btn primary">Send message</button></div>
        </form>
      </section>`,
  );
}

/** Everybody at one address: two members of like names on one page. */
export function householdPage(household: string): string {
  const residents = PEOPLE.filter((person) => person.household === household);
  return page(
    'Household',
    '/households/h-11',
    html`<div class="crumbs">Care management / Households</div>
      <div class="page-head">
        <h1>Household of ${residents[0]?.familyName ?? 'nobody'}</h1>
        <form method="post" action="/reports/panel.csv">
          ${residents.map(({ id }) => html`<input type="hidden" name="members" value="${id}" />`)}<button
            type="submit"
            class="btn"
          >
            ${icon('export')} Export household report
          </button>
        </form>
      </div>
      ${residents.map(
        (person) =>
          html`<section class="panel">
            <header>
              <h2>${chartName(person)}</h2>
              <a class="btn" href="/app/chart?open=${person.id}">Open chart</a>
            </header>
            <div class="body">
              <dl class="facts">
                <div>
                  <dt>DOB:</dt>
                  <dd>${usDate(person.birthDate)} (${age(person.birthDate)} ${person.sex})</dd>
                </div>
                <div>
                  <dt>MRN:</dt>
                  <dd>${person.mrn}</dd>
                </div>
                <div>
                  <dt>Medi-Cal CIN:</dt>
                  <dd>${person.cin ?? 'none'}</dd>
                </div>
                <div>
                  <dt>Phone:</dt>
                  <dd>${person.phone}</dd>
                </div>
                <div>
                  <dt>Program:</dt>
                  <dd>${person.program}</dd>
                </div>
              </dl>
            </div>
          </section>`,
      )}`,
  );
}

function pane(person: Person): Html {
  const { chart } = openChart(person);
  return html`<div>
    ${patientBanner(person, chart.allergies)}
    <section class="panel">
      <header><h2>Current medications</h2></header>
      <table class="data">
        <tbody>
          ${chart.medications.map(
            (drug) =>
              html`<tr>
                <td>${drug.name}</td>
                <td>${drug.directions}</td>
              </tr>`,
          )}
        </tbody>
      </table>
    </section>
    <form method="post" action="/fax/send">
      <input type="hidden" name="member" value="${person.id}" /><input
        type="hidden"
        name="fax"
        value="(555) 555-0100"
      /><button type="submit" class="btn">Send fax</button>
    </form>
  </div>`;
}

/** Two charts on one screen. */
export function comparePage(left: Person, right: Person): string {
  return page(
    'Side by side',
    '/compare?left=m-02&right=m-16',
    html`<div class="crumbs">Care management / Side by side</div>
      <div class="page-head"><h1>Medication reconciliation</h1></div>
      <div class="split">${pane(left)}${pane(right)}</div>`,
  );
}

/** What a browser shows after a form was posted without script. */
export function confirmation(title: string, detail: string): string {
  return page(
    title,
    '',
    html`<div class="page-head"><h1>${title}</h1></div>
      <div class="notice">${detail}</div>
      <p><a href="/app/members">Back to my panel</a></p>`,
  );
}
