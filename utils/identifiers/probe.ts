import { LABEL_PROBE } from './labels';

/** Nouns whose number is a member's. "Follow-up call number 12", "Claim #4711" and "Invoice No. 88" are none of them. */
const NOUN =
  '(?:[Mm]ember|MEMBER|[Ss]ubscriber|[Ee]nrollee|[Ii]nsured|[Pp]olicy(?: ?[Hh]older)?|[Cc]ertificate|[Ii]nsurance|[Bb]eneficiary|[Rr]ecipient|[Cc]ard(?:holder)?|' +
  '[Pp]atient|PATIENT|P[Tt]|[Cc]lient|CLIENT|[Pp]erson|[Cc]onsumer|[Ii]ndividual|[Rr]esident|[Pp]articipant|[Ee]xternal|[Ee]nterprise|[Cc]hart|CHART|EMR|EHR|[Hh]ospital|[Uu]nit|' +
  '[Ii]nmate|[Jj]acket|[Bb]ooking|[Rr]ecord|RECORD|[Ii]ndex|[Ii]dentification|[Cc]larity|[Uu]nique|[Pp]ersonal|MR|I[Dd])';
/** "ID" bare is somebody's; behind these it is a thing's. */
const THING =
  '(?:[Tt]ask|[Oo]rder|[Vv]isit|[Ee]ncounter|[Cc]laim|[Pp]rovider|[Ii]nvoice|[Nn]ote|[Mm]essage|[Rr]equest|[Dd]ocument|[Ff]ile|[Gg]roup|[Pp]lan|[Ss]ession|[Tt]icket|[Rr]eferral|[Ll]ab|[Uu]ser|[Ss]taff)';
const NUMBER = '(?:#|N[oº°]\\.?|[Nn](?:o\\.|um(?:ber|\\.)?|úmero|br)|NUMBER)';
const VALUE = '[\\s:#.)]{0,30}[A-Z]{0,4}-?\\d{3}';

/**
 * One loose expression over the joined text of a whole region. It decides where to look, never what is found: neighbouring cells run
 * together in `textContent`, so it knows no word boundaries, and an invisible character inside a value is a reason to look too. A date, a
 * code or a count alone is no reason: such are in every row of every list. The look-ahead names the letters with which none of it begins: a
 * fifth of the time.
 */
const PROBE = new RegExp(
  `(?=[^ fgkloqtvwxyzFGKLOQTVWXYZ.,;:/])(?:9\\d{7}[A-Za-z]|9\\d{3}[ -]\\d{4}[ -]?[A-Z]|[1-9][A-Y][A-Y0-9]\\d-?[A-Y][A-Y0-9]\\d-?[A-Y]{2}\\d{2}|[([]#?\\d{5,10}[)\\]]|\\d[-/]\\d{1,4}[\\s,;(|]{1,4}(?:[Aa]ge:? ?|[Ee]dad:? ?)?\\d{1,3} ?(?:[Yy]|años)|` +
    `(?:${NOUN}\\s?${NUMBER}|(?<!${THING}\\s?)I[Dd]|NHC|MPI|HICN)${VALUE}|\\d[\\u00ad\\u200b-\\u200d\\u2060\\ufeff]|${LABEL_PROBE})`,
);

export const mayHoldIdentifier = (text: string): boolean => PROBE.test(text);

/** The end of a label whose value stands elsewhere, for blocks that the probe passes over: "Enterprise #", "Unit No.". */
const LABEL_END = /(?:\b(?:ids?|no|num(?:ber)?|nhc|mpi|hicn|pfn|cin|mbi|bic)\b|#|identif\w*|\bn[úu]mero)[.:*\s)]*$/i;
export const mayBeLabel = (text: string): boolean => text.length <= 64 && LABEL_END.test(text);
