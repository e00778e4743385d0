import type { PartyHit } from '../../utils/contract/form';
import type { BannerView, CategoryLine } from '../../utils/contract/views';
import type { FormModel } from '../../utils/forms/model';
import type { FormKey } from '../../utils/ui/strings/form.en';
import type { Translate } from '../../utils/ui/strings/translate';
import type { Problems } from './check';
import type { SpokenForm, Tongue } from './shown';
import type { Change, FormDraft } from './draft';
import type { Wording } from './wording';

/** What every step gets. `problems` is empty until the user has tried to go on. */
export interface StepProps {
  readonly draft: FormDraft;
  readonly change: Change;
  readonly problems: Problems;
  /** The form that is filled in, and its words. */
  readonly model: FormModel;
  readonly wording: Wording;
  /** The same form as the client reads it. */
  readonly spoken: SpokenForm;
  readonly f: Translate<FormKey>;
  readonly t: Translate;
  /** The client's language, with the English beside it. */
  readonly tongue: Tongue;
  /** `YYYY-MM-DD`, where the user is. */
  readonly today: string;
}

export interface ChoicesProps extends StepProps {
  /** What the form on file says, where it is renewed or changed. Shown beside, never ticked. */
  readonly earlier: Readonly<Partial<Record<CategoryLine['category'], CategoryLine['choice']>>>;
}

export interface SharingProps extends StepProps {
  readonly findParties: (text: string) => Promise<readonly PartyHit[]>;
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
