import { CONSENT_SCOPE, FORM_SYSTEM } from '../ascmi/code-systems';
import { isFormCode, type FormCode } from '../ascmi/forms';
import type { Identifier } from '../ascmi/identifiers';
import { readFhirTime } from './fhir-time';
import { codingsOf, isObject, isText, listAt, textAt, type JsonObject } from './json';
import { MISSING_PROVISION, readProvision } from './provision-reader';
import { containedOf, identifiersOf, systemOf, type ReaderContext, type Scope } from './reader-context';
import type { ConsentRecord, Provision, RecordProblem, RecordStatus, SetAsideEntry } from './record';
import { readSigners, readSubject } from './signer-reader';
import { createZones, DEFAULT_ZONE, type Zone, type Zones } from './zones';

export interface ReaderOptions {
  readonly zones?: Zones;
  /** IANA zone of times without an offset. */
  readonly timeZone?: string;
  readonly systemAliases?: Readonly<Record<string, string>>;
}

export interface Reading {
  readonly records: readonly ConsentRecord[];
  readonly setAside: readonly SetAsideEntry[];
}

/**
 * Reads what a registry sent. Total: arbitrary JSON in, records out, nothing thrown. Bundles are opened; Patients and Organizations that
 * came along resolve references.
 */
export function readConsents(entries: readonly unknown[], options: ReaderOptions = {}): Reading {
  const resources = entries.flatMap((entry) => unwrap(entry));
  const bare: ReaderContext = {
    zones: options.zones ?? createZones(),
    defaultZone: options.timeZone ?? DEFAULT_ZONE,
    aliases: options.systemAliases ?? {},
    companions: NO_COMPANIONS,
  };
  const context = { ...bare, companions: companionsOf(resources, bare) };
  const records: ConsentRecord[] = [];
  const setAside: SetAsideEntry[] = [];
  for (const resource of resources) {
    if (isObject(resource) && isCompanion(resource)) continue;
    if (!isObject(resource) || !looksLikeConsent(resource)) {
      setAside.push({ reference: isObject(resource) ? referenceOf(resource) : 'unreadable', reason: 'not-a-consent' });
      continue;
    }
    const scope = scopeOf(resource, context);
    if (scope === 'other') setAside.push({ reference: referenceOf(resource), reason: 'other-scope' });
    else records.push(readConsent(resource, context));
  }
  return { records, setAside };
}

const NO_COMPANIONS: ReadonlyMap<string, readonly Identifier[]> = new Map();

function unwrap(entry: unknown): readonly unknown[] {
  if (!isObject(entry) || entry['resourceType'] !== 'Bundle') return [entry];
  return (listAt(entry, 'entry') ?? []).map((item) => (isObject(item) ? item['resource'] : item));
}

const isCompanion = ({ resourceType }: JsonObject): boolean =>
  resourceType === 'Patient' || resourceType === 'Organization';

function companionsOf(resources: readonly unknown[], context: ReaderContext): ReaderContext['companions'] {
  let map: Map<string, readonly Identifier[]> | null = null;
  for (const resource of resources) {
    if (!isObject(resource) || !isCompanion(resource)) continue;
    const { id, resourceType } = resource;
    if (!isText(id) || !isText(resourceType)) continue;
    map ??= new Map();
    map.set(`${resourceType}/${id}`, identifiersOf(resource, context));
  }
  return map ?? NO_COMPANIONS;
}

/** A broken Consent without its resourceType is still read for its denials. */
function looksLikeConsent(resource: JsonObject): boolean {
  const type = resource['resourceType'];
  if (type === 'Consent') return true;
  return type === undefined && ('provision' in resource || 'decision' in resource) && 'status' in resource;
}

function referenceOf(resource: JsonObject): string {
  const type = textAt(resource, 'resourceType') ?? 'Consent';
  const id = textAt(resource, 'id');
  const meta = isObject(resource['meta']) ? resource['meta'] : {};
  const version = textAt(meta, 'versionId');
  if (id !== undefined) return `${type}/${id}${version === undefined ? '' : `/_history/${version}`}`;
  const signed = textAt(resource, 'dateTime');
  return `${type}/unnamed${signed === undefined ? '' : `@${signed}`}`;
}

/** Advance directives, treatment and research consents are other matters than the sharing of information. */
const OTHER_SCOPES = new Set(['adr', 'treatment', 'research']);

function scopeOf(resource: JsonObject, context: ReaderContext): 'privacy' | 'other' | 'unreadable' {
  if (resource['scope'] === undefined) return 'privacy';
  const codings = codingsOf(resource['scope']);
  if (codings.some(({ code }) => code === 'patient-privacy')) return 'privacy';
  const isOther = codings.some(
    ({ system, code }) => systemOf(system, context) === CONSENT_SCOPE && OTHER_SCOPES.has(code),
  );
  return isOther ? 'other' : 'unreadable';
}

function readConsent(resource: JsonObject, context: ReaderContext): ConsentRecord {
  const scope: Scope = { context, contained: containedOf(resource) };
  const signedText = resource['dateTime'] ?? (isR5(resource) ? resource['date'] : undefined);
  const signed = readFhirTime(signedText, context.defaultZone, context.zones);
  const zone: Zone = signed?.offset ?? context.defaultZone;
  const subject = readSubject(resource, scope);
  const form = formOf(resource, context);
  const root = rootOf(resource, zone, scope);
  const status = statusOf(resource['status']);
  return {
    reference: referenceOf(resource),
    form: form === 'conflict' ? null : form,
    status,
    subject,
    signed,
    zone,
    lastUpdatedMs: lastUpdatedOf(resource, context),
    signers: readSigners(resource, subject, scope),
    root,
    problems: problemsOf(resource, { context, form, status, isUnverified: subject.unverified }),
    hasCopy: resource['sourceAttachment'] !== undefined || resource['sourceReference'] !== undefined,
  };
}

const STATUSES = new Set<string>(['active', 'inactive', 'draft', 'proposed', 'rejected', 'entered-in-error']);

function statusOf(value: unknown): RecordStatus {
  return typeof value === 'string' && STATUSES.has(value) ? (value as RecordStatus) : 'unreadable';
}

function lastUpdatedOf(resource: JsonObject, { zones }: ReaderContext): number {
  const meta = resource['meta'];
  return isObject(meta) ? (readFhirTime(meta['lastUpdated'], 0, zones)?.fromMs ?? 0) : 0;
}

function formOf(resource: JsonObject, context: ReaderContext): FormCode | null | 'conflict' {
  const forms = new Set<FormCode>();
  for (const concept of listAt(resource, 'category') ?? []) {
    for (const { system, code } of codingsOf(concept)) {
      if (systemOf(system, context) === FORM_SYSTEM && isFormCode(code)) forms.add(code);
    }
  }
  if (forms.has('ascmi-revocation')) return 'ascmi-revocation';
  const [first, second] = forms;
  return second === undefined ? (first ?? null) : 'conflict';
}

/** R5 moved the base rule to `decision`, made `provision` a list of exceptions and renamed `patient` and `dateTime`. */
function isR5(resource: JsonObject): boolean {
  return (
    'decision' in resource ||
    Array.isArray(resource['provision']) ||
    ('subject' in resource && !('patient' in resource)) ||
    'grantor' in resource
  );
}

function rootOf(resource: JsonObject, zone: Zone, scope: Scope): Provision {
  if (isR5(resource)) return r5Root(resource, zone, scope);
  if (resource['provision'] !== undefined) {
    const root = readProvision(resource['provision'], zone, scope);
    return root.type === 'missing' && saysOptOut(resource) ? { ...root, type: 'unreadable' } : root;
  }
  // `policyRule` only informs, but an opt-out without provisions is a denial that we cannot read.
  return saysOptOut(resource) ? { ...MISSING_PROVISION, type: 'unreadable' } : MISSING_PROVISION;
}

function saysOptOut(resource: JsonObject): boolean {
  return codingsOf(resource['policyRule']).some(({ code }) => code.startsWith('OPTOUT'));
}

/** Permits of an R5 record are void; so its exceptions to a permit are its denials, and a base `deny` denies everything. */
function r5Root(resource: JsonObject, zone: Zone, scope: Scope): Provision {
  const decision = resource['decision'];
  const list = Array.isArray(resource['provision'])
    ? (resource['provision'] as unknown[])
    : resource['provision'] === undefined
      ? []
      : [resource['provision']];
  const nested = list.map((entry): Provision => {
    const provision = readProvision(entry, zone, scope, 2);
    return provision.type === 'missing' ? { ...provision, type: decision === 'deny' ? 'permit' : 'deny' } : provision;
  });
  const period = resource['period'];
  const root = readProvision({ ...(period === undefined ? {} : { period }) }, zone, scope);
  return { ...root, type: decision === 'deny' ? 'deny' : 'missing', nested };
}

interface Found {
  readonly context: ReaderContext;
  readonly form: FormCode | null | 'conflict';
  readonly status: RecordStatus;
  readonly isUnverified: boolean;
}

function problemsOf(resource: JsonObject, { context, form, status, isUnverified }: Found): readonly RecordProblem[] {
  const problems: RecordProblem[] = [];
  if (hasModifierExtension(resource)) problems.push('modifier-extension');
  if (resource['implicitRules'] !== undefined) problems.push('implicit-rules');
  if (isR5(resource)) problems.push('r5-shape');
  if (status === 'unreadable') problems.push('status-unreadable');
  if (isUnverified) problems.push('subject-unverified');
  if (scopeOf(resource, context) === 'unreadable') problems.push('scope-unreadable');
  if (form === 'conflict') problems.push('forms-conflict');
  if (resource['resourceType'] !== 'Consent') problems.push('not-labelled-consent');
  if (resource['provision'] === undefined) problems.push('provision-missing');
  else if (isMalformed(resource['provision'])) problems.push('provision-malformed');
  if (resource['performer'] !== undefined && !Array.isArray(resource['performer']))
    problems.push('provision-malformed');
  return problems;
}

/** Shapes that R4 does not allow for a provision tree, where the permits cannot be trusted to be what was meant. */
function isMalformed(provision: unknown): boolean {
  if (!isObject(provision)) return true;
  if (provision['type'] !== 'permit' && provision['type'] !== 'deny') return true;
  const nested = provision['provision'];
  return nested !== undefined && (!Array.isArray(nested) || !nested.every(isObject));
}

/** Walks the whole resource without recursion: a modifier anywhere may turn its meaning around. */
function hasModifierExtension(resource: JsonObject): boolean {
  const queue: unknown[] = [resource];
  for (let value = queue.pop(); value !== undefined; value = queue.pop()) {
    if (typeof value !== 'object' || value === null) continue;
    if (Array.isArray(value)) {
      for (const entry of value as unknown[]) if (typeof entry === 'object' && entry !== null) queue.push(entry);
      continue;
    }
    const object = value as JsonObject;
    for (const key in object) {
      if (key === 'modifierExtension') return true;
      const entry = object[key];
      if (typeof entry === 'object' && entry !== null) queue.push(entry);
    }
  }
  return false;
}
