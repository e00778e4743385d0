import type { BannerView } from '../../utils/contract/views';
import { formatDay } from '../../utils/ui/strings/language';
import type { PageKey } from '../../utils/ui/strings/page.en';
import type { PopupKey } from '../../utils/ui/strings/popup.en';
import { listed, type Translate } from '../../utils/ui/strings/translate';
import type { Shown } from '../shared/tone';

export interface Words {
  readonly title: string;
  readonly text: string;
  readonly means: string;
}

/** Title and sentences of what is shown; also what a screen reader is told when it changes. */
export function words(what: Shown, banner: BannerView | null, t: Translate): Words {
  if (what === 'checking') return { title: t('checking'), text: '', means: '' };
  if (what === 'several' || what === 'blind' || what === 'orphaned') {
    return { title: t(`${what}_title`), text: t(`${what}_text`), means: '' };
  }
  const language = t('language');
  const declined = (banner?.lines ?? []).filter(({ choice }) => choice !== 'AGREE');
  const names = declined.map(({ category }) => t(`category_${category}`));
  const sentence = banner?.problem === 'no-identifier' ? 'unasked_text' : (`state_${what}_text` as const);
  const text = t(sentence, names.length > 0 ? listed(names, language) : t('some_categories'));
  return {
    title: t(`state_${what}_title`),
    text: [text, addition(banner, t), banner?.unreadable ? t('unreadable_part') : ''].filter(Boolean).join(' '),
    means: t(`state_${what}_means`),
  };
}

/** The one date that matters in this state, or why the look-up failed. */
function addition(banner: BannerView | null, t: Translate): string {
  if (!banner) return '';
  const day = (value: string | undefined, key: 'signed_on' | 'revoked_on' | 'ended_on') =>
    value === undefined ? '' : t(key, formatDay(value, t('language')));
  switch (banner.state) {
    case 'UNK':
      return banner.problem === undefined ? '' : t(problemKey(banner.problem));
    case 'REV':
      return day(banner.endedOn, 'revoked_on');
    case 'EXP':
      return day(banner.endedOn, 'ended_on');
    case 'ALL':
    case 'PART':
    case 'DECL':
    case 'WRONG':
      return day(banner.signedOn, 'signed_on');
    case 'NONE':
    case 'UNSIGNED':
    case 'AMBIG':
      return '';
  }
}

/** What to do about a RegistryProblem; a code that no catalog knows yields an empty text. */
export function remedyKey(problem: string): PopupKey {
  return `remedy_${problem.replaceAll('-', '_')}` as PopupKey;
}

/** A RegistryProblem code as a message key; a code that no catalog knows yields an empty text. */
export function problemKey(problem: string): PageKey {
  return `problem_${problem.replaceAll('-', '_')}` as PageKey;
}
