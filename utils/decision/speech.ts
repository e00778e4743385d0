import type { Category } from '../ascmi/categories';
import { ASCMI_FORMS, isAscmiForm, LOCAL_FORMS } from '../ascmi/forms';
import type { ConsentRecord, Provision } from '../fhir/record';
import { sameIdentifier } from '../fhir/signer-reader';
import type { ConsentFinding, DenialReason, SilenceReason } from './finding';
import {
  matchDenial,
  matchPermit,
  namedIn,
  permitCoversCategory,
  type Chain,
  type DenialMatch,
  type MatchContext,
} from './provision-match';
import type { Question } from './question';
import { signerFault } from './signer-rules';

/** What one record says about one question. */
export type Speech =
  | { readonly says: 'permit'; readonly named: NonNullable<ConsentFinding['named']> }
  | { readonly says: 'deny'; readonly reason: DenialReason; readonly isPartial: boolean }
  | { readonly says: 'nothing'; readonly reason: SilenceReason; readonly wouldPermit?: true };

const nothing = (reason: SilenceReason): Speech => ({ says: 'nothing', reason });

/** Whether a record counts at all; null where it does (`registry` 6.1, `contracts` rulings 5, 6, 7, 10). */
export function setAsideReason(record: ConsentRecord, category: Category, question: Question): SilenceReason | null {
  if (record.status === 'entered-in-error') return 'entered-in-error';
  if (!isOfMember(record, question)) return 'other-person';
  if (record.status === 'draft' || record.status === 'proposed') return 'draft';
  if (record.status === 'rejected' && question.settings.rejectedMeans === 'draft') return 'draft';
  if (record.form !== null && LOCAL_FORMS.has(record.form) && !isAtHome(record, category, question)) return 'elsewhere';
  if (record.signed && record.signed.fromMs > question.nowMs) return 'not-yet-in-effect';
  const start = record.root.period?.fromMs ?? null;
  return start !== null && start > question.nowMs ? 'not-yet-in-effect' : null;
}

/** A subject that nobody can check is not called another person: its denials count, its permits are void. */
function isOfMember({ subject }: ConsentRecord, { member }: Question): boolean {
  if (subject.unverified) return true;
  return subject.identifiers.some((one) => member.identifiers.some((other) => sameIdentifier(one, other)));
}

function isAtHome({ form }: ConsentRecord, category: Category, { facts, action }: Question): boolean {
  if (form === 'smartcare-ccc') return facts.sameInstance === true;
  if (form === 'hmis-local') return category === 'HOUSING' && facts.sameHmis === true;
  return form !== 'hie-choice' || action === 'HIE_QUERY' || action === 'HIE_PUBLISH';
}

/** What a record that counts says. `setAsideReason` was null. */
export function speechOf(record: ConsentRecord, category: Category, question: Question): Speech {
  const context: MatchContext = { record, category, question };
  // A revocation form takes back every agreement, whatever provisions it was written with.
  if (record.form === 'ascmi-revocation') return revocation(record, context);
  const withdrawn = record.status === 'inactive' || record.status === 'rejected' || record.signed === null;
  const found = readTree(record, context, withdrawn);
  if (found.says === 'nothing') return found;
  // A refusal as such, or a consent that was taken back: a denial of whatever it spoke about.
  if (record.status === 'inactive') return denial('revoked');
  if (record.signed === null) return denial('ambiguous');
  if (record.status === 'rejected') return denial(found.says === 'deny' ? found.reason : 'declined');
  if (found.says === 'deny') return found;
  const fault = voidReason(record, category, question);
  return fault === null ? found : { says: 'nothing', reason: fault, wouldPermit: true };
}

const denial = (reason: DenialReason, isPartial = false): Speech => ({ says: 'deny', reason, isPartial });

function revocation(record: ConsentRecord, context: MatchContext): Speech {
  const { period } = record.root;
  const hasEnded =
    record.status !== 'inactive' &&
    period !== null &&
    !period.unreadable &&
    period.toMs !== null &&
    context.question.nowMs > period.toMs;
  if (hasEnded) return nothing('expired');
  return denial(record.signed === null ? 'ambiguous' : 'revoked');
}

/** Why a record's permits are void (`contracts` ruling 7). */
function voidReason(record: ConsentRecord, category: Category, question: Question): SilenceReason | null {
  if (record.problems.length > 0) return 'unreadable';
  if (isAscmiForm(record.form) && ASCMI_FORMS[record.form].mediCalOnly && !hasMediCal(question)) return 'wrong-form';
  return signerFault(record, category, question);
}

function hasMediCal({ mediCal, facts }: Question): boolean {
  return mediCal === true && facts.mediCalEnded !== true;
}

/**
 * The provision tree: any matching denial below the root wins over a matching permit below the root, and either wins over the root. From
 * the third level on only denials count. `isWithdrawn` reads permits as widely as denials, because they will become ones.
 */
function readTree(record: ConsentRecord, context: MatchContext, isWithdrawn: boolean): Speech {
  const { root } = record;
  const denied = nestedDenial([root], context);
  if (denied !== null) return denied;
  let miss: Speech | null = null;
  for (const child of root.nested) {
    if (child.type !== 'permit') continue;
    const chain = [root, child];
    if (isWithdrawn && reachesWhenWithdrawn(chain, context)) return permit(chain, context);
    const match = matchPermit(chain, context);
    if (match.matches) return permit(chain, context);
    miss ??= nothing(match.reason);
  }
  const found = rootSpeech(root, context, isWithdrawn);
  return found.says === 'nothing' && found.reason === 'category-not-covered' && miss ? miss : found;
}

function rootSpeech(root: Provision, context: MatchContext, isWithdrawn: boolean): Speech {
  const chain = [root];
  switch (root.type) {
    case 'deny': {
      const match = matchDenial(chain, context, ignoresEnd(context));
      return match === 'no' ? nothing(whyDenialIsSilent(root, context)) : denial(reasonOf(match));
    }
    case 'unreadable':
      return matchDenial(chain, context, ignoresEnd(context)) === 'no' ? nothing('unreadable') : denial('ambiguous');
    case 'missing':
      return nothing('unreadable');
    case 'permit': {
      if (isWithdrawn && reachesWhenWithdrawn(chain, context)) return permit(chain, context);
      const match = matchPermit(chain, context);
      return match.matches ? permit(chain, context) : nothing(match.reason);
    }
  }
}

function permit(chain: Chain, context: MatchContext): Speech {
  return { says: 'permit', named: namedIn(chain, context) };
}

/**
 * A withdrawn permit is a denial of what it spoke about: its doubts count as for a denial. Which categories it spoke about is still the
 * permit's own rule, so that a withdrawn ordinary consent does not become a refusal of everything.
 */
function reachesWhenWithdrawn(chain: Chain, context: MatchContext): boolean {
  const isLabelledSo = chain.some(({ labels }) => labels?.denies.has(context.category) === true);
  if (!isLabelledSo && !permitCoversCategory(chain, context)) return false;
  return matchDenial(chain, context, ignoresEnd(context)) !== 'no';
}

/** Only a record that was taken back outlives its own term; a refusal ends when it says so. */
const ignoresEnd = ({ record }: MatchContext): boolean => record.status === 'inactive';

function nestedDenial(chain: Chain, context: MatchContext): Speech | null {
  const parent = chain.at(-1);
  let best: Speech | null = null;
  for (const child of parent?.nested ?? []) {
    const below = [...chain, child];
    if (child.type !== 'permit') {
      const match = matchDenial(below, context, ignoresEnd(context));
      if (match !== 'no') {
        const isClear = child.type === 'deny';
        const found = denial(isClear ? reasonOf(match) : 'ambiguous', chain[0]?.type === 'permit');
        best = stronger(best, found);
      }
    }
    const deeper = child.nested.length > 0 ? nestedDenial(below, context) : null;
    if (deeper) best = stronger(best, deeper);
  }
  return best;
}

const RANK: Readonly<Record<DenialReason, number>> = { excluded: 3, revoked: 2, declined: 1, ambiguous: 0 };

/** Of two denials the one that says more: a named exclusion before a refusal before a doubt. */
function stronger(one: Speech | null, other: Speech): Speech {
  if (one?.says !== 'deny' || other.says !== 'deny') return other;
  return RANK[other.reason] > RANK[one.reason] ? other : one;
}

function reasonOf(match: DenialMatch): DenialReason {
  if (match === 'named') return 'excluded';
  return match === 'maybe' ? 'ambiguous' : 'declined';
}

function whyDenialIsSilent(root: Provision, { question }: MatchContext): SilenceReason {
  const end = root.period?.toMs ?? null;
  return end !== null && question.nowMs > end ? 'expired' : 'category-not-covered';
}
