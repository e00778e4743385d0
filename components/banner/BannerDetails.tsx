import type { BannerView } from '../../utils/contract/views';
import type { Translate } from '../../utils/ui/strings/translate';
import { Icon } from '../shared/Icon';

const CHOICE_ICON = { AGREE: 'agree', DECLINE: 'decline', UNANSWERED: 'unanswered' } as const;

/** The member's choice for each category that the form asks everybody about, and what the page itself seems to show. */
export function BannerDetails({ banner, t }: { readonly banner: BannerView; readonly t: Translate }) {
  return (
    <div class="details">
      {banner.lines.length > 0 && (
        <>
          <h3>{t('choices_title')}</h3>
          <ul class="choices">
            {banner.lines.map(({ category, choice }) => (
              <li key={category} class={choice}>
                <span>{t(`category_${category}`)}</span>
                <span class="choice">
                  <Icon name={CHOICE_ICON[choice]} />
                  {t(`choice_${choice}`)}
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
      {banner.contentCategories.length > 0 && (
        <>
          <h3>{t('content_title')}</h3>
          <ul class="tags">
            {banner.contentCategories.map((category) => (
              <li key={category} class="tag">
                {t(`category_${category}`)}
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}
