import type { ActionCode } from '../../ascmi/actions';
import { EVERYTHING_HELD, type GuardState, type KindEffect } from '../../contract/guard-wire';
import { closesElsewhere, GATED_ACTIONS, outboundPatterns } from '../../contract/outbound-urls';
import type { Effect } from '../../contract/views';

/** Ways to take a file away. */
const DOWNLOADS: readonly ActionCode[] = ['DOWNLOAD_PDF', 'REPORT', 'EXPORT_CCDA', 'EXPORT_FHIR'];

export interface GuardStateInput {
  readonly isKnown: boolean;
  readonly effect: (action: ActionCode) => Effect;
  readonly isGranted: (action: ActionCode) => boolean;
  /** True while the consequences of any allowed gesture pass: where they go is then the network rules' to judge. */
  readonly hasGrant: boolean;
  readonly allow: readonly string[];
}

/** What the page's own world is told: addresses and kinds, nothing of whom or why. */
export function guardStateOf({ isKnown, effect, isGranted, hasGrant, allow }: GuardStateInput): GuardState {
  const closed = GATED_ACTIONS.filter((action) => effect(action) !== 'allow' && !isGranted(action));
  const kind = (actions: readonly ActionCode[]): KindEffect =>
    actions.some((action) => closed.includes(action)) ? 'hold' : 'allow';
  const elsewhere = closesElsewhere(closed) && !hasGrant;
  return {
    state: !isKnown ? 'undecided' : closed.length === 0 ? 'open' : 'closed',
    thirdParty: elsewhere,
    allow,
    read: outboundPatterns(closed, 'read'),
    write: outboundPatterns(closed, 'write'),
    kinds: isKnown
      ? {
          print: kind(['PRINT']),
          copy: kind(['COPY_PASTE']),
          download: kind(DOWNLOADS),
          share: kind(['CARE_PLAN_SHARE', 'EMAIL']),
          open: elsewhere ? 'hold' : 'allow',
          submit: elsewhere ? 'hold' : 'allow',
          message: elsewhere ? 'stop' : 'allow',
        }
      : EVERYTHING_HELD,
  };
}
