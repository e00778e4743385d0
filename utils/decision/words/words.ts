import type { Category } from '../../ascmi/categories';
import type { Outcome } from '../../ascmi/outcomes';

export type Language = 'en' | 'es';

/** The sentences of one language. `{category}` is the category's name. */
export interface Words {
  readonly categories: Readonly<Record<Category, string>>;
  readonly unknownCategory: string;
  readonly headlines: Readonly<Record<Outcome, string>>;
  /** Where something could stay behind: the headline that says so. `{categories}` are their names. */
  readonly headlineWithhold: string;
  readonly headlineUnknownContent: string;
  readonly reasons: Readonly<Record<string, string>>;
  /** Reasons that read differently where the law needs no consent and the member's choice is a preference. */
  readonly preferences: Readonly<Record<string, string>>;
  readonly obligations: Readonly<Record<string, string>>;
  readonly redact: string;
  readonly confidence: Readonly<Record<'inferred' | 'unknown', string>>;
  readonly and: string;
}
