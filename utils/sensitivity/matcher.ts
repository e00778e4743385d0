import { expand } from './lexicon-format';
import type { LexiconCategory, LexiconRow, Strength } from './lexicon-format';
import { LEXICON_EN } from './lexicon-en';
import { LEXICON_ES } from './lexicon-es';
import type { Token } from './fold';

export interface Phrase {
  readonly category: LexiconCategory;
  readonly strength: Strength;
  /** As the lexicon spells it: this, and never page text, becomes the evidence. */
  readonly phrase: string;
  readonly words: readonly string[];
}

export interface Hit extends Phrase {
  readonly from: number;
  /** Index of the token after the phrase. */
  readonly to: number;
}

/** Every phrase of the lexicon, in reading order: an earlier row wins where two rows hold the same phrase. */
export const PHRASES: readonly Phrase[] = compile([...LEXICON_EN, ...LEXICON_ES]);

function compile(rows: readonly LexiconRow[]): Phrase[] {
  return rows.flatMap(([category, strength, pattern]) =>
    expand(pattern).map((phrase) => ({ category, strength, phrase, words: phrase.split(' ') })),
  );
}

/** Phrases by the first letters of their first word: a word is compared with a handful of phrases, not with all of them. */
const KEY_LENGTH = 3;
const keyOf = (word: string): string => word.toLowerCase().slice(0, KEY_LENGTH);
const INDEX: ReadonlyMap<string, readonly Phrase[]> = buildIndex();

function buildIndex(): Map<string, Phrase[]> {
  const index = new Map<string, Phrase[]>();
  for (const phrase of PHRASES) {
    const key = keyOf(phrase.words[0] ?? '');
    index.set(key, [...(index.get(key) ?? []), phrase]);
  }
  for (const list of index.values()) list.sort((a, b) => b.words.length - a.words.length);
  return index;
}

/** Leftmost longest matches, without overlap. */
export function findPhrases(tokens: readonly Token[]): Hit[] {
  const hits: Hit[] = [];
  for (let at = 0; at < tokens.length; at++) {
    const found = INDEX.get(keyOf(tokens[at]?.word ?? ''))?.find((phrase) => matchesAt(phrase, tokens, at));
    if (found === undefined) continue;
    hits.push({ ...found, from: at, to: at + found.words.length });
    at += found.words.length - 1;
  }
  return hits;
}

const matchesAt = (phrase: Phrase, tokens: readonly Token[], at: number): boolean =>
  phrase.words.every((pattern, offset) => {
    const token = tokens[at + offset];
    return token !== undefined && matchesWord(pattern, token);
  });

/** `suicid*` by beginning, `AIDS` as written, `alcohol` in any case. */
function matchesWord(pattern: string, token: Token): boolean {
  if (!pattern.endsWith('*')) return pattern === token.word || pattern === token.raw;
  const stem = pattern.slice(0, -1);
  return token.word.startsWith(stem) || token.raw.startsWith(stem);
}
