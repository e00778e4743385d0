import { html } from '../shared/html';
import { page } from './layout';
import type { Person } from '../shared/chart';

/** The module that is made of web components: the member's numbers and the buttons live in shadow roots, open and closed. */
export function boardPage(person: Person): string {
  return page(
    'Care board',
    '/components/m-02',
    html`<div class="crumbs">Other modules / Care board</div>
      <care-board member="${person.id}"></care-board>`,
    ['/assets/client/board.js'],
  );
}
