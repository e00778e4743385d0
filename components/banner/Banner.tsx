import type { BannerView, TabView } from '../../utils/contract/views';
import type { Translate } from '../../utils/ui/strings/translate';
import { Icon } from '../shared/Icon';
import { formOffer, shownTone, type Shown } from '../shared/tone';
import { ago } from './ago';
import { BannerDetails } from './BannerDetails';
import { words } from './words';

export interface BannerProps {
  readonly what: Shown;
  readonly banner: BannerView | null;
  readonly mode: TabView['mode'];
  /** Epoch milliseconds, for "checked … ago". */
  readonly nowMs: number;
  readonly t: Translate;
  readonly collapsed: boolean;
  readonly expanded: boolean;
  readonly on: BannerEvents;
}

export interface BannerEvents {
  readonly recheck: () => void;
  readonly startForm: () => void;
  readonly toggleDetails: () => void;
  readonly toggleCollapsed: () => void;
  readonly move: () => void;
  readonly dragStart: (event: PointerEvent) => void;
}

/** The member's consent in one look. Nothing here depends on whether protected records exist, only on what the member was asked. */
export function Banner(props: BannerProps) {
  const { what, banner, mode, t, collapsed, on } = props;
  const tone = shownTone(what);
  const { title, text, means } = words(what, banner, t);
  const icon = what === 'checking' ? 'checking' : tone;
  if (collapsed) {
    return (
      <section class={`banner pill ${tone}`} aria-label={t('region')}>
        <button type="button" class="pill-open" aria-expanded="false" title={t('enlarge')} onClick={on.toggleCollapsed}>
          <Icon name={icon} />
          {title}
        </button>
      </section>
    );
  }
  return (
    <section class={`banner card ${tone}`} aria-label={t('region')}>
      <div class="head" onPointerDown={on.dragStart}>
        <Icon name={icon} />
        <h2 class="title">
          {what !== 'checking' && <span class="sr">{t(`tone_${tone}`)}: </span>}
          {title}
        </h2>
        <Tool icon="move" label={t('move')} onClick={on.move} />
        <Tool icon="minus" label={t('minimize')} onClick={on.toggleCollapsed} />
      </div>
      {what !== 'checking' && (
        <div class="body">
          {banner && (
            <p class="who">
              {t('member')} <b translate={false}>{banner.memberMasked}</b>
              {banner.demonstration && <span class="tag">{t('demonstration')}</span>}
            </p>
          )}
          <p>{text}</p>
          {means && <p class="means">{means}</p>}
          {mode !== 'enforce' && <p class="means">{t(`mode_${mode}`)}</p>}
          {banner && <Foot {...props} banner={banner} />}
        </div>
      )}
    </section>
  );
}

/** A button that shows only an icon. */
export function Tool({
  icon,
  label,
  onClick,
}: {
  icon: 'move' | 'minus' | 'close';
  label: string;
  onClick: () => void;
}) {
  return (
    <button type="button" class="tool" title={label} aria-label={label} onClick={onClick}>
      <Icon name={icon} />
    </button>
  );
}

function Foot({ banner, t, nowMs, expanded, on }: BannerProps & { readonly banner: BannerView }) {
  const offer = formOffer(banner.state);
  const hasDetails = banner.lines.length > 0 || banner.contentCategories.length > 0;
  return (
    <>
      {expanded && hasDetails && <BannerDetails banner={banner} t={t} />}
      <div class="actions">
        {offer && (
          <button type="button" class="button primary" onClick={on.startForm}>
            {t(`form_${offer}`)}
          </button>
        )}
        <button type="button" class="button" onClick={on.recheck}>
          {t('recheck')}
        </button>
        {hasDetails && (
          <button type="button" class="button quiet" aria-expanded={expanded} onClick={on.toggleDetails}>
            {t(expanded ? 'fewer' : 'details')}
          </button>
        )}
      </div>
      <p class="fine">
        {banner.checkedAtMs !== null && `${t('checked', ago(nowMs - banner.checkedAtMs, t))} `}
        {t('not_advice')}
      </p>
    </>
  );
}
