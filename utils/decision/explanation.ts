import { isCategory } from '../ascmi/categories';
import type { Outcome } from '../ascmi/outcomes';
import { citationUrl } from './law/citations';
import { LAW_RULES } from './law/table';
import type { CategoryDecision, Decision } from './types';
import { EN } from './words/en';
import { ES } from './words/es';
import type { Language, Words } from './words/words';

/** A decision in words for a care manager. The shape is that of the disclosure sheet. */
export interface Explanation {
  readonly headline: string;
  readonly reasons: readonly ExplainedReason[];
  readonly obligations: readonly { readonly code: string; readonly text: string }[];
}

export interface ExplainedReason {
  readonly category: string;
  readonly outcome: Outcome;
  readonly sentence: string;
  readonly basis: readonly { readonly citation: string; readonly url?: string }[];
  readonly confidence: 'seen' | 'inferred' | 'unknown';
}

const WORDS: Readonly<Record<Language, Words>> = { en: EN, es: ES };

/** Sentences hold codes' meanings only, never anything of the member's. Most restrictive reasons come first. */
export function explanation(decision: Decision, language: Language): Explanation {
  const words = WORDS[language];
  const entries = Object.entries(decision.perCategory);
  const reasons = entries
    .map(([category, own]) => reasonOf(category, own, words))
    .sort((one, other) => rank(one.outcome) - rank(other.outcome));
  return {
    headline: headlineOf(decision, words),
    reasons,
    obligations: decision.obligations.map((code) => ({ code, text: obligationText(code, words) })),
  };
}

const RANKS: readonly Outcome[] = [
  'DENY',
  'SEPARATE',
  'NEEDS_CONSENT',
  'ASK',
  'WARN',
  'EXCEPTION',
  'PERMIT_WITH_OBLIGATIONS',
  'PERMIT',
];
const rank = (outcome: Outcome): number => RANKS.indexOf(outcome);

function headlineOf({ outcome, perCategory, withhold }: Decision, words: Words): string {
  if (outcome === 'ASK' && Object.keys(perCategory).length === 0) return words.headlineUnknownContent;
  if (withhold.length === 0) return words.headlines[outcome];
  const names = withhold.map((category) => nameOf(category, words));
  return `${words.headlines[outcome]} ${words.headlineWithhold.replace('{categories}', listOf(names, words))}`;
}

function listOf(names: readonly string[], { and }: Words): string {
  const last = names.at(-1) ?? '';
  return names.length < 2 ? last : `${names.slice(0, -1).join(', ')} ${and} ${last}`;
}

function nameOf(category: string, words: Words): string {
  return isCategory(category) ? words.categories[category] : words.unknownCategory;
}

function reasonOf(category: string, own: CategoryDecision, words: Words): ExplainedReason {
  const confidence = confidenceOf(own);
  const sentence = fill(sentenceOf(own, words), nameOf(category, words));
  return {
    category,
    outcome: own.outcome,
    sentence: confidence === 'seen' ? sentence : `${sentence} ${words.confidence[confidence]}`,
    basis: own.basis.map((citation) => {
      const url = citationUrl(citation);
      return url === null ? { citation } : { citation, url };
    }),
    confidence,
  };
}

/** Where the engine asks because something is unknown there is no law to doubt. */
function confidenceOf({ rule }: CategoryDecision): 'seen' | 'inferred' | 'unknown' {
  return LAW_RULES.get(rule ?? '')?.confidence ?? 'seen';
}

function sentenceOf({ reason, outcome, rule }: CategoryDecision, words: Words): string {
  const needsNoConsent = LAW_RULES.get(rule ?? '')?.then.kind === 'free' || outcome === 'WARN';
  const preference = needsNoConsent && Object.hasOwn(words.preferences, reason) ? words.preferences[reason] : undefined;
  return preference ?? words.reasons[reason] ?? words.headlines[outcome];
}

const fill = (sentence: string, name: string): string => sentence.replace('{category}', name);

/** What each obligation asks of the sender, as an instruction. Order and length of `codes`. */
export function obligationTexts(codes: readonly string[], language: Language): string[] {
  return codes.map((code) => obligationText(code, WORDS[language]));
}

function obligationText(code: string, words: Words): string {
  const [kind, category] = code.split(':');
  if (kind === 'RED' && category !== undefined) return fill(words.redact, nameOf(category, words));
  return words.obligations[code] ?? code;
}
