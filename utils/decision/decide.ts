import { isCategory } from '../ascmi/categories';
import { OUTCOMES, type Outcome } from '../ascmi/outcomes';
import type { Reading } from '../fhir/consent-reader';
import { createZones } from '../fhir/zones';
import type { ConsentFinding } from './finding';
import { findConsent, type RecordNote } from './fold';
import { categoryDecision, judge, lawCategory, type RuleNotes } from './judge';
import { RULE_SET_VERSION } from './law/table';
import { questionOf, type Question } from './question';
import { readWith, type Work } from './shared-work';
import type { CategoryDecision, Decision, DecisionCase } from './types';

/**
 * Decides one share. Pure and total: the same case gives the same answer, records that cannot be read answer with a reason, and nothing
 * is thrown for a case of the right shape (`case-reader.ts` reads cases of unknown shape). `work` only saves work: hand the same one to
 * decisions that belong together.
 */
export function decide(input: DecisionCase, work: Work = createZones()): Decision {
  return evaluate(input, work).decision;
}

/** What was tried for one category, for a trace. */
export interface CategoryNotes {
  readonly rules: RuleNotes;
  readonly records: RecordNote[];
  finding: ConsentFinding | null;
}

export interface Evaluation {
  readonly decision: Decision;
  readonly question: Question;
  readonly reading: Reading;
}

/** The one path of every decision: plain, traced and replayed. `notes` are filled where given. */
export function evaluate(input: DecisionCase, work: Work, notes?: Map<string, CategoryNotes>): Evaluation {
  const question = questionOf(input, work);
  const usable = question.lookup === 'FOUND' && question.isGated ? input.registry.records : NO_RECORDS;
  const reading = readWith(work, usable, question.settings);
  const find = (category: string, records?: RecordNote[]): ConsentFinding =>
    consentFor(category, question, reading, records);
  return { decision: conclude(input, question, find, notes), question, reading };
}

const NO_RECORDS: readonly unknown[] = [];

/** What the records say of a category. Only `FOUND` has records: a failed look-up never becomes "none on file". */
export function consentFor(
  category: string,
  question: Question,
  { records }: Reading,
  notes?: RecordNote[],
): ConsentFinding {
  if (question.lookup === 'UNAVAILABLE') return { answer: 'none', reason: 'unavailable' };
  if (!isCategory(category)) return { answer: 'none', reason: 'no-record' };
  const finding = findConsent(records, category, question, notes);
  const legal = lawCategory(category, question);
  if (legal === category || finding.answer === 'deny') return finding;
  // Records that count as Part 2 because nobody knows better need an agreement to Part 2, and a refusal of either kind binds.
  return findConsent(records, legal, question, notes);
}

type Find = (category: string, records?: RecordNote[]) => ConsentFinding;

export function conclude(
  input: Pick<DecisionCase, 'id' | 'now' | 'request'>,
  question: Question,
  find: Find,
  notes?: Map<string, CategoryNotes>,
): Decision {
  const perCategory = new Map<string, CategoryDecision>();
  for (const category of input.request.categories) {
    if (perCategory.has(category)) continue;
    const note: CategoryNotes | undefined = notes && { rules: [], records: [], finding: null };
    let known: ConsentFinding | null = null;
    const finding = (): ConsentFinding => {
      if (known) return known;
      known = find(category, note?.records);
      if (note) note.finding = known;
      return known;
    };
    perCategory.set(category, categoryDecision(category, judge(category, question, finding, note?.rules)));
    if (notes && note) {
      finding();
      notes.set(category, note);
    }
  }
  return combine(input, question, perCategory);
}

/** The most restrictive category decides; what could stay behind so that the rest may go is named (`contracts` ruling 1). */
function combine(
  { id, now }: Pick<DecisionCase, 'id' | 'now'>,
  question: Question,
  perCategory: ReadonlyMap<string, CategoryDecision>,
): Decision {
  const stopped: string[] = [];
  const obligations = new Set<string>();
  let strictest: number = OUTCOMES.length;
  for (const [category, own] of perCategory) {
    strictest = Math.min(strictest, OUTCOMES.indexOf(own.outcome));
    if (STOPS.has(own.outcome)) stopped.push(category);
    for (const code of own.obligations ?? []) obligations.add(code);
  }
  const withhold = stopped.length < perCategory.size ? stopped : [];
  for (const category of withhold) obligations.add(`RED:${category}`);
  // Content that nobody could name is a question (`contracts` ruling 18), unless the action discloses nothing.
  const unnamed: Outcome = question.isGated ? 'ASK' : 'PERMIT';
  return {
    id,
    outcome: OUTCOMES[strictest] ?? unnamed,
    perCategory: Object.fromEntries(perCategory),
    obligations: obligations.size > 1 ? [...obligations].sort(byObligationOrder) : [...obligations],
    withhold,
    lookup: question.lookup,
    evaluatedAt: now,
    ruleSetVersion: RULE_SET_VERSION,
  };
}

/** A category with one of these may not go as things stand. A warning or an exception may, once its record is made. */
const STOPS: ReadonlySet<Outcome> = new Set<Outcome>(['DENY', 'SEPARATE', 'NEEDS_CONSENT', 'ASK']);

const OBLIGATION_ORDER: ReadonlyMap<string, number> = new Map(
  ['N232', 'COPY', 'MIN', 'LOG', 'LBL', 'NRD', 'RED', 'BTG4', 'VID', 'HUM'].map((code, index) => [code, index]),
);
const REDACTION_RANK = OBLIGATION_ORDER.get('RED') ?? 0;

function byObligationOrder(one: string, other: string): number {
  const difference = (OBLIGATION_ORDER.get(one) ?? REDACTION_RANK) - (OBLIGATION_ORDER.get(other) ?? REDACTION_RANK);
  return difference || (one < other ? -1 : one > other ? 1 : 0);
}
