import type { Category } from '../ascmi/categories';

/**
 * A topic of the lexicon. `SUD` becomes SUD_P2 or SUD_OTHER by context (`classify-text.ts`); `-` is harmless language that shadows
 * a shorter sensitive phrase: "hearing AIDS".
 */
export type LexiconCategory = Exclude<Category, 'SUD_P2' | 'SUD_OTHER' | 'GENERAL'> | 'SUD' | '-';

/**
 * How strongly a phrase speaks of the person. `d`: a diagnosis, treatment or event. `r`: a test result, protected whatever its value
 * (H&S 120975; GINA). `m`: a medicine or sign with other uses. `t`: names a topic or service. `w`: common in ordinary care.
 */
export type Strength = 'd' | 'r' | 'm' | 't' | 'w';

/**
 * `[category, strength, phrases]`. Phrases are separated by `;`. `{a,b}` = either, may nest, and an empty branch makes it optional.
 * `suicid*` = any word with that beginning. A word with a capital letter matches that spelling only (`AIDS`); all others match any case,
 * accents removed. Punctuation between words does not count.
 */
export type LexiconRow = readonly [LexiconCategory, Strength, string];

/** The finite list of phrases that a row means. */
export function expand(pattern: string): string[] {
  return split(pattern, ';')
    .flatMap(expandOne)
    .map((phrase) => phrase.replace(/ +/g, ' ').trim());
}

function expandOne(pattern: string): string[] {
  const open = pattern.indexOf('{');
  if (open < 0) return [pattern];
  let depth = 1;
  let close = open + 1;
  while (close < pattern.length && depth > 0) {
    if (pattern[close] === '{') depth++;
    if (pattern[close] === '}') depth--;
    close++;
  }
  const head = pattern.slice(0, open);
  const tails = expandOne(pattern.slice(close));
  return split(pattern.slice(open + 1, close - 1), ',')
    .flatMap(expandOne)
    .flatMap((middle) => tails.map((tail) => head + middle + tail));
}

/** Splits at a separator outside braces. */
function split(text: string, separator: string): string[] {
  const parts: string[] = [''];
  let depth = 0;
  for (const char of text) {
    if (char === separator && depth === 0) {
      parts.push('');
      continue;
    }
    if (char === '{') depth++;
    if (char === '}') depth--;
    parts.push(`${parts.pop() ?? ''}${char}`);
  }
  return parts;
}
