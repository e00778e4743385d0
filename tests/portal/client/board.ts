import type { OpenChart } from '../shared/chart';
import { CONTACTS } from '../shared/contacts';
import { chartName, usDate } from '../shared/format';
import { html, type Html } from '../shared/html';
import { toast } from './dom';
import { openMember, post } from './net';

const SHEET = new CSSStyleSheet();
SHEET.replaceSync(`
  :host { display: block; font: 13px/1.4 'Segoe UI', 'Noto Sans', 'Liberation Sans', Arial, sans-serif; color: #1d2b36; }
  .card { background: #fff; border: 1px solid #cfd8de; border-radius: 8px; padding: 12px 14px; margin-bottom: 12px; }
  h1, h2 { margin: 0 0 6px; font-size: 14px; } h1 { font-size: 18px; }
  .cols { display: grid; grid-template-columns: 2fr 1fr; gap: 12px; align-items: start; }
  .chips { display: flex; flex-wrap: wrap; gap: 8px; }
  .chip { display: inline-flex; gap: 6px; padding: 2px 10px; border-radius: 12px; background: #e6ebef; }
  .chip b { font-weight: 600; font-variant-numeric: tabular-nums; }
  ul { margin: 0; padding-left: 18px; }
  label { display: block; margin-bottom: 8px; color: #5a6b78; } select, input { display: block; width: 100%; box-sizing: border-box; height: 28px; margin-top: 3px; border: 1px solid #b6c2ca; border-radius: 4px; background: #fff; font: inherit; padding: 0 8px; }
  button { font: inherit; height: 30px; padding: 0 12px; margin: 0 6px 6px 0; border: 1px solid #b6c2ca; border-radius: 4px; background: #fff; cursor: pointer; }
  button.primary { background: #0b6b72; border-color: #0b6b72; color: #fff; }
`);

/** A root with the module's style. Closed ones are what vendors ship to keep page scripts out; a page reader has to see into them. */
function draw(host: HTMLElement, mode: ShadowRootMode, content: Html): ShadowRoot {
  const root = host.attachShadow({ mode });
  root.adoptedStyleSheets = [SHEET];
  root.innerHTML = content.markup;
  return root;
}

class IdChip extends HTMLElement {
  connectedCallback(): void {
    const label = this.getAttribute('label') ?? '';
    const value = this.getAttribute('value') ?? '';
    // The value moves inside the closed root and leaves no trace outside.
    this.removeAttribute('value');
    draw(this, 'closed', html`<span class="chip"><span>${label}</span><b>${value}</b></span>`);
  }
}

class PatientHeader extends HTMLElement {
  set open({ person }: OpenChart) {
    draw(
      this,
      'open',
      html`<div class="card">
        <h1>${chartName(person)}</h1>
        <div class="chips">
          <span class="chip"><span>DOB</span><b>${usDate(person.birthDate)}</b></span>
          <id-chip label="MRN" value="${person.mrn}"></id-chip>
          ${person.cin ? html`<id-chip label="Medi-Cal ID" value="${person.cin}"></id-chip>` : html`<id-chip label="MBI" value="${person.mbi}"></id-chip>`}
          <span class="chip"><span>Program</span><b>${person.program}</b></span>
        </div>
      </div>`,
    );
  }
}

class SharePanel extends HTMLElement {
  set open({ person }: OpenChart) {
    const root = draw(
      this,
      'closed',
      html`<div class="card">
        <h2>Coordinate</h2>
        <label
          >Organization<select name="recipient">
            ${CONTACTS.map((contact) => html`<option value="${contact.id}">${contact.name}</option>`)}
          </select></label
        >
        <label>Fax number<input name="fax" value="${CONTACTS[0]?.fax ?? ''}" /></label>
        <button type="button" class="primary" data-path="/fax/send">Send fax</button>
        <button type="button" data-path="/referrals/send">Send referral</button>
        <button type="button" data-path="/api/notes">Save note</button>
      </div>`,
    );
    root.addEventListener('click', (event) => {
      const path = event.target instanceof HTMLElement ? event.target.dataset['path'] : undefined;
      if (path)
        void post(path, { member: person.id }).then((sent) =>
          toast(sent ? 'Done.' : 'The request could not be completed.', sent ? 'good' : 'bad'),
        );
    });
  }
}

class CareBoard extends HTMLElement {
  connectedCallback(): void {
    void openMember(this.getAttribute('member') ?? '').then((open) => this.fill(open));
  }

  private fill(open: OpenChart): void {
    const root = draw(
      this,
      'open',
      html`<patient-header></patient-header>
        <div class="cols">
          <div>
            <div class="card">
              <h2>Goals</h2>
              <ul>
                ${open.chart.goals.map((goal) => html`<li>${goal.goal} (${goal.progress} %)</li>`)}
              </ul>
            </div>
            <div class="card">
              <h2>Medications</h2>
              <ul>
                ${open.chart.medications.map((drug) => html`<li>${drug.name}: ${drug.directions}</li>`)}
              </ul>
            </div>
            <div class="card">
              <h2>Recent encounters</h2>
              <ul>
                ${open.chart.encounters.map((visit) => html`<li>${usDate(visit.date)} ${visit.kind}: ${visit.summary}</li>`)}
              </ul>
            </div>
          </div>
          <share-panel></share-panel>
        </div>`,
    );
    for (const part of root.querySelectorAll('patient-header, share-panel')) {
      if (part instanceof PatientHeader || part instanceof SharePanel) part.open = open;
    }
  }
}

customElements.define('id-chip', IdChip);
customElements.define('patient-header', PatientHeader);
customElements.define('share-panel', SharePanel);
customElements.define('care-board', CareBoard);
