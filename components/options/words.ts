import type { RecipientKind, SenderKind } from '../../utils/ascmi/parties';
import type { EmbeddedKey } from '../../utils/ui/strings/embedded.en';
import type { OptionsKey } from '../../utils/ui/strings/options.en';
import type { PopupKey } from '../../utils/ui/strings/popup.en';
import type { Translate } from '../../utils/ui/strings/translate';

/** The catalogs that the settings page speaks from. */
export interface OptionsWords {
  readonly t: Translate;
  readonly o: Translate<OptionsKey>;
  readonly p: Translate<PopupKey>;
  readonly e: Translate<EmbeddedKey>;
  readonly recipients: Readonly<Record<RecipientKind, string>>;
  readonly senders: Readonly<Record<SenderKind, string>>;
}

/** A record of names as the options of a select, in alphabetical order. */
export function choices<Value extends string>(
  names: Readonly<Record<Value, string>>,
  language: string,
): { value: Value; label: string }[] {
  return (Object.entries(names) as [Value, string][])
    .map(([value, label]) => ({ value, label }))
    .sort((left, right) => left.label.localeCompare(right.label, language));
}
