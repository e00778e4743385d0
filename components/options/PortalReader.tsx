import type { PortalSettings } from '../../utils/contract/settings';
import { formatDay } from '../../utils/ui/strings/language';
import { Icon } from '../shared/Icon';
import type { OptionsWords } from './words';

interface PortalReaderProps {
  readonly portal: PortalSettings;
  readonly words: OptionsWords;
}

/** How a portal is read, and whether its adapter still matches what the portal shows. */
export function PortalReader({ portal, words }: PortalReaderProps) {
  const { o, t } = words;
  const { health } = portal;
  if (!health) return <>{o('portals_reader_generic')}</>;
  const { state, adapter, stoppedAtMs } = health;
  return (
    <>
      {stoppedAtMs !== null && <Icon name="warning" />} {o(`portals_reader_${state}`, adapter)}
      {stoppedAtMs !== null && (
        <span class="hint">
          {o('portals_reader_stopped', formatDay(new Date(stoppedAtMs).toISOString(), t('language')))}
        </span>
      )}
    </>
  );
}
