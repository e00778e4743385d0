import { BROWSER_MADE } from './channels/browser-made';
import type { Channel } from './channels/channel';
import { ELEMENTS } from './channels/elements';
import { HANDOVERS } from './channels/handovers';
import { NAVIGATIONS } from './channels/navigations';
import { PORTAL_ROUTES } from './channels/portal-routes';
import { RARE_ELEMENTS } from './channels/rare-elements';
import { REALMS } from './channels/realms';
import { REQUESTS } from './channels/requests';

/** A page that sends before anybody can have read it: its first inline script. */
const EARLY: readonly Channel[] = [
  { name: 'first-script', layer: 'L0', alone: true, query: 'early=first-script', code: `0` },
];

const alone = (channels: readonly Channel[]) => channels.map((channel): Channel => ({ ...channel, alone: true }));

/** The families of the matrix, in the order in which they are tried and shown. */
export const FAMILIES = {
  'Requests by script': REQUESTS,
  'Elements and style sheets': ELEMENTS,
  'Navigations, forms and windows': alone(NAVIGATIONS),
  'Frames, windows and workers': REALMS,
  'Through the portal itself': PORTAL_ROUTES,
  'Clipboard, paper, files and what was prepared': HANDOVERS,
  'What hardly anybody lists': RARE_ELEMENTS,
  'Arranged by the page, made by the browser': BROWSER_MADE,
  'Before anything is known': EARLY,
} as const satisfies Record<string, readonly Channel[]>;

export const CHANNELS: readonly Channel[] = Object.values(FAMILIES).flat();
