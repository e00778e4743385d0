import type { ConsentState } from '../ascmi/outcomes';
import type { TabView } from '../contract/views';

/** Toolbar badge: at most three characters, a colour, and the title in words for people who cannot see either. */
export interface Badge {
  readonly text: string;
  readonly color: string;
  readonly titleKey: BadgeTitle;
}

/** Keys of the message catalog. */
export type BadgeTitle =
  'extensionShortName' | 'checking' | 'several_title' | 'blind_title' | `state_${ConsentState}_title`;

/** White text on each of these passes WCAG AA (contrast above 4.5). */
const COLORS = { info: '#0b6b4f', warning: '#8a5a00', stop: '#a4262c', neutral: '#4a5568', ask: '#1f5fa8' } as const;

const STATES: Readonly<Record<ConsentState, { text: string; color: string }>> = {
  ALL: { text: '✓', color: COLORS.info },
  PART: { text: '½', color: COLORS.warning },
  DECL: { text: '✕', color: COLORS.stop },
  REV: { text: '✕', color: COLORS.stop },
  EXP: { text: 'exp', color: COLORS.warning },
  NONE: { text: '–', color: COLORS.neutral },
  WRONG: { text: '!', color: COLORS.warning },
  UNSIGNED: { text: '!', color: COLORS.warning },
  UNK: { text: '?', color: COLORS.warning },
  AMBIG: { text: '??', color: COLORS.ask },
};

export function badgeOf(view: TabView): Badge {
  switch (view.phase) {
    case 'clear':
      return { text: '', color: COLORS.neutral, titleKey: 'extensionShortName' };
    case 'scanning':
    case 'checking':
      return { text: '…', color: COLORS.neutral, titleKey: 'checking' };
    case 'several':
      return { text: '1+', color: COLORS.ask, titleKey: 'several_title' };
    case 'blind':
      return { text: '!', color: COLORS.warning, titleKey: 'blind_title' };
    case 'decided': {
      const state = view.banner?.state ?? 'UNK';
      return { ...STATES[state], titleKey: `state_${state}_title` };
    }
  }
}
