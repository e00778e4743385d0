import { LABEL_PROBE } from './labels';

/**
 * One loose expression over the joined text of a whole region. It decides where to look, never what is found: neighbouring cells run
 * together in `textContent`, so it knows no word boundaries, and an invisible character inside a value is a reason to look too.
 */
const PROBE = new RegExp(
  `9\\d{7}[A-Za-z]|9\\d{3}[ -]\\d{4}[ -]?[A-Z]|[1-9][A-Y][A-Y0-9]\\d-?[A-Y][A-Y0-9]\\d-?[A-Y]{2}\\d{2}|[([]#?\\d{5,10}[)\\]]|\\d[-/]\\d{1,4}[\\s,;(|]{1,4}(?:[Aa]ge:? ?|[Ee]dad:? ?)?\\d{1,3} ?(?:[Yy]|años)|\\d[\\u00ad\\u200b-\\u200d\\u2060\\ufeff]|${LABEL_PROBE}`,
);

export const mayHoldIdentifier = (text: string): boolean => PROBE.test(text);
