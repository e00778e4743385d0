import type { SettingsPatch, SettingsView } from '../../utils/contract/settings';
import type { OptionsApi } from './api';
import type { OptionsWords } from './words';

/** What every settings section gets. Keyed by what is in force, so that a saved change starts it afresh. */
export interface SectionProps {
  readonly settings: SettingsView;
  readonly api: OptionsApi;
  readonly words: OptionsWords;
  readonly locked: boolean;
  readonly save: (patch: SettingsPatch) => Promise<boolean>;
}
