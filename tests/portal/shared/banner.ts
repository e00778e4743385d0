import type { Person } from './chart';
import { age, chartName, initials, usDate } from './format';
import { html, type Html, type Renderable } from './html';

/** The number of the member's coverage, under the label that clinics print. */
export function coverageNumber(person: Person): Html | null {
  if (person.cin)
    return html`<div>
      <dt>Medi-Cal CIN:</dt>
      <dd>${person.cin}</dd>
    </div>`;
  return person.mbi
    ? html`<div>
        <dt>MBI:</dt>
        <dd>${person.mbi}</dd>
      </div>`
    : null;
}

/** The patient banner as modern screens show it: who, born when, by which numbers, in which programme. */
export function patientBanner(person: Person, allergies: readonly string[], extra: Renderable = null): Html {
  return html`<section class="patient" aria-label="Patient banner">
    <div class="photo" aria-hidden="true">${initials(person)}</div>
    <div>
      <h1>${chartName(person)}</h1>
      <dl class="facts">
        <div>
          <dt>DOB:</dt>
          <dd>${usDate(person.birthDate)} (${age(person.birthDate)} ${person.sex})</dd>
        </div>
        <div>
          <dt>MRN:</dt>
          <dd>${person.mrn}</dd>
        </div>
        ${coverageNumber(person)}
        <div>
          <dt>Program:</dt>
          <dd>${person.program}</dd>
        </div>
        <div>
          <dt>PCP:</dt>
          <dd>${person.provider}</dd>
        </div>
        <div>
          <dt>Language:</dt>
          <dd>${person.language}</dd>
        </div>
        <div class="allergy">
          <dt>Allergies:</dt>
          <dd>${allergies.join('; ')}</dd>
        </div>
      </dl>
    </div>
    ${extra}
  </section>`;
}
