import type { RecipientKind } from '../../utils/ascmi/parties';
import { members } from '../support/members';
import type { Control } from '../support/browser-driver';
import type { ChartTab } from '../support/portal-page';
import type { OutboundName, OwnWork } from '../portal/ledger';

/** One thing that a care manager does in an open chart. `arrives` is what the portal's server then counts. */
export interface Step {
  readonly name: string;
  readonly tab: ChartTab;
  readonly control: Control;
  readonly kind: 'work' | 'share';
  /** Who receives it, where that is not a treating clinic and the page does not say. */
  readonly recipient?: RecipientKind;
  readonly arrives: { readonly own: OwnWork } | { readonly outbound: OutboundName };
}

const button = (name: string): Control => ({ role: 'button', name });
const link = (name: string): Control => ({ role: 'link', name });

export const WORK: readonly Step[] = [
  { name: 'note', tab: 'summary', control: button('Save note'), kind: 'work', arrives: { own: 'note' } },
  {
    name: 'eligibility',
    tab: 'summary',
    control: button('Verify eligibility'),
    kind: 'work',
    arrives: { outbound: 'eligibility' },
  },
  { name: 'problems', tab: 'problems', control: button('Mark as reviewed'), kind: 'work', arrives: { own: 'review' } },
  { name: 'medications', tab: 'medications', control: button('Reconcile'), kind: 'work', arrives: { own: 'review' } },
  { name: 'draft', tab: 'referrals', control: button('Save draft'), kind: 'work', arrives: { own: 'draft' } },
];

/** Every way in which the portal's chart sends something, each to a treating clinic, which is the first in the portal's address book. */
export const SHARES: readonly Step[] = [
  {
    name: 'referral',
    tab: 'referrals',
    control: button('Send referral'),
    kind: 'share',
    arrives: { outbound: 'referral' },
  },
  {
    name: 'message',
    tab: 'messages',
    control: button('Send secure message'),
    kind: 'share',
    arrives: { outbound: 'message' },
  },
  { name: 'fax', tab: 'documents', control: button('Send fax'), kind: 'share', arrives: { outbound: 'fax' } },
  {
    name: 'care plan',
    tab: 'care-plan',
    control: button('Share care plan'),
    kind: 'share',
    arrives: { outbound: 'carePlan' },
  },
  {
    name: 'authorization',
    tab: 'summary',
    control: button('Submit authorization to plan'),
    kind: 'share',
    recipient: 'MCP',
    arrives: { outbound: 'planSubmission' },
  },
  {
    name: 'FHIR export',
    tab: 'summary',
    control: button('Export FHIR bundle'),
    kind: 'share',
    arrives: { outbound: 'fhir' },
  },
  { name: 'C-CDA export', tab: 'summary', control: link('Export C-CDA'), kind: 'share', arrives: { outbound: 'ccda' } },
  {
    name: 'download',
    tab: 'documents',
    control: link('Download'),
    kind: 'share',
    arrives: { outbound: 'document' },
  },
];

/** What the law says of any share of a chart to a treating clinic, written down by hand: the product's own decision is not asked. */
export type Truth = 'free' | 'closed' | 'work only';

/** Members whose forms cover everything, and the one whose chart holds general care only. */
const FREE = ['m-01', 'm-11', 'm-13', 'm-15', 'm-16'];
/** Charts of a substance use program without a form in force that covers it (42 CFR § 2.31). */
const CLOSED = ['m-02', 'm-04', 'm-05', 'm-06', 'm-08', 'm-10'];

export interface Visit {
  readonly memberId: string;
  readonly title: string;
  readonly truth: Truth;
}

/** One visit to each member. Of the others, whose shares depend on what is in them, only the portal's own work is done. */
export const VISITS: readonly Visit[] = members.map(({ id, state, program }) => ({
  memberId: id,
  title: `${id} ${state} ${program}`,
  truth: FREE.includes(id) ? 'free' : CLOSED.includes(id) ? 'closed' : 'work only',
}));

export const stepsOf = ({ truth }: Visit): readonly Step[] => (truth === 'work only' ? WORK : [...WORK, ...SHARES]);
