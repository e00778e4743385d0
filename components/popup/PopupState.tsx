import type { BannerView } from '../../utils/contract/views';
import type { PopupKey } from '../../utils/ui/strings/popup.en';
import type { Translate } from '../../utils/ui/strings/translate';
import { ago } from '../banner/ago';
import { BannerDetails } from '../banner/BannerDetails';
import { remedyKey, words } from '../banner/words';
import { Icon } from '../shared/Icon';
import { formOffer, shownTone, type Shown } from '../shared/tone';
import type { PopupEvents } from './events';

interface PopupStateProps {
  readonly what: Shown;
  readonly banner: BannerView | null;
  readonly nowMs: number;
  readonly t: Translate;
  readonly p: Translate<PopupKey>;
  readonly on: PopupEvents;
}

/** The member's consent, with the choice for every category in view. */
export function PopupState({ what, banner, nowMs, t, p, on }: PopupStateProps) {
  const tone = shownTone(what);
  const { title, text, means } = words(what, banner, t);
  const remedy = banner?.state === 'UNK' && banner.problem !== undefined ? p(remedyKey(banner.problem)) : '';
  return (
    <section class={`state ${tone}`} aria-labelledby="state-title">
      <div class="state-head" role="status">
        <Icon name={what === 'checking' ? 'checking' : tone} />
        <h2 id="state-title">
          {what !== 'checking' && <span class="sr">{t(`tone_${tone}`)}: </span>}
          {title}
        </h2>
      </div>
      <div class="state-body">
        {banner && (
          <p class="who">
            {t('member')} <b translate={false}>{banner.memberMasked}</b>
            {banner.demonstration && <span class="tag">{t('demonstration')}</span>}
          </p>
        )}
        {text && <p>{text}</p>}
        {remedy && <p>{remedy}</p>}
        {means && <p class="muted">{means}</p>}
        {banner && <BannerDetails banner={banner} t={t} />}
        {what !== 'checking' && (
          <div class="actions">
            <button
              type="button"
              class={banner && formOffer(banner.state) ? 'button primary' : 'button'}
              onClick={on.startForm}
            >
              {p('new_form')}
            </button>
            <button type="button" class="button" onClick={on.recheck}>
              {t('recheck')}
            </button>
          </div>
        )}
        {banner && banner.checkedAtMs !== null && (
          <p class="fine">{t('checked', ago(nowMs - banner.checkedAtMs, t))}</p>
        )}
      </div>
    </section>
  );
}
