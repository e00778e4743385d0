import type { FilingResult } from '../../utils/contract/form';
import type { FormKey } from '../../utils/ui/strings/form.en';
import type { Translate } from '../../utils/ui/strings/translate';
import { problemKey } from '../banner/words';

/** Why the form was not filed, and that nothing is lost. */
export function failureText(answer: FilingResult | 'silent' | 'outdated', f: Translate<FormKey>, t: Translate): string {
  if (answer === 'silent' || answer === 'outdated') return f(`filing_${answer}`);
  if (answer.ok) return '';
  return answer.problem === 'invalid' ? f('filing_invalid') : f('filing_failed', t(problemKey(answer.problem)));
}
