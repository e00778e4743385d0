import type { Category } from '../ascmi/categories';
import { ASCMI_FORMS, isAscmiForm } from '../ascmi/forms';
import { denialCoversPurpose, permitCoversPurpose } from '../ascmi/purposes';
import type { Identifier } from '../ascmi/identifiers';
import type { ActorLimit, ConsentRecord, Provision } from '../fhir/record';
import { sameIdentifier } from '../fhir/signer-reader';
import type { SilenceReason } from './finding';
import type { Question } from './question';

/**
 * Whether a provision reaches a question. A permit must match every criterion of its own and of the provisions around it; a denial is held
 * to the innermost statement of each criterion, and a criterion that cannot be read or checked leaves it in force. "Narrower" in
 * `contracts` 1 is read so for permits; for denials an own criterion replaces the outer one, because a refusal that was written down counts.
 */
export type Chain = readonly Provision[];

export interface MatchContext {
  readonly record: ConsentRecord;
  readonly category: Category;
  readonly question: Question;
}

export type PermitMatch = { readonly matches: true } | { readonly matches: false; readonly reason: SilenceReason };
/** `exact`: the refusal surely reaches the question. `maybe`: nobody can tell that it does not. */
export type DenialMatch = 'no' | 'maybe' | 'exact' | 'named';

const no = (reason: SilenceReason): PermitMatch => ({ matches: false, reason });

export function matchPermit(chain: Chain, context: MatchContext): PermitMatch {
  const { question } = context;
  if (chain.some(({ unevaluated }) => unevaluated.length > 0)) return no('criterion-not-evaluated');
  if (!permitCoversCategory(chain, context)) return no('category-not-covered');
  for (const { period } of chain) {
    if (!period) continue;
    if (period.unreadable) return no('unreadable');
    if (period.fromMs !== null && question.nowMs < period.fromMs) return no('not-yet-in-effect');
    if (period.toMs !== null && question.nowMs > period.toMs) return no('expired');
  }
  if (!permitCoversPurposes(chain, context)) return no('purpose-not-covered');
  for (const { recipients, disclosers } of chain) {
    if (recipients && !recipients.some((actor) => isActor(actor, question.recipient)))
      return no('recipient-not-covered');
    if (disclosers && !disclosers.some((actor) => isActor(actor, question.sender))) return no('discloser-not-covered');
  }
  if (isOutsider(chain, question)) return no('recipient-not-covered');
  return { matches: true };
}

/** A permit that states a family purpose names the family by it; every other outsider must stand among the recipients. */
function isOutsider(chain: Chain, { recipient, purpose }: Question): boolean {
  if (recipient.kind === null || !OUTSIDERS.has(recipient.kind)) return false;
  if (chain.some(({ recipients }) => recipients !== null)) return false;
  const isFamilyPurpose = recipient.kind === 'FAMILY' && purpose !== null && FAMILY_PURPOSES.has(purpose);
  return !(isFamilyPurpose && chain.some(({ purposes }) => purposes !== null));
}

const FAMILY_PURPOSES: ReadonlySet<string> = new Set(['FAMRQT', 'SUPNWK']);

/**
 * A consent without recipients speaks to Care Partners (DHCS: providers, plans, county agencies, social services organizations). These
 * are none, so they must be named. Product decision, `domain` section 9, question 4.
 */
const OUTSIDERS: ReadonlySet<string> = new Set([
  'FAMILY',
  'LANDLORD',
  'POLICYHOLDER',
  'LITIGANT',
  'EMPLOYER',
  'LAW_ENFORCEMENT',
  'COURT',
  'RESEARCHER',
]);

/** Which categories a permit is about: its labels, or what its kind of record means without any. */
export function permitCoversCategory(chain: Chain, { record, category, question }: MatchContext): boolean {
  const labels = innermost(chain, ({ labels: own }) => own);
  if (labels) return labels.permits.has(category);
  // An HIE choice is about whatever goes that way; it lifts the exchange's own bar and opens nothing that needs consent.
  if (record.form === 'hie-choice') return true;
  if (record.form === 'hmis-local') return category === 'HOUSING';
  const root = chain[0];
  // Only the root permit of an ASCMI form stands for the whole form; elsewhere a sensitive category must be named.
  if (isAscmiForm(record.form) && root?.type === 'permit')
    return formCategories(record.form, question).includes(category);
  return category === 'GENERAL' || category === 'ADMIN';
}

export function formCategories(form: 'ascmi-ab133' | 'ascmi-non-ab133', { settings }: Question): readonly Category[] {
  return settings.formCategories[form] ?? ASCMI_FORMS[form].categories;
}

/** "Only in an emergency" is one level of an HIE choice, by whichever of the codes it was written. */
const EMERGENCY: ReadonlySet<string> = new Set(['ETREAT', 'ERTREAT', 'BTG']);

function permitCoversPurposes(chain: Chain, { record, question: { purpose } }: MatchContext): boolean {
  if (purpose === null) return false;
  const isEmergencyChoice = record.form === 'hie-choice' && EMERGENCY.has(purpose);
  let isLimited = false;
  for (const { purposes } of chain) {
    if (!purposes) continue;
    isLimited = true;
    const isCovered = purposes.codes.some(
      (code) => permitCoversPurpose(code, purpose) || (isEmergencyChoice && EMERGENCY.has(code)),
    );
    if (!isCovered) return false;
  }
  if (isLimited || !isAscmiForm(record.form)) return true;
  return ASCMI_FORMS[record.form].purposes.some((code) => permitCoversPurpose(code, purpose));
}

interface Party {
  readonly kind: string | null;
  readonly organization: Identifier | null;
}

function isActor(actor: ActorLimit, party: Party): boolean {
  if (actor.unreadable) return false;
  const byClass = party.kind !== null && party.kind !== 'UNKNOWN' && actor.classes.includes(party.kind);
  const { organization } = party;
  const byName = organization !== null && actor.identifiers.some((one) => sameIdentifier(one, organization));
  const hasName = actor.identifiers.length > 0 || actor.unresolved;
  if (actor.classes.length > 0 && hasName) return byClass && byName;
  return hasName ? byName : byClass;
}

/** `ignoreEnd`: a consent that was taken back stays so after its own term has run out, or an older permit would come back to life. */
export function matchDenial(
  chain: Chain,
  { record, category, question }: MatchContext,
  ignoreEnd: boolean,
): DenialMatch {
  let doubts = 0;
  const labels = innermost(chain, (provision) => provision.labels);
  if (labels && !labels.denies.has(category)) {
    if (!labels.unreadable) return 'no';
    doubts += 1;
  }
  if (!labels && record.form === 'hmis-local' && category !== 'HOUSING') return 'no';
  const period = innermost(chain, (provision) => provision.period);
  if (period && !period.unreadable) {
    if (period.fromMs !== null && question.nowMs < period.fromMs) return 'no';
    if (!ignoreEnd && period.toMs !== null && question.nowMs > period.toMs) return 'no';
  }
  const purposes = innermost(chain, (provision) => provision.purposes);
  if (
    purposes &&
    !purposes.codes.some((code) => question.purpose !== null && denialCoversPurpose(code, question.purpose))
  ) {
    if (!purposes.unreadable && question.purpose !== null) return 'no';
    doubts += 1;
  }
  const disclosers = innermost(chain, (provision) => provision.disclosers);
  if (disclosers) {
    const reach = strongest(disclosers.map((actor) => reachOf(actor, question.sender)));
    if (reach === 'no') return 'no';
    if (reach === 'maybe') doubts += 1;
  }
  const recipients = innermost(chain, (provision) => provision.recipients);
  if (recipients) {
    const reach = strongest(recipients.map((actor) => reachOf(actor, question.recipient)));
    if (reach === 'no') return 'no';
    if (reach === 'maybe') doubts += 1;
    if (reach === 'named') return doubts > 0 ? 'maybe' : 'named';
  }
  return doubts > 0 ? 'maybe' : 'exact';
}

/** Whether a refusal towards an actor reaches a party. Who is not known, or known by another number, may be the one refused. */
function reachOf(actor: ActorLimit, { kind, organization }: Party): DenialMatch {
  if (actor.unreadable || actor.unresolved) return 'maybe';
  const byClass: DenialMatch =
    kind !== null && actor.classes.includes(kind) ? 'exact' : kind === null || kind === 'UNKNOWN' ? 'maybe' : 'no';
  if (actor.identifiers.length === 0) return byClass;
  if (organization && actor.identifiers.some((one) => sameIdentifier(one, organization))) return 'named';
  const isComparable = organization !== null && actor.identifiers.every(({ system }) => system === organization.system);
  return isComparable ? (actor.classes.length > 0 ? byClass : 'no') : 'maybe';
}

const STRENGTH: readonly DenialMatch[] = ['no', 'maybe', 'exact', 'named'];
function strongest(matches: readonly DenialMatch[]): DenialMatch {
  return matches.reduce<DenialMatch>(
    (best, match) => (STRENGTH.indexOf(match) > STRENGTH.indexOf(best) ? match : best),
    'no',
  );
}

/** The criterion as the innermost provision that states it says. */
function innermost<T>(chain: Chain, read: (provision: Provision) => T | null): T | null {
  for (let index = chain.length - 1; index >= 0; index--) {
    const provision = chain[index];
    const value = provision ? read(provision) : null;
    if (value !== null) return value;
  }
  return null;
}

/** What a permit names, for the rules that ask whether a party stands in the consent by name. */
export function namedIn(
  chain: Chain,
  { question }: MatchContext,
): {
  discloser: boolean;
  recipient: boolean;
  treatingClass: boolean;
} {
  const actors = chain.flatMap(({ recipients }) => recipients ?? []);
  const disclosers = chain.flatMap(({ disclosers: list }) => list ?? []);
  const isNamed = (actor: ActorLimit, party: Party): boolean => actor.identifiers.length > 0 && isActor(actor, party);
  return {
    discloser: disclosers.some((actor) => isNamed(actor, question.sender)),
    recipient: actors.some((actor) => isNamed(actor, question.recipient)),
    treatingClass: actors.some(({ classes }) => classes.includes('TREATING_CE')),
  };
}
