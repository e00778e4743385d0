import { classifyScreen } from './classify-screen';
import type { ScreenInput } from './classify-screen';
import { classifyTitles } from './classify-text';
import { classifyCode } from './codes';
import type { CodeInput } from './codes';
import { sudLabel } from './context';
import { strongestFirst } from './evidence';
import type { Evidence } from './evidence';

export interface SensitivityInput extends ScreenInput {
  readonly codes?: readonly CodeInput[];
}

/**
 * The categories that content belongs to, strongest evidence first, each piece of evidence once. Pure and total.
 *
 * Callers count `high` and `medium`; `low` is a hint (a menu entry, a heading, words common in ordinary care) and decides nothing.
 * Evidence is a code, a lexicon phrase or a policy fact, never the page's own words, so it may be logged.
 * An empty answer means "nothing found", not "nothing sensitive": the engine asks when the content is unknown.
 */
export function classify(input: SensitivityInput): Evidence[] {
  const sud = sudLabel(input.context);
  const coded = (input.codes ?? []).flatMap((code) => [
    ...classifyCode(code, sud),
    ...classifyTitles(code.display === undefined ? [] : [code.display], sud),
  ]);
  return strongestFirst([...coded, ...classifyScreen(input)]);
}
