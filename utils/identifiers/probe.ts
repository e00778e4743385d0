import { LABEL_PROBE } from './labels';

/**
 * One loose expression over the joined text of a whole region. It decides where to look, never what is found: neighbouring cells run
 * together in `textContent`, so it knows no word boundaries, and an invisible character inside a value is a reason to look too.
 */
const PROBE = new RegExp(
  `9\\d{7}[A-Za-z]|9\\d{3}[ -]\\d{4}[ -]?[A-Z]|[1-9][A-Y][A-Y0-9]\\d-?[A-Y][A-Y0-9]\\d-?[A-Y]{2}\\d{2}|[([]#?\\d{5,10}[)\\]]|\\d[-/]\\d{1,4}[\\s,;(|]{1,4}(?:[Aa]ge:? ?|[Ee]dad:? ?)?\\d{1,3} ?(?:[Yy]|años)|(?:I[Dd]|#|N[oº°]\\.?|[Nn](?:umber|úmero)|NUMBER|NHC|MPI|HICN)[\\s:#.)]{0,30}[A-Z]{0,4}-?\\d{3}|\\d[\\u00ad\\u200b-\\u200d\\u2060\\ufeff]|${LABEL_PROBE}`,
);

export const mayHoldIdentifier = (text: string): boolean => PROBE.test(text);

/** The end of a label whose value stands elsewhere, for blocks that the probe passes over: "Enterprise #", "Unit No.". */
const LABEL_END = /(?:\b(?:ids?|no|num(?:ber)?|nhc|mpi|hicn|pfn|cin|mbi|bic)\b|#|identif\w*|\bn[úu]mero)[.:*\s)]*$/i;
export const mayBeLabel = (text: string): boolean => text.length <= 64 && LABEL_END.test(text);
