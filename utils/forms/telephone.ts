import type { Category } from '../ascmi/categories';
import type { RecipientKind } from '../ascmi/parties';

/**
 * Where a spoken yes is enough. Refusing needs no signature at all. For the categories below a statute wants the authorization written and
 * signed; for the rest, sharing for care among covered providers needs no written authorization, and the spoken choice is recorded.
 * Inferred from the sections named, and stricter where they are silent.
 */
const WRITTEN: Readonly<Partial<Record<Category, string>>> = {
  SUD_P2: '42 CFR 2.31(a)',
  SUD_CN: '42 CFR 2.31(b)',
  SUD_OTHER: 'Health & Safety Code 11845.5',
  MH: 'Welf. & Inst. Code 5328',
  PSYTHPN: '45 CFR 164.508(a)(2)',
  HIV: 'Health & Safety Code 120980',
  STD: 'Civil Code 56.11',
  REPRO: 'Civil Code 56.11',
  GAC: 'Civil Code 56.11',
  GENETIC: 'Civil Code 56.17',
  IDD: 'Welf. & Inst. Code 4514',
  CRIMLEGAL: 'Civil Code 56.11',
  EDU: '34 CFR 99.30',
  DV: 'Civil Code 56.11',
};

/** Recipients that privacy law for health care does not bind: what they get of health information needs a signed authorization. */
const UNCOVERED: ReadonlySet<RecipientKind> = new Set<RecipientKind>([
  'CBO_NON_CE',
  'COUNTY_SOCIAL',
  'SCHOOL',
  'FAMILY',
  'PROBATION',
  'LANDLORD',
  'EMPLOYER',
]);

export interface SpokenRefusals {
  /** Agreed categories that a spoken yes cannot release, with the section. */
  readonly categories: readonly { readonly category: Category; readonly section: string }[];
  /** Chosen classes that may receive health information on a signature only (45 CFR 164.508(c)). */
  readonly recipients: readonly RecipientKind[];
  /** Somebody is named who may not be bound either. */
  readonly named: boolean;
}

/** What stands against taking this consent by telephone. */
export function againstTelephone(
  agreed: readonly Category[],
  classes: readonly RecipientKind[],
  hasNamed: boolean,
): SpokenRefusals {
  const isHealth = agreed.includes('GENERAL') || agreed.includes('ADMIN');
  return {
    categories: agreed.flatMap((category) => {
      const section = WRITTEN[category];
      return section === undefined ? [] : [{ category, section }];
    }),
    recipients: isHealth ? classes.filter((kind) => UNCOVERED.has(kind)) : [],
    named: isHealth && hasNamed,
  };
}

export function mayBeSpoken({ categories, recipients, named }: SpokenRefusals): boolean {
  return categories.length === 0 && recipients.length === 0 && !named;
}
