import { describe, expect, it } from 'vitest';
import { CATEGORIES } from '../../../utils/ascmi/categories';
import { questionOf } from '../../../utils/decision/question';
import { signerFault } from '../../../utils/decision/signer-rules';
import { readConsents } from '../../../utils/fhir/consent-reader';
import { createZones } from '../../../utils/fhir/zones';
import {
  minorMayHaveConsented,
  signerRemark,
  SIGNING_ROLES,
  type Signing,
  type SigningRole,
} from '../../../utils/forms/signers';
import { caseOf, record } from '../decision/cases';

const zones = createZones();
const BIRTH = { adult: '1984-02-17', minor: '2012-02-17', unknown: undefined } as const;

const pairs = SIGNING_ROLES.flatMap((one, index) => SIGNING_ROLES.slice(index + 1).map((other) => [one, other]));
const SIGNATURES: readonly (readonly SigningRole[])[] = [[], ...SIGNING_ROLES.map((role) => [role]), ...pairs];
const bits = Array.from({ length: 16 }, (_none, number) => [1, 2, 4, 8].map((bit) => (number & bit) !== 0));

/** The engine's own question about a filed record with these signatures, under the same facts. */
function engineFault(category: (typeof CATEGORIES)[number], signing: Signing): string | null {
  const { roles, age } = signing;
  const base = caseOf({});
  const birthDate = BIRTH[age];
  const question = questionOf(
    {
      ...base,
      member: { identifiers: base.member.identifiers, mediCal: true, ...(birthDate ? { birthDate } : {}) },
      request: {
        ...base.request,
        modifiers: [...(signing.minorAlone ? ['MINOR_CONSENTED'] : []), ...(signing.dependent ? ['DEPENDENT'] : [])],
        facts: { parentalConsentRequired: signing.parentRequired, courtOrder: signing.courtOrder },
      },
    },
    zones,
  );
  const filed = record({ signer: roles.length === 0 ? 'none' : roles.join('+') });
  const [read] = readConsents([filed], { zones }).records;
  if (!read) throw new Error('the sample record is not read');
  return signerFault(read, category, question);
}

describe('who may sign', () => {
  it('is the same for the form as for the decision, for every set of signers, category, age and fact', () => {
    const differences: string[] = [];
    for (const roles of SIGNATURES)
      for (const category of CATEGORIES)
        for (const age of ['adult', 'minor', 'unknown'] as const)
          for (const [minorAlone, parentRequired, dependent, courtOrder] of bits) {
            const signing: Signing = {
              roles,
              age,
              minorAlone: minorAlone === true,
              parentRequired: parentRequired === true,
              dependent: dependent === true,
              courtOrder: courtOrder === true,
            };
            const remark = signerRemark(category, signing);
            const fault = engineFault(category, signing);
            if ((remark === null) !== (fault === null)) differences.push(`${JSON.stringify(signing)} ${category}`);
            if (fault === 'dependent-parent' && remark?.reason !== 'parent-void-dependent')
              differences.push(`reason: ${JSON.stringify(signing)} ${category}`);
          }
    expect(differences).toEqual([]);
  });

  const minor: Signing = {
    roles: ['PRN'],
    age: 'minor',
    minorAlone: false,
    parentRequired: false,
    dependent: false,
    courtOrder: false,
  };

  it('names the reason and the section', () => {
    expect(signerRemark('SUD_P2', minor)).toEqual({ reason: 'both-sign', sections: ['42 CFR 2.14'] });
    expect(signerRemark('SUD_P2', { ...minor, minorAlone: true })?.reason).toBe('minor-signs');
    expect(signerRemark('REPRO', { ...minor, minorAlone: true })).toEqual({
      reason: 'minor-signs',
      sections: ['Civil Code 56.11(c)'],
    });
    expect(signerRemark('MH', { ...minor, dependent: true })?.sections).toEqual(['Civil Code 56.106']);
    expect(signerRemark('MH', { ...minor, dependent: true, courtOrder: true })).toBeNull();
    expect(signerRemark('GENERAL', { ...minor, roles: ['self'] })?.reason).toBe('elder-signs');
    expect(signerRemark('GENERAL', { ...minor, age: 'adult' })?.reason).toBe('adult-signs-self');
    expect(signerRemark('GENERAL', { ...minor, age: 'adult', roles: ['CONSERVATOR'] })).toBeNull();
  });

  it('asks about care alone only from the age at which the law allows it', () => {
    const all = ['GENERAL', 'MH', 'REPRO', 'GAC'] as const;
    expect(minorMayHaveConsented(all, 11)).toEqual(['REPRO']);
    expect(minorMayHaveConsented(all, 12)).toEqual(['MH', 'REPRO']);
    expect(minorMayHaveConsented(all, 15)).toEqual(['GENERAL', 'MH', 'REPRO']);
  });
});
