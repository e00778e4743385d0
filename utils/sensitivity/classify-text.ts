import type { Category } from '../ascmi/categories';
import type { Confidence } from '../ascmi/identifiers';
import {
  SPECIFIC_AFTER,
  SPECIFIC_BEFORE,
  isAboutFamily,
  isFormWording,
  isNegated,
  isNegativeResult,
  isOffer,
} from './cues';
import type { Surroundings } from './cues';
import type { Evidence, SudLabel } from './evidence';
import { foldCase, stripAccents, tokenize } from './fold';
import type { Token } from './fold';
import type { LexiconCategory, Strength } from './lexicon-format';
import { findPhrases } from './matcher';
import { SENSITIVITY_PROBE } from './probe';
import type { Hit } from './matcher';

/** Longest line that is read; a page that hides a phrase behind more is not a screen that people read. Stops quadratic look-back. */
const MAX_LINE = 2000;
/** A line this short that names only topics is a heading or a menu entry. */
const MENU_CATEGORIES = 3;

/** Words that a menu entry adds to a topic: "Mental Health Services". */
const GENERIC = new Set(
  'service services program programs clinic clinics provider providers care support department team and or servicios programa clinica y'.split(
    ' ',
  ),
);

const BASE: Readonly<Record<Strength, Confidence>> = { d: 'high', r: 'high', m: 'medium', t: 'medium', w: 'low' };
const RAISED: Readonly<Record<Confidence, Confidence>> = { low: 'medium', medium: 'high', high: 'high' };

/**
 * Reads screen text. Lines (blocks, cells) are separated by line breaks; a phrase never spans two.
 * Evidence is the lexicon's own phrase: page text never leaves this function.
 */
export function classifyText(text: string, sud: SudLabel): Evidence[] {
  return stripAccents(text)
    .split(/[\r\n\t|]+|[.!?](?=\s)/)
    .filter((line) => SENSITIVITY_PROBE.test(line))
    .flatMap((line) => readLine(line.slice(0, MAX_LINE), sud, false));
}

/** Reads document titles: a title is about its document, so a bare topic counts in full. */
export function classifyTitles(titles: readonly string[], sud: SudLabel): Evidence[] {
  return titles.flatMap((title) => readLine(stripAccents(title).slice(0, MAX_LINE), sud, true));
}

function readLine(line: string, sud: SudLabel, isTitle: boolean): Evidence[] {
  const tokens = tokenize(line);
  const hits = findPhrases(tokens).filter(({ category }) => category !== '-');
  if (hits.length === 0) return [];
  const menu = !isTitle && isMenu(hits, tokens);
  const lower = foldCase(line);
  return hits.flatMap((hit): Evidence[] => {
    const confidence = weigh(hit, surroundings(lower, tokens, hit, hits), isTitle, menu);
    if (confidence === null) return [];
    return [
      { category: label(hit.category, sud), confidence, source: isTitle ? 'title' : 'phrase', evidence: hit.phrase },
    ];
  });
}

/** Nothing but topics: three or more side by side are a menu, one alone is a heading. */
function isMenu(hits: readonly Hit[], tokens: readonly Token[]): boolean {
  if (hits.some(({ strength }) => strength !== 't' && strength !== 'w')) return false;
  const covered =
    hits.reduce((sum, { words: phrase }) => sum + phrase.length, 0) +
    tokens.filter(({ word }) => GENERIC.has(word)).length;
  const words = tokens.length;
  return (
    covered >= words || (new Set(hits.map(({ category }) => category)).size >= MENU_CATEGORIES && covered * 2 >= words)
  );
}

function weigh(hit: Hit, around: Surroundings, isTitle: boolean, menu: boolean): Confidence | null {
  const topic = hit.strength === 't' || hit.strength === 'w';
  // An HIV test result is protected whatever its value (H&S 120975), a genetic one and its family history too (GINA).
  const result = hit.strength === 'r' || (hit.category === 'HIV' && isNegativeResult(around));
  if (isFormWording(around) || (topic && isOffer(around))) return null;
  if (!result && isNegated(around)) return null;
  if (hit.category !== 'DV' && hit.category !== 'GENETIC' && isAboutFamily(around)) return null;
  if (menu) return 'low';
  if (result) return 'high';
  const specific = hit.strength === 't' && (SPECIFIC_BEFORE.test(around.before) || SPECIFIC_AFTER.test(around.after));
  const base = specific ? 'high' : BASE[hit.strength];
  return isTitle ? RAISED[base] : base;
}

/** Blanks earlier phrases, so that "sin hogar, depresión" does not read as a denial of depression. */
function surroundings(lower: string, tokens: readonly Token[], hit: Hit, hits: readonly Hit[]): Surroundings {
  const start = tokens[hit.from]?.start ?? 0;
  let before = lower.slice(0, start);
  for (const other of hits) {
    if (other.to > hit.from) break;
    const from = tokens[other.from]?.start ?? 0;
    const to = tokens[other.to - 1]?.end ?? from;
    before = before.slice(0, from) + '#'.repeat(to - from) + before.slice(to);
  }
  return { before, after: lower.slice(tokens[hit.to - 1]?.end ?? start), line: lower };
}

function label(category: LexiconCategory, sud: SudLabel): Category {
  return category === 'SUD' ? sud : category === '-' ? 'GENERAL' : category;
}
