import type { ActionCode } from '../ascmi/actions';
import type { Mode } from './settings';

/** The modes that hold everywhere, and where one portal differs from them. */
export interface ModeSettings {
  readonly mode: Mode;
  readonly actionModes: Readonly<Partial<Record<ActionCode, Mode>>>;
}

/**
 * What happens to one action on one portal. The nearest word wins: the portal's for the action, the portal's own, the action's everywhere,
 * the overall mode. So a new portal can be watched while the others are enforced, and one action can be let go first.
 *
 * Copying is the exception: a care manager copies all day and the clipboard has no recipient (`domain` 5.4), so it is only watched unless
 * it is named, and follows no general word on a portal that is only watched.
 */
export function modeOf(
  everywhere: ModeSettings,
  portal: { readonly [K in keyof ModeSettings]?: ModeSettings[K] | undefined },
  action: ActionCode,
): Mode {
  const named = portal.actionModes?.[action];
  if (named) return named;
  if (action !== 'COPY_PASTE') return portal.mode ?? everywhere.actionModes[action] ?? everywhere.mode;
  return (portal.mode ?? everywhere.mode) === 'observe' ? 'observe' : (everywhere.actionModes[action] ?? 'observe');
}
