import type { Category } from '../ascmi/categories';
import { ASCMI_CATEGORIES, isAscmiForm, type FormCode } from '../ascmi/forms';
import type { ConsentState } from '../ascmi/outcomes';
import { dayIn } from '../fhir/fhir-time';
import type { ConsentRecord } from '../fhir/record';
import { createZones, type Zones } from '../fhir/zones';
import type { ConsentFinding } from './finding';
import { findConsent } from './fold';
import { questionOf, type Question } from './question';
import { readWith, type Work } from './shared-work';
import { setAsideReason } from './speech';
import type { ConsentSummary, DecisionCase } from './types';

/** What a summary is made of: a case without a share. */
export type SummaryInput = Pick<DecisionCase, 'member' | 'registry' | 'now' | 'policy'>;

/**
 * What the records say about a member without any share in mind: the states of `domain` 6.5. Choices are those towards a treating provider
 * for treatment, so a form limited to other recipients or purposes shows as unanswered. Local documents (HIE, HMIS, SmartCare) and consents
 * of other programmes are not ASCMI and do not count here, except a refusal of everything.
 */
export function summarize(input: SummaryInput, zones: Work = createZones()): ConsentSummary {
  const question = questionFor(input, zones);
  const empty = (state: ConsentState): ConsentSummary => ({ state, choices: {} });
  if (question.lookup === 'UNAVAILABLE') return empty('UNK');
  if (question.lookup === 'AMBIGUOUS') return empty('AMBIG');
  if (question.lookup === 'NONE_ON_FILE' || Number.isNaN(question.nowMs)) return empty('NONE');
  const { records } = readWith(zones, input.registry.records, question.settings);
  const relevant = records
    .filter((record) => isAscmiMatter(record) && isHeard(record, question))
    .map((record) => withoutExclusions(record));
  const categories = categoriesOf(question);
  const findings = new Map<Category, ConsentFinding>(
    categories.map((category) => [category, findConsent(relevant, category, question)]),
  );
  const answered = [...findings.values()].some(({ answer }) => answer !== 'none');
  return answered
    ? fromChoices(findings, relevant, zones)
    : fromSilence(findings.get('GENERAL') ?? { answer: 'none', reason: 'no-record' }, relevant, zones);
}

function questionFor(input: SummaryInput, zones: Zones): Question {
  return questionOf(
    {
      ...input,
      id: 'summary',
      request: {
        action: 'DIRECT_MESSAGE',
        categories: [],
        modifiers: [],
        sender: { kind: 'TREATING_CE', isPart2: 'unknown' },
        recipient: { kind: 'TREATING_CE' },
        purpose: 'TREAT',
        calAim: 'unknown',
        facts: {},
      },
    },
    zones,
  );
}

function isAscmiMatter({ form, root }: ConsentRecord): boolean {
  if (isAscmiForm(form) || form === 'ascmi-revocation') return true;
  return form === null && root.type === 'deny' && root.labels === null;
}

function isHeard(record: ConsentRecord, question: Question): boolean {
  const reason = setAsideReason(record, 'GENERAL', question);
  return reason === null || reason === 'draft' || reason === 'not-yet-in-effect';
}

/** An exclusion of one party is no answer about a category; the decision on a share to that party tells it. */
function withoutExclusions(record: ConsentRecord): ConsentRecord {
  const nested = record.root.nested.filter(({ type, recipients }) => type === 'permit' || recipients === null);
  return nested.length === record.root.nested.length ? record : { ...record, root: { ...record.root, nested } };
}

function categoriesOf({ settings }: Question): readonly Category[] {
  return settings.formCategories['ascmi-ab133'] ?? settings.formCategories['ascmi-non-ab133'] ?? ASCMI_CATEGORIES;
}

const CHOICES = { permit: 'AGREE', deny: 'DECLINE', none: 'UNANSWERED' } as const;

function fromChoices(
  findings: ReadonlyMap<Category, ConsentFinding>,
  records: readonly ConsentRecord[],
  zones: Zones,
): ConsentSummary {
  const choices = Object.fromEntries([...findings].map(([category, { answer }]) => [category, CHOICES[answer]]));
  const all = [...findings.values()];
  const decisive = newestOf(all.flatMap(({ record }) => records.filter(({ reference }) => reference === record)));
  if (all.every(({ answer }) => answer === 'permit')) return { state: 'ALL', choices, ...about(decisive, zones) };
  if (!all.every(({ answer }) => answer === 'deny')) return { state: 'PART', choices, ...about(decisive, zones) };
  const isRevoked = all.some(({ reason }) => reason === 'revoked');
  const endedOn = isRevoked ? revokedOn(decisive, zones) : undefined;
  return {
    state: isRevoked ? 'REV' : 'DECL',
    choices,
    ...about(decisive, zones),
    ...(endedOn === undefined ? {} : { endedOn }),
  };
}

/** A revocation form is signed on the day of the revocation; of a form that was withdrawn only an end can tell the day. */
function revokedOn(record: ConsentRecord | null, zones: Zones): string | undefined {
  if (!record) return undefined;
  if (record.form === 'ascmi-revocation' || record.status !== 'inactive') {
    return record.signed ? dayIn(record.zone, record.signed.fromMs, zones) : undefined;
  }
  const end = record.root.period?.toMs ?? null;
  return end === null ? undefined : dayIn(record.zone, end, zones);
}

const SILENT_STATES: Readonly<Partial<Record<ConsentFinding['reason'], ConsentState>>> = {
  expired: 'EXP',
  draft: 'UNSIGNED',
  unsigned: 'UNSIGNED',
  'wrong-signer': 'UNSIGNED',
  'dependent-parent': 'UNSIGNED',
  'wrong-form': 'WRONG',
};

function fromSilence(finding: ConsentFinding, records: readonly ConsentRecord[], zones: Zones): ConsentSummary {
  const state = SILENT_STATES[finding.reason] ?? 'NONE';
  const record = newestOf(records.filter(({ reference }) => reference === finding.record));
  if (state === 'NONE') return { state, choices: {} };
  const end = record?.root.period?.toMs ?? null;
  const endedOn = state === 'EXP' && record && end !== null ? dayIn(record.zone, end, zones) : undefined;
  return { state, choices: {}, ...about(record, zones), ...(endedOn === undefined ? {} : { endedOn }) };
}

function newestOf(records: readonly ConsentRecord[]): ConsentRecord | null {
  return records.reduce<ConsentRecord | null>(
    (newest, record) => (newest && (newest.signed?.fromMs ?? 0) >= (record.signed?.fromMs ?? 0) ? newest : record),
    null,
  );
}

function about(
  record: ConsentRecord | null,
  zones: Zones,
): Pick<ConsentSummary, 'signedOn' | 'form' | 'record'> & { form?: FormCode } {
  if (!record) return {};
  return {
    record: record.reference,
    ...(record.form ? { form: record.form } : {}),
    ...(record.signed ? { signedOn: dayIn(record.zone, record.signed.fromMs, zones) } : {}),
  };
}
