import type { Category } from '../ascmi/categories';
import type { Confidence } from '../ascmi/identifiers';

/** One reason to put content into a category. Same shape as the contract's `CategoryEvidence`. */
export interface Evidence {
  readonly category: Category;
  readonly confidence: Confidence;
  readonly source: 'context' | 'code' | 'phrase' | 'title';
  /** A code, a lexicon phrase or a policy fact; never the page's own words. */
  readonly evidence: string;
}

/** How SUD content is labelled: `SUD_P2` unless the origin is known to be no Part 2 program: unknown fails closed. */
export type SudLabel = 'SUD_P2' | 'SUD_OTHER';

const RANK: Readonly<Record<Confidence, number>> = { high: 0, medium: 1, low: 2 };

/** At equal confidence: where content comes from says more than a code, a code more than a title, a title more than a phrase. */
const SOURCE: Readonly<Record<Evidence['source'], number>> = { context: 0, code: 1, title: 2, phrase: 3 };

/** Each piece of evidence once, strongest first. */
export function strongestFirst(all: readonly Evidence[]): Evidence[] {
  const best = new Map<string, Evidence>();
  for (const item of all) {
    const key = `${item.category} ${item.source} ${item.evidence}`;
    const known = best.get(key);
    if (known === undefined || RANK[item.confidence] < RANK[known.confidence]) best.set(key, item);
  }
  return [...best.values()].sort(
    (a, b) => RANK[a.confidence] - RANK[b.confidence] || SOURCE[a.source] - SOURCE[b.source],
  );
}
