import type { Identifier } from '../ascmi/identifiers';
import { LOOKUP_OUTCOMES, type LookupOutcome } from '../ascmi/outcomes';
import type { Tristate } from '../ascmi/parties';
import { err, ok, type Result } from '../ascmi/result';
import { readFhirTime } from '../fhir/fhir-time';
import { isObject, isText, type JsonObject } from '../fhir/json';
import { createZones, type Zones } from '../fhir/zones';
import type { DecisionCase } from './types';

/**
 * Reads one case of unknown shape. What the engine cannot do without must be there; the message names the part and holds no value of it.
 * Unknown codes are no error: the engine answers ASK for them. `facts`, `policy` and, where nothing was found, `records` may be left out.
 */
export function readCase(value: unknown, zones: Zones = createZones()): Result<DecisionCase, string> {
  if (!isObject(value)) return err('not a JSON object');
  const problems: string[] = [];
  const { id, now } = value;
  if (!isText(id)) problems.push('id');
  const instant = readFhirTime(now, 0, zones);
  if (instant?.offset === undefined) problems.push('now (a date and time with offset)');
  const member = readMember(value['member'], problems);
  const registry = readRegistry(value['registry'], problems);
  const request = readRequest(value['request'], problems);
  const policy = value['policy'] ?? {};
  if (!isObject(policy)) problems.push('policy');
  if (problems.length > 0 || !member || !registry || !request) {
    return err(`missing or unreadable: ${problems.join(', ')}`);
  }
  return ok({ id: id as string, now: now as string, member, registry, request, policy: policy as JsonObject });
}

/** The id of a case that may be broken, for its error line. */
export function caseId(value: unknown): string | number | null {
  const id = isObject(value) ? value['id'] : null;
  return typeof id === 'string' || typeof id === 'number' ? id : null;
}

function readMember(value: unknown, problems: string[]): DecisionCase['member'] | null {
  if (!isObject(value)) return missing('member', problems);
  const identifiers = readIdentifiers(value['identifiers'], problems);
  const mediCal = readTristate(value['mediCal'], 'member.mediCal', problems);
  const birthDate = value['birthDate'];
  return { identifiers, mediCal, ...(isText(birthDate) ? { birthDate } : {}) };
}

function readIdentifiers(value: unknown, problems: string[]): readonly Identifier[] {
  if (!Array.isArray(value)) {
    problems.push('member.identifiers');
    return [];
  }
  const list = (value as unknown[]).map(readIdentifier);
  if (list.some((entry) => entry === null)) problems.push('member.identifiers');
  return list.filter((entry) => entry !== null);
}

function readIdentifier(value: unknown): Identifier | null {
  if (!isObject(value)) return null;
  const { system, value: text } = value;
  return isText(system) && isText(text) ? { system, value: text } : null;
}

function readRegistry(value: unknown, problems: string[]): DecisionCase['registry'] | null {
  if (!isObject(value)) return missing('registry', problems);
  const { outcome, records } = value;
  if (!(LOOKUP_OUTCOMES as readonly unknown[]).includes(outcome)) return missing('registry.outcome', problems);
  if (Array.isArray(records)) return { outcome: outcome as LookupOutcome, records: records as unknown[] };
  if (outcome === 'FOUND' || records !== undefined) return missing('registry.records', problems);
  return { outcome: outcome as LookupOutcome, records: [] };
}

function readRequest(value: unknown, problems: string[]): DecisionCase['request'] | null {
  if (!isObject(value)) return missing('request', problems);
  const action = readText(value['action'], 'request.action', problems);
  // Null says that nobody knows the purpose, which is an answer; leaving it out is not.
  const purpose = value['purpose'] === null ? '' : readText(value['purpose'], 'request.purpose', problems);
  const categories = readTexts(value['categories'], 'request.categories', problems);
  const modifiers = readTexts(value['modifiers'], 'request.modifiers', problems);
  const calAim = readTristate(value['calAim'], 'request.calAim', problems);
  const facts = value['facts'] ?? {};
  if (!isObject(facts)) problems.push('request.facts');
  const sender = readSender(value['sender'], problems);
  const recipient = readRecipient(value['recipient'], problems);
  if (!sender || !recipient) return null;
  return { action, purpose, categories, modifiers, calAim, facts: isObject(facts) ? facts : {}, sender, recipient };
}

function readSender(value: unknown, problems: string[]): DecisionCase['request']['sender'] | null {
  if (!isObject(value)) return missing('request.sender', problems);
  const kind = readText(value['kind'], 'request.sender.kind', problems);
  const isPart2 = readTristate(value['isPart2'], 'request.sender.isPart2', problems);
  return { kind, isPart2, ...organizationOf(value, 'request.sender.organization', problems) };
}

function readRecipient(value: unknown, problems: string[]): DecisionCase['request']['recipient'] | null {
  if (!isObject(value)) return missing('request.recipient', problems);
  const kind = readText(value['kind'], 'request.recipient.kind', problems);
  const { state } = value;
  return {
    kind,
    ...organizationOf(value, 'request.recipient.organization', problems),
    ...(isText(state) ? { state } : {}),
  };
}

function organizationOf(value: JsonObject, name: string, problems: string[]): { organization?: Identifier } {
  const given = value['organization'];
  if (given === undefined || given === null) return {};
  const organization = readIdentifier(given);
  if (organization) return { organization };
  problems.push(name);
  return {};
}

function readText(value: unknown, name: string, problems: string[]): string {
  if (typeof value === 'string') return value;
  problems.push(name);
  return '';
}

function readTexts(value: unknown, name: string, problems: string[]): readonly string[] {
  if (Array.isArray(value) && value.every((entry) => typeof entry === 'string')) return value;
  problems.push(name);
  return [];
}

/** Missing is an error; a value that is no boolean, null included, is unknown, which never opens a gate. */
function readTristate(value: unknown, name: string, problems: string[]): Tristate {
  if (value === undefined) problems.push(name);
  return typeof value === 'boolean' ? value : 'unknown';
}

function missing(name: string, problems: string[]): null {
  problems.push(name);
  return null;
}
