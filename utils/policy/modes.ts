import { ACTION_CODES, ACTIONS, type ActionCode } from '../ascmi/actions';
import type { Mode } from '../contract/settings';
import type { EffectivePolicy, PortalPolicy } from './policy';

/**
 * What happens to one action on one portal. The nearest word wins: the portal's for the action, the portal's own, the action's everywhere,
 * the overall mode. So a new portal can be watched while the others are enforced, and one action can be let go first.
 *
 * Copying is the exception: a care manager copies all day and the clipboard has no recipient (`domain` 5.4), so it is only watched unless
 * it is named, and follows no general word on a portal that is only watched.
 */
export function modeFor(policy: EffectivePolicy, portal: PortalPolicy, action: ActionCode): Mode {
  const named = portal.actionModes?.[action];
  if (named) return named;
  if (action !== 'COPY_PASTE') return portal.mode ?? policy.actionModes[action] ?? policy.mode;
  return portalMode(policy, portal) === 'observe' ? 'observe' : (policy.actionModes[action] ?? 'observe');
}

/** What the banner and the pop-up say of a portal as a whole. */
export function portalMode(policy: EffectivePolicy, portal: PortalPolicy): Mode {
  return portal.mode ?? policy.mode;
}

/** Actions that may be held on a portal at all: what discloses, and is not only watched. */
export function heldActions(policy: EffectivePolicy, portal: PortalPolicy): readonly ActionCode[] {
  return ACTION_CODES.filter((action) => ACTIONS[action].gated && modeFor(policy, portal, action) !== 'observe');
}
