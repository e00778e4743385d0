import * as z from 'zod/mini';

/**
 * The ways to ask a FHIR R4 server for the consents of the person with an identifier.
 * `typed-chain` and `chain` follow `Consent.patient` to a Patient; `logical` (R4 modifier `:identifier`) finds records that name the
 * person by identifier only; `patient-id` is FAST's own parameter; `two-step` asks for the Patient first.
 */
export const SPELLINGS = ['typed-chain', 'chain', 'logical', 'patient-id', 'two-step'] as const;
export type Spelling = (typeof SPELLINGS)[number];
export type ChainSpelling = Exclude<Spelling, 'two-step'>;

export const PARAMETER: Readonly<Record<ChainSpelling, string>> = {
  'typed-chain': 'patient:Patient.identifier',
  chain: 'patient.identifier',
  logical: 'patient:identifier',
  'patient-id': 'patientId',
};

/**
 * What is known of a parameter at one server.
 * `hit`: a probe found what is there and nothing for nobody. `seen`: a look-up found a member's own record. `control`: found nothing for nobody, while a parameter that cannot exist was
 * refused or ignored: an empty answer is then a true one. `unproven`: always empty so far, which a server that does not know the
 * parameter may answer as well. `ignored`: returned records for nobody. `refused`: said so.
 */
export const STANDINGS = ['hit', 'seen', 'control', 'unproven', 'ignored', 'refused'] as const;
export type Standing = (typeof STANDINGS)[number];
const PROVEN: readonly Standing[] = ['hit', 'seen', 'control'];
export const isProven = (standing: Standing): boolean => PROVEN.includes(standing);
/** Found something once: firmer than any probe that came back empty, and contradicted by a refusal. */
export const hasFound = (standing: Standing): boolean => standing === 'hit' || standing === 'seen';
export const isUsable = (standing: Standing): boolean => standing !== 'ignored' && standing !== 'refused';

const standing = z.enum(STANDINGS);
const profileSchema = z.object({
  v: z.literal(3),
  learnedAtMs: z.number(),
  spellings: z.object({
    'typed-chain': standing,
    chain: standing,
    logical: standing,
    'patient-id': standing,
    'two-step': standing,
  }),
  /** `Patient?identifier=`, the first step of `two-step`. */
  patientSearch: standing,
  /** How this server was seen to name its patients: by reference to a Patient, or by identifier. */
  holds: z.object({ reference: z.boolean(), identifier: z.boolean() }),
  /** Whether anybody there was seen with a number in this system: if not, the system is probably spelt otherwise there. */
  systemSeen: z.boolean(),
  /** The server refuses what it does not know and held no consent at all when it was learned: a registry that has just been set up. */
  isEmpty: z.boolean(),
});

/** What one server understands, for one identifier system. Holds no identifier of anybody. */
export type ServerProfile = z.infer<typeof profileSchema>;

/** Where profiles are kept: `storage.local` in the extension, a map in tests. */
export interface KeyValue {
  get(key: string): Promise<unknown>;
  set(key: string, value: unknown): Promise<void>;
}

export const profileKey = (base: URL, system: string): string => `registry-profile:${base.href}|${system}`;

export function parseProfile(stored: unknown): ServerProfile | null {
  const parsed = profileSchema.safeParse(stored);
  return parsed.success ? parsed.data : null;
}

/** The ways to meet the records of each style in which a server may name its patients. */
export const STYLES = {
  reference: ['typed-chain', 'chain', 'two-step'],
  identifier: ['logical', 'patient-id'],
} as const satisfies Record<keyof ServerProfile['holds'], readonly Spelling[]>;
export const STYLE_NAMES = Object.keys(STYLES) as readonly (keyof typeof STYLES)[];

/** False where the server was seen to hold records that no way of asking reaches now: no look-up can be whole. */
export function reachesAll({ spellings, holds }: ServerProfile): boolean {
  return STYLE_NAMES.every((name) => !holds[name] || STYLES[name].some((one) => isUsable(spellings[one])));
}

/** True where some way of asking may make an empty answer believable, for more than this moment. */
export function canProveNone({ spellings, systemSeen }: ServerProfile): boolean {
  return systemSeen && SPELLINGS.some((one) => isProven(spellings[one]));
}
