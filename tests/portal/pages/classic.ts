import { openChart, PEOPLE } from '../roster';
import type { Person } from '../shared/chart';
import { CONTACTS } from '../shared/contacts';
import { age, chartName, usDate } from '../shared/format';
import { html, type Html, type Renderable } from '../shared/html';

/**
 * The clinic's older desktop: server-rendered, tables for layout, no script to speak of, a frame inside a frame inside the page.
 * The member's numbers stand two frames below the address bar.
 */
function shell(title: string, body: Html, attributes: Renderable = null): string {
  return `<!doctype html>\n${
    html`<html lang="en">
      <head>
        <meta charset="utf-8" />
        <title>${title}</title>
        <link rel="stylesheet" href="/assets/classic.css" />
        <link rel="icon" href="data:," />
      </head>
      <body${attributes}>${body}</body>
    </html>`.markup
  }`;
}

const person = (one: Person) => html`<a href="/classic/chart/${one.id}" target="chart">${chartName(one)}</a>`;

export function classicDesktop(openId: string): string {
  return shell(
    'Marisma County Health - Clinic Desktop',
    html`<table class="masthead">
        <tr>
          <td><b>Clinic Desktop</b> 7.2</td>
          <td class="menu">
            <a href="/app/members">Panel</a><a href="/classic">Desktop</a><a href="/worklist">Tasks</a>
          </td>
          <td class="right">North Clinic &nbsp;|&nbsp; J. Abara, LCSW</td>
        </tr>
      </table>
      <iframe name="desktop" src="/classic/desktop?open=${openId}" title="Desktop"></iframe>`,
    { markup: ' class="outer"' },
  );
}

export function classicWorkspace(openId: string): string {
  return shell(
    'Workspace',
    html`<div class="workspace">
      <iframe name="finder" src="/classic/finder" title="Patient finder"></iframe>
      <iframe name="chart" src="/classic/chart/${openId}" title="Chart"></iframe>
    </div>`,
    { markup: ' class="outer"' },
  );
}

export function classicFinder(): string {
  return shell(
    'Patient finder',
    html`<h3>Patient Finder</h3>
      <form><input name="find" size="14" aria-label="Last name" /> <input type="submit" value="Search" /></form>
      <table class="grid">
        <tr>
          <th>Name</th>
          <th>Born</th>
        </tr>
        ${PEOPLE.map(
          (one) =>
            html`<tr>
              <td>${person(one)}</td>
              <td>${usDate(one.birthDate)}</td>
            </tr>`,
        )}
      </table>`,
  );
}

function field(label: string, value: Renderable): Html {
  return html`<td class="label">${label}</td>
    <td class="value">${value}</td>`;
}

export function classicChart(one: Person): string {
  const { chart } = openChart(one);
  return shell(
    chartName(one),
    html`<table class="ident">
        <tr>
          ${field('Patient:', html`<b>${chartName(one).toUpperCase()}</b>`)}${field('DOB:', usDate(one.birthDate))}${field('Age/Sex:', `${age(one.birthDate)} ${one.sex}`)}
        </tr>
        <tr>
          ${field('Chart #:', one.mrn)}${one.cin ? field('Client Index Number:', one.cin) : field('Medicare #:', one.mbi)}${field('Clinic:', 'North')}
        </tr>
        <tr>
          ${field('Program:', one.program)}${field('Provider:', one.provider)}${field('Phone:', one.phone)}
        </tr>
      </table>
      <p class="buttons">
        <input type="button" value="Print Chart" onclick="window.print()" />
        <input type="button" value="Print Preferences" />
        <a href="/export/ccda/${one.id}">Export CCD</a>
        <a href="mailto:${CONTACTS[0]?.email ?? ''}">E-mail</a>
      </p>
      <h3>Problems</h3>
      <table class="grid">
        <tr>
          <th>Code</th>
          <th>Description</th>
          <th>Onset</th>
          <th>Status</th>
        </tr>
        ${chart.problems.map(
          (problem) =>
            html`<tr>
              <td>${problem.code}</td>
              <td>${problem.name}</td>
              <td>${usDate(problem.onset)}</td>
              <td>${problem.status}</td>
            </tr>`,
        )}
      </table>
      <h3>Medications</h3>
      <table class="grid">
        <tr>
          <th>Drug</th>
          <th>Sig</th>
          <th>Prescriber</th>
        </tr>
        ${chart.medications.map(
          (drug) =>
            html`<tr>
              <td>${drug.name}</td>
              <td>${drug.directions}</td>
              <td>${drug.prescriber}</td>
            </tr>`,
        )}
      </table>
      <table class="pair">
        <tr>
          <td>
            <h3>Referral</h3>
            <form method="post" action="/referrals/send">
              <input type="hidden" name="member" value="${one.id}" />
              <table>
                <tr>
                  <td class="label">Refer To:</td>
                  <td>
                    <select name="recipient">
                      ${CONTACTS.map((contact) => html`<option value="${contact.id}">${contact.name}</option>`)}
                    </select>
                  </td>
                </tr>
                <tr>
                  <td class="label">Reason:</td>
                  <td><input name="reason" size="34" /></td>
                </tr>
                <tr>
                  <td></td>
                  <td><input type="submit" value="Send Referral" /></td>
                </tr>
              </table>
            </form>
          </td>
          <td>
            <h3>Fax</h3>
            <form method="post" action="/fax/send">
              <input type="hidden" name="member" value="${one.id}" />
              <table>
                <tr>
                  <td class="label">Fax #:</td>
                  <td><input name="fax" value="${CONTACTS[0]?.fax ?? ''}" /></td>
                </tr>
                <tr>
                  <td class="label">Document:</td>
                  <td>
                    <select name="document">
                      ${chart.documents.map((item) => html`<option value="${item.id}">${item.title}</option>`)}
                    </select>
                  </td>
                </tr>
                <tr>
                  <td></td>
                  <td><input type="submit" value="Send Fax" /></td>
                </tr>
              </table>
            </form>
          </td>
        </tr>
      </table>
      <h3>Note</h3>
      <form method="post" action="/api/notes">
        <input type="hidden" name="member" value="${one.id}" />
        <textarea name="note" rows="3" cols="70" aria-label="Note"></textarea><br />
        <input type="submit" value="Save Note" />
      </form>`,
  );
}
