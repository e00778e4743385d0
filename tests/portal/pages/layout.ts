import { html, type Html } from '../shared/html';
import { icon, type IconName } from '../shared/icons';
import { PEOPLE } from '../roster';

interface Place {
  readonly href: string;
  readonly title: string;
  readonly icon: IconName;
  readonly count?: number;
}

const GROUPS: readonly (readonly [string, readonly Place[]])[] = [
  [
    'Care management',
    [
      { href: '/app/members', title: 'My panel', icon: 'members', count: PEOPLE.length },
      { href: '/worklist', title: 'Worklist', icon: 'tasks', count: 4 },
      { href: '/households/h-11', title: 'Households', icon: 'household' },
      { href: '/compare?left=m-02&right=m-16', title: 'Side by side', icon: 'split' },
    ],
  ],
  [
    'Other modules',
    [
      { href: '/classic', title: 'Clinic desktop (classic)', icon: 'classic' },
      { href: '/components/m-02', title: 'Care board', icon: 'board' },
    ],
  ],
];

/** The whole page around a module's content: bar on top, modules on the left. */
export function page(title: string, current: string, content: Html, scripts: readonly string[] = []): string {
  return `<!doctype html>\n${
    html`<html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title} - CareDesk</title>
        <link rel="stylesheet" href="/assets/portal.css" />
        <link rel="icon" href="data:," />
      </head>
      <body>
        <header class="topbar">
          <div class="brand">
            <span class="brand-mark">${icon('leaf')}</span>CareDesk <small>Marisma County Health</small>
          </div>
          <form action="/search" role="search">
            <input name="q" aria-label="Find a member" placeholder="Find a member by name, DOB or MRN" /><button
              type="submit"
            >
              ${icon('search')} Search
            </button>
          </form>
          <div class="who">
            <span class="site">North Clinic</span><span>J. Abara, LCSW</span
            ><span class="avatar" aria-hidden="true">JA</span>
          </div>
        </header>
        <div class="frame">
          <nav class="side" aria-label="Modules">
            ${GROUPS.map(
              ([group, places]) =>
                html`<h2>${group}</h2>
                  ${places.map(
                    (place) =>
                      html`<a
                        href="${place.href}"
                        title="${place.title}"
                        ${place.href === current ? { markup: ' aria-current="page"' } : null}
                        >${icon(place.icon)}<span>${place.title}</span>${place.count === undefined ? null : html`<span class="count">${place.count}</span>`}</a
                      >`,
                  )}`,
            )}
          </nav>
          <main class="content">${content}</main>
        </div>
        <div class="toasts" aria-live="polite"></div>
        ${scripts.map((source) => html`<script type="module" src="${source}"></script>`)}
      </body>
    </html>`.markup
  }`;
}

export function notFound(what: string): string {
  return page(
    'Not found',
    '',
    html`<div class="page-head"><h1>Not found</h1></div>
      <p>${what} is not in this system.</p>`,
  );
}
