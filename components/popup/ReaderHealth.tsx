import type { PortalHealth } from '../../utils/contract/health';
import { formatDay } from '../../utils/ui/strings/language';
import type { PopupKey } from '../../utils/ui/strings/popup.en';
import type { Translate } from '../../utils/ui/strings/translate';

interface ReaderHealthProps {
  readonly health: PortalHealth;
  readonly t: Translate;
  readonly p: Translate<PopupKey>;
}

/** One line on how this page is read: a pair of the popup's foot. */
export function ReaderHealth({ health, t, p }: ReaderHealthProps) {
  const { state, adapter, stoppedAtMs } = health;
  const stopped =
    stoppedAtMs === null
      ? ''
      : ` ${p('health_stopped', formatDay(new Date(stoppedAtMs).toISOString(), t('language')))}`;
  return (
    <>
      <dt>{p('reader')}</dt>
      <dd>
        {p(`health_${state}`, adapter)}
        {stopped}
      </dd>
    </>
  );
}
