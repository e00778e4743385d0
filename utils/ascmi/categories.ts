/**
 * What kind of information is shared. Names are the product's; `code-systems.ts` maps them to HL7 codes.
 * `MINOR_CONSENTED`, `LPS`, `DEPENDENT` and `SELF_PAID` qualify a category and are modifiers, not categories.
 */
export const CATEGORIES = [
  'GENERAL',
  'MH',
  'PSYTHPN',
  'SUD_P2',
  'SUD_CN',
  'SUD_OTHER',
  'HIV',
  'STD',
  'REPRO',
  'GAC',
  'DV',
  'GENETIC',
  'IDD',
  'HOUSING',
  'SOCIAL',
  'CRIMLEGAL',
  'EDU',
  'ADMIN',
] as const;
export type Category = (typeof CATEGORIES)[number];

export const MODIFIERS = ['LPS', 'MINOR_CONSENTED', 'DEPENDENT', 'SELF_PAID'] as const;
export type Modifier = (typeof MODIFIERS)[number];

const known = new Set<string>(CATEGORIES);
export function isCategory(value: unknown): value is Category {
  return typeof value === 'string' && known.has(value);
}

const knownModifiers = new Set<string>(MODIFIERS);
export function isModifier(value: unknown): value is Modifier {
  return typeof value === 'string' && knownModifiers.has(value);
}
