import type { Category } from '../ascmi/categories';
import { isAscmiForm, LOCAL_FORMS } from '../ascmi/forms';
import type { ConsentRecord } from '../fhir/record';
import type { ConsentFinding, SilenceReason } from './finding';
import type { Question } from './question';
import { setAsideReason, speechOf, type Speech } from './speech';

/** One record's part in a finding, for the trace. */
export interface RecordNote {
  readonly reference: string;
  readonly form: string | null;
  /** `decided` and `older` were heard; the others were set aside. */
  readonly role: 'decided' | 'older' | 'set-aside';
  readonly says: Speech['says'];
  readonly reason: string;
  /** RecordProblem codes, where the record is not sound. */
  readonly problems: readonly string[];
}

interface Heard {
  readonly record: ConsentRecord;
  readonly speech: Exclude<Speech, { says: 'nothing' }>;
}

interface Silent {
  readonly record: ConsentRecord;
  readonly reason: SilenceReason;
  readonly wouldPermit: boolean;
}

/**
 * The overlap rule (`registry` section 6). "Oldest to newest, a newer record replaces the older where it speaks" comes to this: of the
 * records that speak about the question, those decide than which none is newer. If they agree, that is the answer; if not, it is a denial
 * called ambiguous. Times of different precision overlap, and overlapping times have no order. A record without a time is newest and
 * oldest at once, so it always takes part. The order of `records` therefore cannot matter.
 */
export function findConsent(
  records: readonly ConsentRecord[],
  category: Category,
  question: Question,
  notes?: RecordNote[],
): ConsentFinding {
  const heard: Heard[] = [];
  const silent: Silent[] = [];
  for (const record of records) {
    const reason = setAsideReason(record, category, question);
    const speech: Speech = reason === null ? speechOf(record, category, question) : { says: 'nothing', reason };
    if (speech.says === 'nothing') {
      silent.push({ record, reason: speech.reason, wouldPermit: speech.wouldPermit === true });
    } else {
      heard.push({ record, speech });
    }
  }
  const replaced = question.settings.newAscmiReplacesAll ? replacedBy(newestAscmi(records, category, question)) : NEVER;
  const local = decideAmong(heard.filter(({ record }) => isLocal(record)));
  const general = decideAmong(heard.filter((entry) => opensOrClosesGenerally(entry) && !replaced(entry.record)));
  if (notes) writeNotes(notes, heard, silent, [...local.deciding, ...general.deciding], replaced);
  return {
    ...(general.finding ?? nearest(silent)),
    ...(local.finding ? { local: localOf(local.finding) } : {}),
    ...dependentParent(silent),
    ...afterMediCal(records, category, question),
  };
}

const NEVER = (): boolean => false;
const isLocal = ({ form }: ConsentRecord): boolean => form !== null && LOCAL_FORMS.has(form);

/** Local refusals bind in their own system, beside the fold; an HIE choice never opens what needs consent. */
function opensOrClosesGenerally({ record, speech }: Heard): boolean {
  return !isLocal(record) || (speech.says === 'permit' && record.form !== 'hie-choice');
}

function decideAmong(heard: readonly Heard[]): { finding: ConsentFinding | null; deciding: readonly Heard[] } {
  const newestStart = heard.reduce(
    (latest, { record }) => Math.max(latest, record.signed?.fromMs ?? -Infinity),
    -Infinity,
  );
  // Dropped is what was surely signed before some other record that speaks.
  const deciding = heard.filter(({ record }) => record.signed === null || record.signed.toMs >= newestStart);
  const first = [...deciding].sort(byPrecedence)[0];
  if (!first) return { finding: null, deciding };
  const { record, speech } = first;
  const records = deciding.map((entry) => entry.record.reference).sort();
  const about = {
    record: record.reference,
    ...(record.form ? { form: record.form } : {}),
    ...(records.length > 1 ? { records } : {}),
  };
  if (speech.says === 'permit') {
    return { finding: { answer: 'permit', reason: 'agreed', ...about, named: speech.named }, deciding };
  }
  const isSplit = deciding.some((entry) => entry.speech.says === 'permit');
  const reason = isSplit ? 'ambiguous' : speech.reason;
  const isPartial = !isSplit && deciding.every((entry) => entry.speech.says === 'deny' && entry.speech.isPartial);
  return { finding: { answer: 'deny', reason, ...about, ...(isPartial ? { partial: true } : {}) }, deciding };
}

/** Whether `one` was surely signed after `other`. */
function isNewer(one: ConsentRecord, other: ConsentRecord): boolean {
  return one.signed !== null && other.signed !== null && one.signed.fromMs > other.signed.toMs;
}

const REASON_ORDER = ['revoked', 'excluded', 'declined', 'ambiguous'];

/** Denials first, then a fixed order, so that the named record does not depend on the order of the answer. */
function byPrecedence(one: Heard, other: Heard): number {
  const rank = ({ speech }: Heard): number =>
    speech.says === 'permit' ? REASON_ORDER.length : REASON_ORDER.indexOf(speech.reason);
  return rank(one) - rank(other) || newestFirst(one.record, other.record);
}

function newestFirst(one: ConsentRecord, other: ConsentRecord): number {
  const signed = (other.signed?.fromMs ?? 0) - (one.signed?.fromMs ?? 0);
  if (signed !== 0) return signed;
  if (one.lastUpdatedMs !== other.lastUpdatedMs) return other.lastUpdatedMs - one.lastUpdatedMs;
  return one.reference < other.reference ? -1 : one.reference > other.reference ? 1 : 0;
}

function localOf(finding: ConsentFinding): NonNullable<ConsentFinding['local']> {
  return {
    answer: finding.answer === 'permit' ? 'permit' : 'deny',
    record: finding.record ?? 'Consent/unnamed',
    form: finding.form ?? 'hie-choice',
  };
}

/** Silences that tell the user nothing about this share. */
const UNTELLING: ReadonlySet<SilenceReason> = new Set(['other-person', 'entered-in-error', 'elsewhere']);

/** No record decides: the newest that came near says why not. */
function nearest(silent: readonly Silent[]): ConsentFinding {
  const near = silent
    .filter(({ reason }) => !UNTELLING.has(reason))
    .sort((one, other) => newestFirst(one.record, other.record))[0];
  if (!near) return { answer: 'none', reason: 'no-record' };
  const { record, reason } = near;
  return { answer: 'none', reason, record: record.reference, ...(record.form ? { form: record.form } : {}) };
}

function dependentParent(silent: readonly Silent[]): Pick<ConsentFinding, 'dependentParent'> {
  const void56106 = silent.filter(({ reason }) => reason === 'dependent-parent').sort(bySilence)[0];
  return void56106 ? { dependentParent: void56106.record.reference } : {};
}

const bySilence = (one: Silent, other: Silent): number => newestFirst(one.record, other.record);

/** Row 94: what the records would say, had Medi-Cal not ended. */
function afterMediCal(
  records: readonly ConsentRecord[],
  category: Category,
  question: Question,
): Pick<ConsentFinding, 'afterMediCal'> {
  if (question.facts.mediCalEnded !== true) return {};
  const before = findConsent(records, category, {
    ...question,
    mediCal: true,
    facts: { ...question.facts, mediCalEnded: false },
  });
  return before.answer === 'permit' && before.form === 'ascmi-ab133' && before.record !== undefined
    ? { afterMediCal: before.record }
    : {};
}

/**
 * The switch "a new ASCMI replaces the older one wholesale": the newest ASCMI permit form that is sound and signed takes the place of every
 * older ASCMI form, in what it says and in what it is silent about. A form that refuses everything already speaks about everything.
 */
function newestAscmi(
  records: readonly ConsentRecord[],
  category: Category,
  question: Question,
): readonly ConsentRecord[] {
  const sound = records.filter(
    (record) =>
      isAscmiForm(record.form) &&
      record.signed !== null &&
      record.root.type === 'permit' &&
      (record.status === 'active' || record.status === 'inactive') &&
      isSoundAs(setAsideReason(record, category, question), speechOf(record, category, question)),
  );
  return sound.filter((one) => !sound.some((other) => isNewer(other, one)));
}

const VOID: ReadonlySet<SilenceReason> = new Set([
  'unsigned',
  'wrong-signer',
  'dependent-parent',
  'wrong-form',
  'unreadable',
]);
function isSoundAs(setAside: SilenceReason | null, speech: Speech): boolean {
  return setAside === null && !(speech.says === 'nothing' && VOID.has(speech.reason));
}

function replacedBy(newest: readonly ConsentRecord[]): (record: ConsentRecord) => boolean {
  return (record) =>
    (isAscmiForm(record.form) || record.form === 'ascmi-revocation') && newest.some((one) => isNewer(one, record));
}

function writeNotes(
  notes: RecordNote[],
  heard: readonly Heard[],
  silent: readonly Silent[],
  deciding: readonly Heard[],
  replaced: (record: ConsentRecord) => boolean,
): void {
  const note = (record: ConsentRecord, rest: Pick<RecordNote, 'role' | 'says' | 'reason'>): RecordNote => ({
    reference: record.reference,
    form: record.form,
    problems: record.problems,
    ...rest,
  });
  for (const { record, speech } of heard) {
    const decides = deciding.some((entry) => entry.record === record);
    const reason = speech.says === 'permit' ? 'agreed' : speech.reason;
    const role = decides ? 'decided' : 'older';
    notes.push(note(record, { role, says: speech.says, reason: replaced(record) ? 'replaced' : reason }));
  }
  for (const { record, reason } of silent) notes.push(note(record, { role: 'set-aside', says: 'nothing', reason }));
}
