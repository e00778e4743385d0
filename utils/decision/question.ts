import { ACTIONS, isActionCode, type ActionCode } from '../ascmi/actions';
import { isModifier, type Modifier } from '../ascmi/categories';
import type { Identifier } from '../ascmi/identifiers';
import { LOOKUP_OUTCOMES, type LookupOutcome } from '../ascmi/outcomes';
import { isRecipientKind, isSenderKind, type RecipientKind, type SenderKind, type Tristate } from '../ascmi/parties';
import { isPurpose, type PurposeCode } from '../ascmi/purposes';
import { readFhirTime } from '../fhir/fhir-time';
import { normalizeIdentifier } from '../fhir/reader-context';
import type { Zones } from '../fhir/zones';
import { isFact, type Fact } from './facts';
import { settingsOf, type Settings } from './settings';
import type { DecisionCase } from './types';

/** A case as the rules ask it: every code known or null, every fact a boolean or absent. */
export interface Question {
  readonly nowMs: number;
  /** `YYYY-MM-DD` of `now`, in the offset that it was given in. */
  readonly today: string;
  readonly lookup: LookupOutcome;
  readonly action: ActionCode | null;
  readonly isGated: boolean;
  readonly purpose: PurposeCode | null;
  readonly modifiers: ReadonlySet<Modifier>;
  readonly sender: { readonly kind: SenderKind | null; readonly organization: Identifier | null };
  readonly recipient: {
    readonly kind: RecipientKind | null;
    readonly organization: Identifier | null;
    readonly state: 'in' | 'out' | 'unknown';
  };
  readonly part2: Tristate;
  readonly mediCal: Tristate;
  readonly calAim: Tristate;
  readonly facts: Readonly<Partial<Record<Fact, boolean>>>;
  readonly member: { readonly identifiers: readonly Identifier[]; readonly age: Age };
  /** What the case says in codes that nobody here knows: `purpose`, `recipient`, `sender`, `action`, `modifier`. */
  readonly unknowns: readonly UnknownPart[];
  readonly settings: Settings;
}

export type UnknownPart = 'purpose' | 'recipient' | 'sender' | 'action' | 'modifier';
export type Age = 'minor' | 'adult' | 'unknown';

const tristate = (value: unknown): Tristate => (typeof value === 'boolean' ? value : 'unknown');

export function questionOf(input: DecisionCase, zones: Zones): Question {
  const { request, member, registry } = input;
  const settings = settingsOf(input.policy);
  const now = readFhirTime(input.now, settings.timeZone, zones);
  const action = isActionCode(request.action) ? request.action : null;
  const purpose = isPurpose(request.purpose) ? request.purpose : null;
  const senderKind = isSenderKind(request.sender.kind) ? request.sender.kind : null;
  const recipientKind = isRecipientKind(request.recipient.kind) ? request.recipient.kind : null;
  const modifiers = request.modifiers.filter(isModifier);
  const today = input.now.slice(0, 10);
  const unknowns: UnknownPart[] = [];
  if (!action) unknowns.push('action');
  if (!purpose) unknowns.push('purpose');
  if (!senderKind) unknowns.push('sender');
  if (!recipientKind) unknowns.push('recipient');
  if (modifiers.length < request.modifiers.length) unknowns.push('modifier');
  const own = (identifier: Identifier): Identifier =>
    normalizeIdentifier(identifier.system, identifier.value, { aliases: settings.systemAliases });
  return {
    nowMs: now?.fromMs ?? Number.NaN,
    today,
    lookup: (LOOKUP_OUTCOMES as readonly unknown[]).includes(registry.outcome) ? registry.outcome : 'UNAVAILABLE',
    action,
    isGated: action === null || ACTIONS[action].gated,
    purpose,
    modifiers: new Set(modifiers),
    sender: { kind: senderKind, organization: request.sender.organization ? own(request.sender.organization) : null },
    recipient: {
      kind: recipientKind,
      organization: request.recipient.organization ? own(request.recipient.organization) : null,
      state: stateOf(request.recipient.state, recipientKind),
    },
    // A programme that holds itself out as one is one, whatever the case says beside it.
    part2: senderKind === 'PART2_PROGRAM' ? true : tristate(request.sender.isPart2),
    mediCal: tristate(member.mediCal),
    calAim: tristate(request.calAim),
    facts: factsOf(request.facts),
    member: { identifiers: member.identifiers.map(own), age: ageOf(member.birthDate, today) },
    unknowns,
    settings,
  };
}

const CALIFORNIA = new Set(['CA', 'CALIFORNIA', 'US-CA']);

function stateOf(state: string | undefined, kind: RecipientKind | null): 'in' | 'out' | 'unknown' {
  if (kind === 'OUT_OF_STATE') return 'out';
  const text = state?.trim().toUpperCase() ?? '';
  if (text === '') return 'unknown';
  return CALIFORNIA.has(text) ? 'in' : 'out';
}

function factsOf(given: Readonly<Record<string, unknown>>): Partial<Record<Fact, boolean>> {
  const facts: Partial<Record<Fact, boolean>> = {};
  for (const [name, value] of Object.entries(given)) {
    if (typeof value === 'boolean' && isFact(name)) facts[name] = value;
  }
  return facts;
}

/** Full years between a birth date and today. A partial birth date decides only where every day of it gives the same answer. */
function ageOf(birthDate: string | undefined, today: string): Age {
  const match = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(birthDate ?? '');
  if (!match || !/^\d{4}-\d{2}-\d{2}$/.test(today)) return 'unknown';
  const [, year, month, day] = match;
  const eighteenth = (m: string, d: string): string => `${String(Number(year) + 18).padStart(4, '0')}-${m}-${d}`;
  const earliest = eighteenth(month ?? '01', day ?? '01');
  const latest = eighteenth(month ?? '12', day ?? '31');
  if (today >= latest) return 'adult';
  return today < earliest ? 'minor' : 'unknown';
}
