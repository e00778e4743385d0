import { CATEGORIES, type Category } from './categories';
import { ASCMI_PURPOSES, type PurposeCode } from './purposes';

/** Kinds of consent documents, as coded in `Consent.category` (`urn:ascmi-consent-guard:form`). */
export const FORM_CODES = [
  'ascmi-ab133',
  'ascmi-non-ab133',
  'ascmi-revocation',
  'smartcare-ccc',
  'roi-standard',
  'hmis-local',
  'hie-choice',
] as const;
export type FormCode = (typeof FORM_CODES)[number];

const known = new Set<string>(FORM_CODES);
export function isFormCode(value: unknown): value is FormCode {
  return typeof value === 'string' && known.has(value);
}

/**
 * What a form asks about. The official wording of the DHCS forms was not available, so the list of categories is a reconstruction:
 * everything that one authorization may carry. Counselling notes (42 CFR 2.31(b)) and psychotherapy notes (45 CFR 164.508(a)(2)) need
 * their own authorization and are on no ASCMI form. A county replaces the list with the official one (policy `formCategories`).
 */
export interface FormDefinition {
  readonly code: FormCode;
  readonly categories: readonly Category[];
  readonly purposes: readonly PurposeCode[];
  /** AB 133 suspends state law for Medi-Cal members only (Welf. & Inst. Code 14184.102(j)): for anybody else the form is void. */
  readonly mediCalOnly: boolean;
}

export const ASCMI_CATEGORIES: readonly Category[] = CATEGORIES.filter(
  (code) => code !== 'PSYTHPN' && code !== 'SUD_CN',
);

export const ASCMI_FORMS = {
  'ascmi-ab133': {
    code: 'ascmi-ab133',
    categories: ASCMI_CATEGORIES,
    purposes: ASCMI_PURPOSES,
    mediCalOnly: true,
  },
  'ascmi-non-ab133': {
    code: 'ascmi-non-ab133',
    categories: ASCMI_CATEGORIES,
    purposes: ASCMI_PURPOSES,
    mediCalOnly: false,
  },
} as const satisfies Partial<Record<FormCode, FormDefinition>>;

export type AscmiFormCode = keyof typeof ASCMI_FORMS;
export function isAscmiForm(code: FormCode | null): code is AscmiFormCode {
  return code === 'ascmi-ab133' || code === 'ascmi-non-ab133';
}

/** Documents that speak inside one system only, and nowhere else (`contracts` ruling 6). */
export const LOCAL_FORMS: ReadonlySet<FormCode> = new Set(['smartcare-ccc', 'hmis-local', 'hie-choice']);
