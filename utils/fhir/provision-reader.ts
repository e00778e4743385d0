import {
  AB352_LABELS,
  ACT_CODE,
  ACT_CODE_LABELS,
  ACT_REASON,
  CATEGORY_SYSTEM,
  CONFIDENTIALITY,
  CONFIDENTIALITY_LABELS,
  CONSENT_ACTION,
  LOCAL_LABELS,
  RECIPIENT_KIND_SYSTEM,
  type LabelMeaning,
} from '../ascmi/code-systems';
import type { Category } from '../ascmi/categories';
import { isComparablePurpose } from '../ascmi/purposes';
import { readFhirTime } from './fhir-time';
import { codingOf, codingsOf, isObject, isText, type Coding, type JsonObject } from './json';
import { resolveReference, systemOf, type Scope } from './reader-context';
import type { ActorLimit, Codes, Labels, Period, Provision } from './record';
import type { Zone } from './zones';

/** Deeper nesting is read as one unreadable denial: no form needs it, and a hostile record must not exhaust the stack. */
const DEEPEST = 8;

const R4_ELEMENTS = new Set([
  'id',
  'extension',
  'type',
  'period',
  'actor',
  'action',
  'securityLabel',
  'purpose',
  'provision',
]);

const UNREADABLE: Provision = {
  type: 'unreadable',
  labels: null,
  purposes: null,
  recipients: null,
  disclosers: null,
  period: null,
  unevaluated: [],
  nested: [],
};
export const MISSING_PROVISION: Provision = { ...UNREADABLE, type: 'missing' };

export function readProvision(value: unknown, zone: Zone, scope: Scope, depth = 1): Provision {
  if (!isObject(value) || depth > DEEPEST) return UNREADABLE;
  const actors = readActors(value['actor'], scope);
  const nested = value['provision'];
  return {
    type: readType(value['type']),
    labels: readLabels(value['securityLabel'], scope),
    purposes: readPurposes(value['purpose'], scope),
    recipients: actors.recipients,
    disclosers: actors.disclosers,
    period: readPeriod(value['period'], zone, scope),
    unevaluated: unevaluatedOf(value, scope),
    nested: nested === undefined ? [] : asList(nested).map((entry) => readProvision(entry, zone, scope, depth + 1)),
  };
}

const asList = (value: unknown): readonly unknown[] => (Array.isArray(value) ? (value as unknown[]) : [value]);

/**
 * `permit` must be spelt as FHIR spells it. A word that is neither may be somebody's denial, so it is kept as unreadable; a missing type
 * says nothing at all.
 */
function readType(value: unknown): Provision['type'] {
  if (value === undefined) return 'missing';
  if (value === 'permit') return 'permit';
  const word = typeof value === 'string' ? value.trim().toLowerCase() : '';
  if (word === 'deny') return 'deny';
  return word === 'permit' ? 'missing' : 'unreadable';
}

function readLabels(value: unknown, scope: Scope): Labels | null {
  if (value === undefined) return null;
  const permits = new Set<Category>();
  const denies = new Set<Category>();
  const list = Array.isArray(value) ? (value as unknown[]) : [];
  let unreadable = list.length === 0;
  for (const entry of list) {
    // R4 says Coding; R5-minded servers send a CodeableConcept, whose codings are one label in several systems.
    const isConcept = isObject(entry) && Array.isArray(entry['coding']);
    const codings = codingsOf(entry);
    if (codings.length === 0) unreadable = true;
    let understood = false;
    for (const coding of codings) {
      const meaning = labelMeaning(coding, scope);
      if (!meaning) continue;
      understood = true;
      if (!isConcept) for (const category of meaning.permits) permits.add(category);
      for (const category of meaning.denies) denies.add(category);
    }
    if (!understood) unreadable = true;
  }
  return { permits, denies, unreadable };
}

function labelMeaning({ system, code }: Coding, { context }: Scope): LabelMeaning | null {
  const known = systemOf(system, context);
  if (known === ACT_CODE) return own(ACT_CODE_LABELS, code);
  if (known === CATEGORY_SYSTEM) return own(LOCAL_LABELS, code);
  if (known === CONFIDENTIALITY) return own(CONFIDENTIALITY_LABELS, code);
  // Without a known system a code opens nothing, but a refusal that can be understood is honoured.
  const meaning = own(ACT_CODE_LABELS, code) ?? own(LOCAL_LABELS, code) ?? own(AB352_LABELS, code);
  return meaning && { permits: [], denies: meaning.denies };
}

function own<T>(table: Readonly<Record<string, T>>, key: string): T | null {
  return Object.hasOwn(table, key) ? (table[key] ?? null) : null;
}

function readPurposes(value: unknown, { context }: Scope): Codes | null {
  if (value === undefined) return null;
  const list = Array.isArray(value) ? (value as unknown[]) : [];
  const codes: string[] = [];
  let unreadable = list.length === 0;
  for (const entry of list) {
    const coding = codingOf(entry) ?? codingsOf(entry)[0];
    const code = coding && systemOf(coding.system, context) === ACT_REASON ? coding.code : null;
    if (code !== null) codes.push(code);
    if (code === null || !isComparablePurpose(code)) unreadable = true;
  }
  return { codes, unreadable };
}

function readActors(
  value: unknown,
  scope: Scope,
): { recipients: readonly ActorLimit[] | null; disclosers: readonly ActorLimit[] | null } {
  if (value === undefined) return { recipients: null, disclosers: null };
  const list = Array.isArray(value) ? (value as unknown[]) : [];
  const recipients: ActorLimit[] = list.length === 0 ? [UNREADABLE_ACTOR] : [];
  const disclosers: ActorLimit[] = [];
  for (const entry of list) {
    const actor = readActor(entry, scope);
    (actor.isDiscloser ? disclosers : recipients).push(actor.limit);
  }
  return {
    recipients: recipients.length === 0 ? null : recipients,
    disclosers: disclosers.length === 0 ? null : disclosers,
  };
}

const UNREADABLE_ACTOR: ActorLimit = { identifiers: [], unresolved: false, classes: [], unreadable: true };

function readActor(entry: unknown, scope: Scope): { limit: ActorLimit; isDiscloser: boolean } {
  if (!isObject(entry)) return { limit: UNREADABLE_ACTOR, isDiscloser: false };
  const roles = codingsOf(entry['role']);
  const classes = roles
    .filter(({ system }) => systemOf(system, scope.context) === RECIPIENT_KIND_SYSTEM)
    .map(({ code }) => code);
  const isDiscloser = roles.some(({ code }) => code === 'CST');
  const isRecipient = roles.some(({ code }) => code === 'IRCP') || classes.length > 0;
  if (!isDiscloser && !isRecipient) return { limit: UNREADABLE_ACTOR, isDiscloser: false };
  // R4 asks every actor for a reference; a class carries one with a display only, which names nobody.
  const target = resolveReference(entry['reference'], scope);
  const identifiers = target?.identifiers ?? [];
  const unresolved = target?.unresolved ?? entry['reference'] !== undefined;
  const limit = {
    identifiers,
    unresolved,
    classes,
    unreadable: identifiers.length === 0 && !unresolved && classes.length === 0,
  };
  return { limit, isDiscloser };
}

function readPeriod(value: unknown, zone: Zone, { context: { zones } }: Scope): Period | null {
  if (value === undefined) return null;
  if (!isObject(value)) return { fromMs: null, toMs: null, unreadable: true };
  const start = value['start'] === undefined ? null : readFhirTime(value['start'], zone, zones);
  const end = value['end'] === undefined ? null : readFhirTime(value['end'], zone, zones);
  const fromMs = start?.fromMs ?? null;
  const toMs = end?.toMs ?? null;
  const isBroken = (value['start'] !== undefined && !start) || (value['end'] !== undefined && !end);
  const isInverted = fromMs !== null && toMs !== null && toMs < fromMs;
  return { fromMs, toMs, unreadable: isBroken || isInverted };
}

function unevaluatedOf(value: JsonObject, { context }: Scope): readonly string[] {
  const names: string[] = [];
  for (const key of Object.keys(value)) if (!R4_ELEMENTS.has(key) && !key.startsWith('_')) names.push(key);
  const action = value['action'];
  if (action !== undefined) {
    const list = Array.isArray(action) ? (action as unknown[]) : [];
    const discloses = list.some((entry) =>
      codingsOf(entry).some(
        ({ system, code }) =>
          systemOf(system, context) === CONSENT_ACTION && isText(code) && (code === 'disclose' || code === 'access'),
      ),
    );
    if (!discloses) names.push('action');
  }
  return names;
}
