import type { OpenChart } from '../shared/chart';
import { CONTACTS } from '../shared/contacts';
import { usDate } from '../shared/format';
import { html, type Html, type Renderable } from '../shared/html';

function panel(title: string, body: Renderable, aside: Renderable = null): Html {
  return html`<section class="panel">
    <header>
      <h2>${title}</h2>
      ${aside}
    </header>
    ${body}
  </section>`;
}

function table(heads: readonly string[], rows: readonly (readonly Renderable[])[]): Html {
  return html`<table class="data">
    <thead>
      <tr>
        ${heads.map((head) => html`<th>${head}</th>`)}
      </tr>
    </thead>
    <tbody>
      ${rows.map(
        (cells) =>
          html`<tr>
            ${cells.map((cell) => html`<td>${cell}</td>`)}
          </tr>`,
      )}
    </tbody>
  </table>`;
}

function recipients(name: string, label: string): Html {
  return html`<div class="field wide">
    <label for="${name}">${label}</label>
    <select id="${name}" name="recipient" data-recipient>
      ${CONTACTS.map((contact) => html`<option value="${contact.id}">${contact.name} (${contact.kind})</option>`)}
    </select>
  </div>`;
}

export function summary({ person, chart }: OpenChart): Html {
  return html`<div class="grid-main">
    <div>
      ${panel(
        'Recent encounters',
        html`<div class="body">
          <ul class="timeline">
            ${chart.encounters.map(
              (visit) =>
                html`<li>
                  <b>${usDate(visit.date)}</b>${visit.kind} <span class="muted">${visit.clinician}</span>
                  <p>${visit.summary}</p>
                </li>`,
            )}
          </ul>
        </div>`,
      )}
      ${panel(
        'Progress note',
        html`<form class="body form" data-form="note">
          <div class="field wide">
            <label for="note">Note</label><textarea id="note" name="note">Reached member by telephone. </textarea>
          </div>
          <div class="row">
            <button type="submit" class="btn primary">Save note</button>
            <button type="reset" class="btn">Discard</button>
            <span class="muted">Notes are kept in this chart.</span>
          </div>
        </form>`,
      )}
    </div>
    <div>
      ${panel(
        'Alerts',
        html`<div class="body">
          <ul class="list-plain">
            ${chart.alerts.map((alert) => html`<li>${alert}</li>`)}
          </ul>
        </div>`,
      )}
      ${panel(
        'Vitals and results',
        table(
          ['Measure', 'Value', 'Date'],
          chart.vitals.map((vital) => [vital.name, vital.value, usDate(vital.date)]),
        ),
      )}
      ${panel(
        'Demographics and coverage',
        html`<div class="body">
          <dl class="facts" style="flex-direction: column">
            <div>
              <dt>Address:</dt>
              <dd>${person.address}</dd>
            </div>
            <div>
              <dt>Phone:</dt>
              <dd>${person.phone}</dd>
            </div>
            <div>
              <dt>Plan:</dt>
              <dd>${person.plan}</dd>
            </div>
            <div>
              <dt>Care manager:</dt>
              <dd>${person.manager}</dd>
            </div>
          </dl>
        </div>`,
      )}
    </div>
  </div>`;
}

export function problems({ chart }: OpenChart): Html {
  const rows = chart.problems.map((problem) => [
    problem.code,
    problem.name,
    usDate(problem.onset),
    html`<span class="tag">${problem.status}</span>`,
    problem.owner,
  ]);
  return panel(
    'Problem list',
    table(['ICD-10', 'Problem', 'Onset', 'Status', 'Responsible'], rows),
    html`<button type="button" class="btn" data-action="review">Mark as reviewed</button>`,
  );
}

export function medications({ chart }: OpenChart): Html {
  const rows = chart.medications.map((drug) => [
    drug.name,
    drug.directions,
    usDate(drug.started),
    drug.prescriber,
    drug.refills,
  ]);
  return panel(
    'Current medications',
    table(['Medication', 'Directions', 'Started', 'Prescriber', 'Refills'], rows),
    html`<button type="button" class="btn" data-action="review">Reconcile</button>`,
  );
}

export function carePlan({ chart }: OpenChart): Html {
  const rows = chart.goals.map((goal) => [
    goal.goal,
    goal.intervention,
    goal.owner,
    usDate(goal.due),
    html`<div class="bar" title="${goal.progress} %"><i style="width: ${goal.progress}%"></i></div>`,
  ]);
  return html`${panel('Goals', table(['Goal', 'Intervention', 'Responsible', 'Due', 'Progress'], rows))}
  ${panel(
    'Care team access',
    html`<form class="body form" data-form="share-plan" action="/care-plans/share">
      ${recipients('plan-recipient', 'Organization')}
      <div class="row"><button type="submit" class="btn primary">Share care plan</button></div>
    </form>`,
  )}`;
}

export function referrals({ chart }: OpenChart): Html {
  const rows = chart.referrals.map((referral) => [
    referral.to,
    referral.service,
    usDate(referral.date),
    html`<span class="tag ${referral.status === 'Completed' ? 'done' : 'sent'}">${referral.status}</span>`,
  ]);
  return html`<div class="grid2">
    ${panel('Referral history', table(['To', 'Service', 'Date', 'Status'], rows))}
    ${panel(
      'New referral',
      html`<form class="body form" data-form="referral" action="/referrals/send">
        ${recipients('referral-recipient', 'Refer to')}
        <div class="field">
          <label for="service">Service requested</label
          ><input id="service" name="service" value="Evaluation and treatment" />
        </div>
        <div class="field">
          <label for="urgency">Urgency</label
          ><select id="urgency" name="urgency">
            <option>Routine</option>
            <option>Urgent</option>
          </select>
        </div>
        <div class="field wide">
          <label for="reason">Reason for referral</label><textarea id="reason" name="reason"></textarea>
        </div>
        <label class="check wide"
          ><input type="checkbox" name="attach" checked /> Attach problem list and medications</label
        >
        <div class="row">
          <button type="submit" class="btn primary">Send referral</button
          ><button type="button" class="btn" data-action="save-draft">Save draft</button>
        </div>
      </form>`,
    )}
  </div>`;
}

export function messages({ chart }: OpenChart): Html {
  return html`<div class="grid2">
    ${panel(
      'Conversations',
      html`<div class="body">
        <ul class="timeline">
          ${chart.messages.map(
            (message) =>
              html`<li>
                <b>${message.from}</b>${message.unread ? html`<span class="tag sent">Unread</span>` : null}
                <span class="muted">${usDate(message.date)}</span>
                <p>${message.subject}: ${message.preview}</p>
              </li>`,
          )}
        </ul>
      </div>`,
    )}
    ${panel(
      'New secure message',
      html`<form class="body form" data-form="message" action="/messages/send">
        ${recipients('message-recipient', 'To')}
        <div class="field wide">
          <label for="direct">Direct address</label
          ><input id="direct" name="direct" value="${CONTACTS[0]?.direct ?? ''}" />
        </div>
        <div class="field wide">
          <label for="subject">Subject</label><input id="subject" name="subject" value="Care coordination" />
        </div>
        <div class="field wide"><label for="text">Message</label><textarea id="text" name="text"></textarea></div>
        <div class="row"><button type="submit" class="btn primary">Send secure message</button></div>
      </form>`,
    )}
  </div>`;
}

export function documents({ chart }: OpenChart): Html {
  const rows = chart.documents.map((item) => [
    item.title,
    item.kind,
    usDate(item.date),
    item.author,
    html`<a class="btn quiet" href="/documents/${item.id}/download" download="${item.id}.pdf">Download</a>`,
  ]);
  return html`${panel('Chart documents', table(['Document', 'Kind', 'Date', 'Author', ''], rows))}
  ${panel(
    'Fax from chart',
    html`<form class="body form" data-form="fax" action="/fax/send">
      ${recipients('fax-recipient', 'Recipient')}
      <div class="field">
        <label for="fax-number">Fax number</label><input id="fax-number" name="fax" value="${CONTACTS[0]?.fax ?? ''}" />
      </div>
      <div class="field">
        <label for="fax-document">Document</label
        ><select id="fax-document" name="document">
          ${chart.documents.map((item) => html`<option value="${item.id}">${item.title}</option>`)}
        </select>
      </div>
      <div class="field wide"><label for="cover">Cover note</label><textarea id="cover" name="cover"></textarea></div>
      <div class="row"><button type="submit" class="btn primary">Send fax</button></div>
    </form>`,
  )}`;
}
