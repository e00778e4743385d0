import type { EmbeddedSummary } from '../../../utils/contract/embedded-view';
import type { OptionsWords } from '../words';
import type { EmbeddedApi } from './api';

/** What each panel of the section gets. `refresh`: numbers have changed. */
export interface PanelProps {
  readonly api: EmbeddedApi;
  readonly words: OptionsWords;
  readonly summary: EmbeddedSummary;
  readonly refresh: () => void;
}

export const numberOf = (value: number, { t }: OptionsWords): string =>
  new Intl.NumberFormat(`${t('language')}-US`).format(value);

export const timeOf = (ms: number, { t }: OptionsWords): string =>
  new Intl.DateTimeFormat(`${t('language')}-US`, { dateStyle: 'medium', timeStyle: 'short' }).format(ms);
