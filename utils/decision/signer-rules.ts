import type { Category } from '../ascmi/categories';
import type { ConsentRecord, SignerRole } from '../fhir/record';
import type { Question } from './question';

export type SignerFault = 'unsigned' | 'wrong-signer' | 'dependent-parent';

const SUD: ReadonlySet<Category> = new Set<Category>(['SUD_P2', 'SUD_CN', 'SUD_OTHER']);

/**
 * Whether the right person signed for this category; null where so.
 *
 * - Nobody signed: unsigned (42 CFR 2.31(a), Civil Code 56.11). Somebody who may not sign for the member: wrong signer.
 * - A parent alone never suffices for SUD records (42 CFR 2.14; `contracts` ruling 12), nor for an adult child.
 * - A minor who may consent to the care alone, or did (`MINOR_CONSENTED`), must have signed. Where state law asks for the parent too
 *   (`parentalConsentRequired`), both sign. Where neither is known of a minor's SUD record, both are asked for: unknown never opens.
 * - A minor's own signature for other care counts only where the minor may consent alone.
 * - A parent's signature for the mental-health records of a dependent minor is void unless the juvenile court ordered otherwise
 *   (Civil Code 56.106).
 */
export function signerFault(record: ConsentRecord, category: Category, question: Question): SignerFault | null {
  if (record.signers.length === 0) return 'unsigned';
  const signed = signaturesOf(record);
  if (!signed.self && !signed.parent && !signed.guardian && !signed.agent) return 'wrong-signer';
  const { facts, modifiers, member } = question;
  const isAlone = modifiers.has('MINOR_CONSENTED') || facts.minorMayConsentAlone === true;
  const needsBoth = facts.parentalConsentRequired === true;
  const isMinor =
    member.age === 'minor' || (member.age === 'unknown' && (isAlone || needsBoth || modifiers.has('DEPENDENT')));
  const isSud = SUD.has(category);
  if (!isMinor) {
    if (signed.self || signed.guardian || signed.agent) return null;
    return isSud || member.age === 'adult' ? 'wrong-signer' : null;
  }
  const isDependent = modifiers.has('DEPENDENT') && category === 'MH' && facts.courtOrder !== true;
  if (isDependent && signed.parent && !signed.self && !signed.guardian && !signed.agent) return 'dependent-parent';
  const elder = signed.parent || signed.guardian;
  if (needsBoth) return signed.self && elder ? null : 'wrong-signer';
  if (isAlone) return signed.self ? null : 'wrong-signer';
  if (isSud) return signed.self && elder ? null : 'wrong-signer';
  if (signed.guardian || signed.agent) return null;
  return signed.parent ? (isDependent ? 'dependent-parent' : null) : 'wrong-signer';
}

function signaturesOf(record: ConsentRecord): { self: boolean; parent: boolean; guardian: boolean; agent: boolean } {
  const has = (...roles: SignerRole[]): boolean =>
    record.signers.some(({ role }) => role !== undefined && roles.includes(role));
  return {
    self: record.signers.some(({ kind }) => kind === 'self'),
    parent: has('PRN'),
    guardian: has('GUARD'),
    agent: has('HPOWATT', 'RESPRSN', 'CONSERVATOR'),
  };
}
