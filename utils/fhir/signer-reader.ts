import { ROLE_CODE, SIGNER_SYSTEM } from '../ascmi/code-systems';
import type { Identifier } from '../ascmi/identifiers';
import { codingsOf, listAt, textAt, type JsonObject } from './json';
import { identifiersOf, resolveReference, systemOf, type ResolvedReference, type Scope } from './reader-context';
import type { Signer, SignerRole } from './record';

/** Words by which collecting systems say "the member signed". Any other bare name proves nothing. */
const SELF_WORDS = new Set(['self', 'client (self)', 'patient (self)', 'member (self)']);

interface SubjectClue {
  readonly identifiers: readonly Identifier[];
  readonly literal: string | null;
}

/** Reads `Consent.performer`. `subject` is whom the record is about, so that somebody else's signature is not taken for the member's. */
export function readSigners(resource: JsonObject, subject: SubjectClue, scope: Scope): readonly Signer[] {
  const performers = listAt(resource, 'performer') ?? [];
  return performers.flatMap((performer) => {
    const target = resolveReference(performer, scope);
    return target ? [signerOf(target, subject, scope)] : [];
  });
}

function signerOf(target: ResolvedReference, subject: SubjectClue, scope: Scope): Signer {
  if (target.type === 'RelatedPerson') return representativeOf(target.contained, subject, scope);
  if (target.type === 'Patient') return { kind: isSubject(target, subject) ? 'self' : 'other' };
  if (target.type !== undefined) return { kind: 'other' };
  return { kind: SELF_WORDS.has(target.display?.trim().toLowerCase() ?? '') ? 'self' : 'other' };
}

function isSubject(target: ResolvedReference, subject: SubjectClue): boolean {
  if (target.identifiers.length > 0 && subject.identifiers.length > 0) {
    if (target.identifiers.some((one) => subject.identifiers.some((other) => sameIdentifier(one, other)))) return true;
    return false;
  }
  return target.literal === null || subject.literal === null || target.literal === subject.literal;
}

export function sameIdentifier(one: Identifier, other: Identifier): boolean {
  return one.system === other.system && one.value === other.value;
}

function representativeOf(related: JsonObject | null, subject: SubjectClue, scope: Scope): Signer {
  if (!related || related['active'] === false) return { kind: 'other' };
  const patient = resolveReference(related['patient'], scope);
  if (patient && !isSubject(patient, subject)) return { kind: 'other' };
  const roles = (listAt(related, 'relationship') ?? []).flatMap((concept) => codingsOf(concept));
  for (const { system, code } of roles) {
    const role = roleOf(systemOf(system, scope.context), code);
    if (role) return { kind: 'representative', role };
  }
  return { kind: 'other' };
}

const HL7_ROLES: ReadonlySet<string> = new Set(['GUARD', 'PRN', 'HPOWATT', 'RESPRSN'] satisfies SignerRole[]);

function roleOf(system: string | undefined, code: string): SignerRole | null {
  if (system === SIGNER_SYSTEM) return code === 'CONSERVATOR' ? 'CONSERVATOR' : null;
  return system === ROLE_CODE && HL7_ROLES.has(code) ? (code as SignerRole) : null;
}

/** Whom a record is about. R5 says `subject` where R4 says `patient`. */
export function readSubject(resource: JsonObject, scope: Scope): SubjectClue & { unverified: boolean } {
  const target = resolveReference(resource['patient'] ?? resource['subject'], scope);
  if (!target) return { identifiers: [], literal: null, unverified: true };
  const search = /[?&]identifier=([^|&]+)\|([^&]+)/.exec(textOf(resource['patient']));
  const asked: Identifier[] = search ? [{ system: decode(search[1]), value: decode(search[2]) }] : [];
  const contained = target.contained ? identifiersOf(target.contained, scope.context) : [];
  const identifiers = [...target.identifiers, ...asked, ...contained];
  return { identifiers, literal: target.literal, unverified: identifiers.length === 0 };
}

function textOf(value: unknown): string {
  return typeof value === 'object' && value !== null ? (textAt(value as JsonObject, 'reference') ?? '') : '';
}

function decode(text: string | undefined): string {
  try {
    return decodeURIComponent(text ?? '');
  } catch {
    return text ?? '';
  }
}
