import type { Category } from '../ascmi/categories';

/**
 * Who may sign an authorization to release (`domain` 1.4), category by category. The engine judges a filed record by the same rules
 * (`utils/decision/signer-rules.ts`); a test walks through all combinations and holds the two together, so that a form is never accepted
 * here and void there. This side also says why, and under which section.
 */

/** `self` is the member. The others are codes of HL7 v3 RoleCode, CONSERVATOR is the product's own. */
export const SIGNING_ROLES = ['self', 'PRN', 'GUARD', 'CONSERVATOR', 'HPOWATT', 'RESPRSN'] as const;
export type SigningRole = (typeof SIGNING_ROLES)[number];

export type SigningAge = 'minor' | 'adult' | 'unknown';

/** What is known about one category's release. A fact that nobody has stated is false. */
export interface Signing {
  readonly roles: readonly SigningRole[];
  readonly age: SigningAge;
  /** The minor consented to this care without a parent, or lawfully may. */
  readonly minorAlone: boolean;
  /** State law asks for a parent's consent beside the minor's. */
  readonly parentRequired: boolean;
  /** The minor was removed from the parent's custody (Welf. & Inst. Code 300 and following). */
  readonly dependent: boolean;
  /** A juvenile court gave the parent the right to decide on the minor's mental-health records. */
  readonly courtOrder: boolean;
}

export type SignerReason =
  'nobody' | 'adult-signs-self' | 'minor-signs' | 'both-sign' | 'elder-signs' | 'parent-void-dependent';

/** Why a signature does not count for a category, and the sections that say so. */
export interface SignerRemark {
  readonly reason: SignerReason;
  readonly sections: readonly string[];
}

const SUD: ReadonlySet<Category> = new Set<Category>(['SUD_P2', 'SUD_CN', 'SUD_OTHER']);
const PART2 = '42 CFR 2.14';
const CMIA = 'Civil Code 56.11(c)';

/** Null: the signature counts for this category. */
export function signerRemark(category: Category, signing: Signing): SignerRemark | null {
  const { roles } = signing;
  if (roles.length === 0) return remark('nobody', '42 CFR 2.31(a)', 'Civil Code 56.11');
  const signs = {
    self: roles.includes('self'),
    parent: roles.includes('PRN'),
    guardian: roles.includes('GUARD'),
    agent: roles.some((role) => role === 'CONSERVATOR' || role === 'HPOWATT' || role === 'RESPRSN'),
  };
  const isSud = SUD.has(category);
  return isTreatedAsMinor(signing)
    ? minorRemark(category, signing, signs, isSud)
    : signs.self || signs.guardian || signs.agent || (!isSud && signing.age === 'unknown')
      ? null
      : remark('adult-signs-self', isSud ? '42 CFR 2.15' : CMIA);
}

/** Where the birth date is not known, facts that only a minor can have speak for one. */
function isTreatedAsMinor({ age, minorAlone, parentRequired, dependent }: Signing): boolean {
  return age === 'minor' || (age === 'unknown' && (minorAlone || parentRequired || dependent));
}

type Signs = Readonly<Record<'self' | 'parent' | 'guardian' | 'agent', boolean>>;

function minorRemark(category: Category, signing: Signing, signs: Signs, isSud: boolean): SignerRemark | null {
  const isParentVoid = signing.dependent && category === 'MH' && !signing.courtOrder;
  const dependent = remark('parent-void-dependent', 'Civil Code 56.106');
  if (isParentVoid && signs.parent && !signs.self && !signs.guardian && !signs.agent) return dependent;
  const both = signs.self && (signs.parent || signs.guardian);
  if (signing.parentRequired) return both ? null : remark('both-sign', isSud ? PART2 : CMIA);
  if (signing.minorAlone) return signs.self ? null : remark('minor-signs', isSud ? PART2 : CMIA);
  // Not known whether the minor could get the treatment alone: both, because each may be the one who must.
  if (isSud) return both ? null : remark('both-sign', PART2);
  if (signs.guardian || signs.agent) return null;
  if (!signs.parent) return remark('elder-signs', CMIA);
  return isParentVoid ? dependent : null;
}

const remark = (reason: SignerReason, ...sections: readonly string[]): SignerRemark => ({ reason, sections });

interface MinorCare {
  /** Full years from which a minor in California may consent to this care without a parent. */
  readonly from: number;
  readonly section: string;
}

/**
 * Care that a minor may consent to alone. That is about treatment; the right to sign a release follows it only where the minor did consent
 * (Civil Code 56.11(c)(1)), so the form asks, and assumes nothing. Ages from the Family Code and Health & Safety Code as of 2024.
 */
export const MINOR_CARE: Readonly<Partial<Record<Category, MinorCare>>> = {
  REPRO: { from: 0, section: 'Family Code 6925' },
  MH: { from: 12, section: 'Health & Safety Code 124260' },
  SUD_P2: { from: 12, section: 'Family Code 6929' },
  SUD_OTHER: { from: 12, section: 'Family Code 6929' },
  HIV: { from: 12, section: 'Family Code 6926' },
  STD: { from: 12, section: 'Family Code 6926' },
  DV: { from: 12, section: 'Family Code 6930' },
  GENERAL: { from: 15, section: 'Family Code 6922' },
};

/** Of `categories`, those that a minor of this age (full years) may have consented to alone. */
export function minorMayHaveConsented(categories: readonly Category[], ageYears: number): readonly Category[] {
  return categories.filter((category) => ageYears >= (MINOR_CARE[category]?.from ?? Number.POSITIVE_INFINITY));
}
