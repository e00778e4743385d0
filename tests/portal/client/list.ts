import { PROGRAMS, type Person } from '../shared/chart';
import { age, chartName, usDate } from '../shared/format';
import { html, type Html } from '../shared/html';
import { icon } from '../shared/icons';

function row(person: Person): Html {
  return html`<tr
    data-program="${person.program}"
    data-search="${chartName(person).toLowerCase()} ${person.mrn.toLowerCase()}"
  >
    <td><input type="checkbox" name="members" value="${person.id}" aria-label="Select ${chartName(person)}" /></td>
    <td><button type="button" class="name-link" data-open="${person.id}">${chartName(person)}</button></td>
    <td class="mono">
      ${usDate(person.birthDate)} <span class="muted">(${age(person.birthDate)} ${person.sex})</span>
    </td>
    <td class="mono">${person.mrn}</td>
    <td class="mono">${person.cin ?? person.mbi}</td>
    <td class="nowrap">${person.program}</td>
    <td class="nowrap">${person.manager}</td>
    <td><span class="tag ${person.risk.toLowerCase()}">${person.risk}</span></td>
    <td class="num">${usDate(person.lastSeen)}</td>
    <td class="num">${usDate(person.nextVisit)}</td>
  </tr>`;
}

/** The panel of a care manager: several members, a report of those selected. */
export function memberList(people: readonly Person[]): Html {
  return html`<div class="crumbs">Care management / My panel</div>
    <form method="post" action="/reports/panel.csv" data-panel>
      <div class="page-head">
        <h1>My panel</h1>
        <button type="button" class="btn" data-action="refresh">Refresh</button>
        <button type="submit" class="btn">${icon('export')} Download panel report</button>
      </div>
      <section class="panel">
        <div class="filters">
          <div class="field">
            <label for="filter-text">Search</label
            ><input id="filter-text" placeholder="Name or MRN" autocomplete="off" />
          </div>
          <div class="field">
            <label for="filter-program">Program</label>
            <select id="filter-program">
              <option value="">All programs</option>
              ${PROGRAMS.map((program) => html`<option>${program}</option>`)}
            </select>
          </div>
          <button type="button" class="btn" data-action="filter">Filter</button>
          <span class="muted" style="margin-left: auto" data-shown>${people.length} members</span>
        </div>
        <table class="data" aria-label="Members">
          <thead>
            <tr>
              <th><span class="muted">Sel.</span></th>
              <th>Name</th>
              <th>DOB</th>
              <th>MRN</th>
              <th>CIN / MBI</th>
              <th>Program</th>
              <th>Care manager</th>
              <th>Risk</th>
              <th>Last seen</th>
              <th>Next visit</th>
            </tr>
          </thead>
          <tbody>
            ${people.map(row)}
          </tbody>
        </table>
      </section>
    </form>`;
}

export function filterRows(root: ParentNode): void {
  const text = root.querySelector<HTMLInputElement>('#filter-text')?.value.trim().toLowerCase() ?? '';
  const program = root.querySelector<HTMLSelectElement>('#filter-program')?.value ?? '';
  let shown = 0;
  for (const element of root.querySelectorAll<HTMLTableRowElement>('tr[data-search]')) {
    const matches =
      (element.dataset['search'] ?? '').includes(text) && (program === '' || element.dataset['program'] === program);
    element.hidden = !matches;
    if (matches) shown += 1;
  }
  const count = root.querySelector('[data-shown]');
  if (count) count.textContent = `${shown} member${shown === 1 ? '' : 's'}`;
}
