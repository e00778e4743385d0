import type { Translate } from '../../utils/ui/strings/translate';

/** How long ago, coarse: a look-up that is minutes old is what a care manager must notice, not its exact age. */
export function ago(elapsedMs: number, t: Translate): string {
  const seconds = Math.max(0, Math.round(elapsedMs / 1000));
  if (seconds < 10) return t('ago_now');
  if (seconds < 60) return t('ago_seconds', `${Math.floor(seconds / 10) * 10}`);
  const minutes = Math.floor(seconds / 60);
  return minutes < 60 ? t('ago_minutes', `${minutes}`) : t('ago_hours', `${Math.floor(minutes / 60)}`);
}
