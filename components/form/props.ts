import type { BannerView } from '../../utils/contract/views';
import type { FormKey } from '../../utils/ui/strings/form.en';
import type { Translate } from '../../utils/ui/strings/translate';
import type { Problems } from './check';
import type { Tongue } from './shown';
import type { Change, FormDraft } from './draft';

/** What every step gets. `problems` is empty until the user has tried to go on. */
export interface StepProps {
  readonly draft: FormDraft;
  readonly change: Change;
  readonly problems: Problems;
  readonly f: Translate<FormKey>;
  readonly t: Translate;
  /** The client's language, with the English beside it. */
  readonly tongue: Tongue;
  /** `YYYY-MM-DD`, where the user is. */
  readonly today: string;
}

/** `unasked`: not looked up since the numbers changed. */
export type OnFile = BannerView | 'unasked' | 'busy' | 'silent';

/** The message for a field, or nothing. */
export function errorText(
  { problems, f }: Pick<StepProps, 'problems' | 'f'>,
  field: string,
  ...values: readonly string[]
): string | undefined {
  const key = problems[field];
  return key === undefined ? undefined : f(key, ...values);
}
