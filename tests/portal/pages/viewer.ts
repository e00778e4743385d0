import { openChart } from '../roster';
import { patientBanner } from '../shared/banner';
import type { Person } from '../shared/chart';
import { html } from '../shared/html';
import { page } from './layout';

/** A scanned page, as small as a viewer accepts. What it shows is nobody's business but the reader's. */
export const PDF = [
  '%PDF-1.4',
  '1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj',
  '2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj',
  '3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 200]>>endobj',
  'trailer<</Root 1 0 R>>',
  '%%EOF',
].join('\n');

/** A member's page with a scanned document in it. */
export function documentPage(person: Person): string {
  return page(
    'Scanned document',
    '',
    html`${patientBanner(person, openChart(person).chart.allergies)}
      <section class="panel">
        <header><h2>Scanned document</h2></header>
        <embed type="application/pdf" src="/viewer/scan.pdf" width="640" height="420" />
      </section>`,
  );
}
