import type { ConsentState, Outcome } from '../../utils/ascmi/outcomes';
import type { TabView } from '../../utils/contract/views';

/** How serious a message is. Every tone has its own colour, icon and word: colour is never the only sign. */
export type Tone = 'info' | 'warning' | 'stop' | 'neutral' | 'ask';

export const STATE_TONE: Record<ConsentState, Tone> = {
  ALL: 'info',
  PART: 'warning',
  DECL: 'stop',
  REV: 'stop',
  EXP: 'warning',
  NONE: 'neutral',
  WRONG: 'warning',
  UNSIGNED: 'warning',
  UNK: 'warning',
  AMBIG: 'ask',
};

export const OUTCOME_TONE: Record<Outcome, Tone> = {
  DENY: 'stop',
  SEPARATE: 'stop',
  NEEDS_CONSENT: 'stop',
  ASK: 'ask',
  WARN: 'warning',
  EXCEPTION: 'warning',
  PERMIT_WITH_OBLIGATIONS: 'info',
  PERMIT: 'info',
};

/** States in which a new or renewed form would help. */
const RENEWABLE: readonly ConsentState[] = ['EXP', 'WRONG', 'REV', 'DECL', 'PART'];
const STARTABLE: readonly ConsentState[] = ['NONE', 'UNSIGNED'];

export function formOffer(state: ConsentState): 'start' | 'renew' | null {
  if (STARTABLE.includes(state)) return 'start';
  return RENEWABLE.includes(state) ? 'renew' : null;
}

/** What a tab's picture comes down to: a wait, a question, or a state of the registry. `orphaned`: the extension was updated underneath. */
export type Shown = 'checking' | 'several' | 'blind' | 'orphaned' | ConsentState;

/** Null where there is nothing to show. */
export function shown(view: Pick<TabView, 'phase' | 'banner'> | null): Shown | null {
  if (!view) return null;
  switch (view.phase) {
    case 'scanning':
    case 'clear':
      return null;
    case 'checking':
    case 'several':
    case 'blind':
      return view.phase;
    case 'decided':
      return view.banner?.state ?? null;
  }
}

export function shownTone(what: Shown): Tone {
  if (what === 'checking') return 'neutral';
  if (what === 'several') return 'ask';
  return what === 'blind' || what === 'orphaned' ? 'warning' : STATE_TONE[what];
}
