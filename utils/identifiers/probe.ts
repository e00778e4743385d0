import { LABEL_PROBE } from './labels';

/** Nouns whose number is a member's. "Follow-up call number 12", "Claim #4711" and "Invoice No. 88" are none of them. */
const NOUN =
  '(?:member|subscriber|enrollee|insured|policy(?: ?holder)?|certificate|insurance|beneficiary|recipient|card(?:holder)?|patient|(?<![a-z])pt|client|person|' +
  'consumer|individual|resident|participant|external|enterprise|chart|e[hm]r|hospital|unit|inmate|jacket|booking|record|index|identification|clarity|unique|personal|(?<![a-z])mr|(?<![a-z])id)';
/** "ID" bare is somebody's; behind these it is a thing's, and "paid 120" is no ID. */
const THING =
  '(?:task|order|visit|encounter|claim|provider|invoice|note|message|request|document|file|group|plan|session|ticket|referral|lab|user|staff|pa|sa|val|gr|vo|cov|rap|flu|ac|ro)';
const NUMBER = '(?:#|n\\.?[oº°]\\.?|n(?:um(?:ber|\\.)?|úmero|br))';
const VALUE = '[\\s:#.)]{0,30}[A-Z]{0,4}-?\\d{3}';

/**
 * One loose expression over the joined text of a whole region, blind to case, since legacy screens shout. It decides where to look, never
 * what is found: neighbouring cells run together in `textContent`, so it knows few word boundaries, and an invisible character inside a value
 * is a reason to look too. A date, a code or a count alone is no reason: such are in every row of every list.
 */
const PROBE = new RegExp(
  `9\\d{7}[A-Z]|(?<![a-z])b\\. ?\\d|(?:19|20)\\d\\d[ )]{0,3}#\\s?\\d|9\\d{3}[ -]\\d{4}[ -]?[A-Z]|[1-9][A-Y][A-Y0-9]\\d-?[A-Y][A-Y0-9]\\d-?[A-Y]{2}\\d{2}|[([]#?\\d{5,10}[)\\]]|\\d[-/]\\d{1,4}[\\s,;(|]{1,4}(?:age:? ?|edad:? ?)?\\d{1,3} ?(?:y|años|\\))|` +
    `(?:${NOUN}\\s?${NUMBER}|(?<!${THING}\\s?)id|nhc|mpi|hicn)${VALUE}|\\d[\\u00ad\\u200b-\\u200d\\u2060\\ufeff]|${LABEL_PROBE}`,
  'i',
);

export const mayHoldIdentifier = (text: string): boolean => PROBE.test(text);

/** The end of a label whose value stands elsewhere, for blocks that the probe passes over: "Enterprise #", "Unit No.". */
const LABEL_END = /(?:\b(?:ids?|no|num(?:ber)?|nhc|mpi|hicn|pfn|cin|mbi|bic)\b|#|identif\w*|\bn[úu]mero)[.:*\s)]*$/i;
export const mayBeLabel = (text: string): boolean => text.length <= 64 && LABEL_END.test(text);
