import { classifyText, classifyTitles } from './classify-text';
import { classifyContext, sudLabel } from './context';
import type { SensitivityContext } from './context';
import { strongestFirst } from './evidence';
import type { Evidence } from './evidence';
import { classifyScreenCodes } from './screen-codes';

export interface ScreenInput {
  /** Screen text; blocks and cells parted by line breaks. */
  readonly text?: string;
  /** Titles of documents that the share holds. */
  readonly titles?: readonly string[];
  readonly context?: SensitivityContext;
}

/**
 * The page script's part of `classify`: text, titles, context and ICD-10-CM codes written on the screen, without the claim, laboratory and
 * drug code sets. */
export function classifyScreen({ text = '', titles = [], context }: ScreenInput): Evidence[] {
  const sud = sudLabel(context);
  return strongestFirst([
    ...classifyContext(context),
    ...classifyScreenCodes(text, sud),
    ...classifyTitles(titles, sud),
    ...classifyText(text, sud),
  ]);
}
