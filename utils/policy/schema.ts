import * as z from 'zod/mini';
import { CATEGORIES } from '../ascmi/categories';
import { RECIPIENT_KINDS, SENDER_KINDS } from '../ascmi/parties';
import { compile } from '../forms/compile';
import { isBlocking } from '../forms/model';
import { OVERRIDE_REASONS } from '../ascmi/override-reasons';

/** Chromium's policy schema has no unions: there `true`, `false` and `unknown` arrive as words; Firefox may deliver booleans. */
const tristate = z.pipe(
  z.union([z.boolean(), z.enum(['true', 'false', 'unknown'])]),
  z.transform((value) => (value === 'unknown' ? ('unknown' as const) : value === true || value === 'true')),
);

const origin = z
  .string()
  .check(
    z.refine(
      (value) => URL.canParse(value) && ['http:', 'https:'].includes(new URL(value).protocol),
      'an origin such as https://portal.example',
    ),
  );

const mode = z.enum(['observe', 'warn', 'enforce']);
/** By action code; a code of a newer version is ignored. */
const actionModes = z.record(z.string(), mode);

const portal = z.object({
  origin,
  id: z.optional(z.string()),
  adapter: z._default(z.string(), 'generic'),
  categories: z.optional(z.array(z.enum(CATEGORIES))),
  sender: z.optional(z.enum(SENDER_KINDS)),
  part2: z.optional(tristate),
  calAim: z.optional(tristate),
  allowHosts: z.optional(z.array(z.string())),
  mode: z.optional(mode),
  actionModes: z.optional(actionModes),
});

/** Each recipient is asked about for each purpose: more would make one look-up a burst of requests. */
const MAX_ACTORS = 5;

const registry = z.object({
  kind: z.enum(['local', 'fhir', 'cds-hooks']),
  baseUrl: z.optional(origin),
  auth: z.optional(
    z.object({
      kind: z.enum(['none', 'header', 'smart']),
      name: z.optional(z.string()),
      value: z.optional(z.string()),
      clientId: z.optional(z.string()),
      scope: z.optional(z.string()),
    }),
  ),
  rejectedMeans: z.optional(z.enum(['refusal', 'draft'])),
  /** The number of a test person (CIN) that the registry holds: proves searches at servers that give no hit by themselves. */
  knownMember: z.optional(z.string()),
  /** Forget what a remote registry answered as soon as another member is asked about, instead of after a while. */
  forgetOnMemberChange: z.optional(z.boolean()),
  /** For `cds-hooks`: what a permit of the service stands for. */
  consult: z.optional(
    z.object({
      form: z.optional(z.enum(['ascmi-ab133', 'ascmi-non-ab133'])),
      /** NPIs of the recipients on whose behalf the service is asked, one question each. Empty: asked about nobody in particular. */
      actorNpis: z.optional(z.array(z.string().check(z.regex(/^\d{10}$/))).check(z.maxLength(MAX_ACTORS))),
    }),
  ),
});

const recipient = z.object({
  match: z.string().check(z.minLength(3)),
  kind: z.enum(RECIPIENT_KINDS),
  name: z.optional(z.string()),
  npi: z.optional(z.string()),
  state: z.optional(z.string()),
});

const preference = z.enum(['PERMIT', 'WARN', 'DENY']);

const decision = z.looseObject({
  declinedButLawful: z.optional(z.record(z.string(), preference)),
  newAscmiReplacesAll: z.optional(z.boolean()),
  undecidedWaitMs: z.optional(z.number().check(z.minimum(100), z.maximum(10_000))),
  presumeTreatingRecipient: z.optional(z.boolean()),
  cinImpliesMediCal: z.optional(z.boolean()),
  rules: z.optional(z.record(z.string(), z.unknown())),
});

/**
 * What an administrator or the options page may set. Every key is optional: what is missing falls through to the options, then to
 * the defaults. Unknown keys are ignored, so that a policy written for a newer version does not switch an older one off.
 * One schema a top-level key: a mistake in one of them must not take the others down.
 */
export const SETTINGS_SCHEMAS = {
  schemaVersion: z.literal(1),
  mode,
  /** A mark beside each member of a list. Off: a list asks the registry about nobody. */
  listMarks: z.boolean(),
  actionModes,
  override: z.object({
    reasons: z.optional(z.array(z.enum(OVERRIDE_REASONS))),
    secondPerson: z.optional(z.boolean()),
  }),
  obligations: z.object({ notice: z.optional(z.enum(['ask', 'portal'])) }),
  organization: z.object({
    name: z.optional(z.string()),
    npi: z.optional(z.string()),
    kind: z.optional(z.enum(SENDER_KINDS)),
    part2: z.optional(tristate),
    privacyOfficer: z.optional(z.string()),
  }),
  registry,
  identifierSystems: z.object({ cin: z.optional(z.string()), mbi: z.optional(z.string()) }),
  portals: z.array(z.unknown()),
  recipients: z.array(z.unknown()),
  adapters: z.array(z.unknown()),
  /** FHIR Questionnaires of the official forms, each an object or its JSON text; each stands in for the shipped one of its document. */
  forms: z.array(z.unknown()),
  decision,
  audit: z.object({
    upload: z.optional(z.object({ kind: z.enum(['none', 'registry']) })),
    retentionDays: z.optional(z.number().check(z.minimum(1))),
  }),
  /** Days after which an unfinished form is forgotten. */
  formDrafts: z.object({ days: z.optional(z.number().check(z.minimum(1), z.maximum(90))) }),
  /** How many days ahead the popup lists consents that end; 0 lists none. */
  reminders: z.object({ days: z.optional(z.int().check(z.minimum(0), z.maximum(180))) }),
  timeZone: z.string().check(z.refine(isTimeZone, 'an IANA time zone such as America/Los_Angeles')),
} as const;

export const PORTAL_SCHEMA = portal;
export const RECIPIENT_SCHEMA = recipient;

export type SettingsKey = keyof typeof SETTINGS_SCHEMAS;
type Parsed = { [K in SettingsKey]: z.output<(typeof SETTINGS_SCHEMAS)[K]> };
export type Portal = z.output<typeof portal>;
export type Recipient = z.output<typeof recipient>;

/** Settings as read: only the keys that were there and right. */
export type Settings = Partial<Omit<Parsed, 'portals' | 'recipients'>> & {
  portals?: Portal[];
  recipients?: Recipient[];
};

export interface SettingsReading {
  readonly settings: Settings;
  /** What was wrong, as paths: `portals.1`, `registry`. Shown to the administrator; holds no values. */
  readonly problems: readonly string[];
}

/** Reads settings key by key and list entry by list entry; what does not parse is left out and named. */
export function parseSettings(raw: Readonly<Record<string, unknown>>): SettingsReading {
  const settings: Record<string, unknown> = {};
  const problems: string[] = [];
  for (const [key, schema] of Object.entries(SETTINGS_SCHEMAS)) {
    if (raw[key] === undefined) continue;
    const reading = schema.safeParse(raw[key]);
    if (!reading.success) problems.push(key);
    else if (key === 'portals') settings[key] = parseEntries(raw[key], portal, key, problems);
    else if (key === 'recipients') settings[key] = parseEntries(raw[key], recipient, key, problems);
    else settings[key] = reading.data;
    if (key === 'forms' && reading.success) problems.push(...brokenForms(reading.data as readonly unknown[]));
  }
  const chosen = settings['registry'] as Parsed['registry'] | undefined;
  if (chosen && chosen.kind !== 'local' && !chosen.baseUrl) {
    delete settings['registry'];
    problems.push('registry.baseUrl');
  }
  if (chosen?.auth?.kind === 'smart' && !chosen.auth.clientId) problems.push('registry.auth.clientId');
  return { settings: settings, problems };
}

function parseEntries<T>(
  raw: unknown,
  schema: { safeParse(value: unknown): z.core.util.SafeParseResult<T> },
  key: string,
  problems: string[],
): T[] {
  return (raw as unknown[]).flatMap((entry, index) => {
    const reading = schema.safeParse(entry);
    if (reading.success) return [reading.data];
    problems.push(`${key}.${index}`);
    return [];
  });
}

/** Questionnaires that cannot be used, each with the item and the reason: `forms.0 item-3 choice-unreadable`. Codes only, no wording. */
function brokenForms(forms: readonly unknown[]): string[] {
  return forms.flatMap((form, index) => {
    const compiled = compile(decodeJson(form));
    if (compiled.ok) return [];
    return compiled.error
      .filter(isBlocking)
      .map(({ linkId, code }) => `forms.${index} ${linkId} ${code}`.replace('  ', ' '));
  });
}

/** Chromium's policy schema cannot describe an adapter or a form, so they travel as JSON text; what does not parse is refused by its reader. */
export function decodeJson(raw: unknown): unknown {
  if (typeof raw !== 'string') return raw;
  try {
    return JSON.parse(raw) as unknown;
  } catch {
    return raw;
  }
}

function isTimeZone(value: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: value }).resolvedOptions().timeZone.length > 0;
  } catch {
    return false;
  }
}
