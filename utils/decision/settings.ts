import { isCategory, type Category } from '../ascmi/categories';
import { isFormCode, type FormCode } from '../ascmi/forms';
import { DEFAULT_ZONE } from '../fhir/zones';
import type { DecisionPolicy, PreferenceOutcome } from './types';

/** The switches in force for one decision: policy over the defaults, and only what is well-formed. */
export interface Settings {
  readonly declinedButLawful: Readonly<Record<string, PreferenceOutcome>>;
  readonly newAscmiReplacesAll: boolean;
  readonly rejectedMeans: 'refusal' | 'draft';
  readonly timeZone: string;
  readonly systemAliases: Readonly<Record<string, string>>;
  readonly formCategories: Readonly<Partial<Record<FormCode, readonly Category[]>>>;
  readonly rules: Readonly<Record<string, unknown>>;
}

/** Law needs no consent, the member said no: claims go on, everything else is warned about. Product decision, counsel may change it. */
const DECLINED_BUT_LAWFUL: Settings['declinedButLawful'] = { HPAYMT: 'PERMIT', TREAT: 'WARN', default: 'WARN' };

const DEFAULTS: Settings = {
  declinedButLawful: DECLINED_BUT_LAWFUL,
  newAscmiReplacesAll: false,
  rejectedMeans: 'refusal',
  timeZone: DEFAULT_ZONE,
  systemAliases: {},
  formCategories: {},
  rules: {},
};

type Loose = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Loose =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * Accepts the switches on their own and in the places that the managed policy keeps them in (`decision.…`, `registry.rejectedMeans`).
 * A malformed switch counts as not given.
 */
export function settingsOf(policy: DecisionPolicy | undefined): Settings {
  if (!isObject(policy) || Object.keys(policy).length === 0) return DEFAULTS;
  const nested = isObject(policy['decision']) ? policy['decision'] : {};
  const pick = (key: string): unknown => policy[key] ?? nested[key];
  const registry = isObject(policy['registry']) ? policy['registry'] : {};
  const rejected = pick('rejectedMeans') ?? registry['rejectedMeans'];
  const zone = pick('timeZone');
  return {
    declinedButLawful: { ...DECLINED_BUT_LAWFUL, ...entriesOf(pick('declinedButLawful'), isPreference) },
    newAscmiReplacesAll: pick('newAscmiReplacesAll') === true,
    rejectedMeans: rejected === 'draft' ? 'draft' : 'refusal',
    timeZone: typeof zone === 'string' && zone !== '' ? zone : DEFAULT_ZONE,
    systemAliases: { ...identifierAliases(policy), ...entriesOf(pick('systemAliases'), isString) },
    formCategories: formCategoriesOf(pick('formCategories')),
    rules: isObject(pick('rules')) ? (pick('rules') as Loose) : {},
  };
}

const isString = (value: unknown): value is string => typeof value === 'string';
const isPreference = (value: unknown): value is PreferenceOutcome =>
  value === 'PERMIT' || value === 'WARN' || value === 'DENY';

function entriesOf<T>(value: unknown, is: (entry: unknown) => entry is T): Record<string, T> {
  if (!isObject(value)) return {};
  return Object.fromEntries(Object.entries(value).filter((entry): entry is [string, T] => is(entry[1])));
}

/** `identifierSystems` of the managed policy names the registry's own system for a CIN and an MBI. */
function identifierAliases(policy: Loose): Record<string, string> {
  const systems = entriesOf(policy['identifierSystems'], isString);
  const ours: Readonly<Record<string, string>> = {
    cin: 'urn:ascmi-consent-guard:cin',
    mbi: 'http://hl7.org/fhir/sid/us-mbi',
  };
  return Object.fromEntries(
    Object.entries(systems).flatMap(([kind, system]) => {
      const own = ours[kind];
      return own === undefined || own === system ? [] : [[system, own]];
    }),
  );
}

function formCategoriesOf(value: unknown): Settings['formCategories'] {
  if (!isObject(value)) return {};
  const forms: Partial<Record<FormCode, readonly Category[]>> = {};
  for (const [form, categories] of Object.entries(value)) {
    if (isFormCode(form) && Array.isArray(categories)) forms[form] = (categories as unknown[]).filter(isCategory);
  }
  return forms;
}
