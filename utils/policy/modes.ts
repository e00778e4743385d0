import { ACTION_CODES, ACTIONS, type ActionCode } from '../ascmi/actions';
import { modeOf } from '../contract/mode-rule';
import type { Mode } from '../contract/settings';
import type { EffectivePolicy, PortalPolicy } from './policy';

/** What happens to one action on one portal, by the policy in force. */
export function modeFor(policy: EffectivePolicy, portal: PortalPolicy, action: ActionCode): Mode {
  return modeOf(policy, portal, action);
}

/** What the banner and the pop-up say of a portal as a whole. */
export function portalMode(policy: EffectivePolicy, portal: PortalPolicy): Mode {
  return portal.mode ?? policy.mode;
}

/** Actions that may be held on a portal at all: what discloses, and is not only watched. */
export function heldActions(policy: EffectivePolicy, portal: PortalPolicy): readonly ActionCode[] {
  return ACTION_CODES.filter((action) => ACTIONS[action].gated && modeFor(policy, portal, action) !== 'observe');
}
