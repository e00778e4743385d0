import type { ActionCode } from '../ascmi/actions';
import type { Category } from '../ascmi/categories';
import type { RecipientKind, SenderKind, Tristate } from '../ascmi/parties';
import type { PortalHealth } from './health';

/** `observe`: written down, never stopped. `warn`: stopped until the person has read why, and goes on. `enforce`: stopped. */
export type Mode = 'observe' | 'warn' | 'enforce';

/** Settings that the options page shows. A key that the administrator's policy sets is in `SettingsView.locked`. */
export interface SettingsValues {
  readonly mode: Mode;
  /** Actions that are treated otherwise than `mode` says, on every portal that has no mode of its own. */
  readonly actionModes: Readonly<Partial<Record<ActionCode, Mode>>>;
  /** Members of a list get a mark each. */
  readonly listMarks: boolean;
  readonly organization: {
    readonly name: string;
    readonly npi?: string;
    readonly kind: SenderKind;
    readonly part2: Tristate;
    readonly privacyOfficer?: string;
  };
  readonly registry: RegistrySettings;
  readonly portals: readonly PortalSettings[];
  readonly recipients: readonly RecipientSettings[];
  /** FHIR Questionnaires that stand in for the shipped forms, as they were loaded. */
  readonly forms: readonly unknown[];
}

export type SettingsKey = keyof SettingsValues;

/** `secret` never travels to the page: the page only learns that one is stored, and sends one only to replace it. */
export type RegistrySettings =
  | { readonly kind: 'local' }
  | {
      readonly kind: 'fhir' | 'cds-hooks';
      readonly baseUrl: string;
      readonly auth:
        | { readonly kind: 'none' }
        | { readonly kind: 'header'; readonly name: string; readonly secretStored: boolean; readonly secret?: string }
        | { readonly kind: 'smart'; readonly clientId: string; readonly scope?: string };
    };

export interface PortalSettings {
  readonly origin: string;
  readonly adapter: string;
  readonly categories: readonly Category[];
  /** The browser has granted this origin to the extension. Ignored when written. */
  readonly granted: boolean;
  /** Set by the administrator: may not be removed. Ignored when written. */
  readonly managed: boolean;
  /** Where this portal differs from what holds everywhere (`mode-rule.ts`). */
  readonly mode?: Mode | undefined;
  readonly actionModes?: Readonly<Partial<Record<ActionCode, Mode>>> | undefined;
  /** The administrator's policy sets the modes. Ignored when written. */
  readonly modesLocked?: boolean;
  /** What was last seen of the adapter. Ignored when written. */
  readonly health?: PortalHealth;
}

/** One line of the recipients' directory. `match` as in policy: `fax:+15555550100`, `email:desk@clinic.example`, `domain:clinic.example`. */
export interface RecipientSettings {
  readonly match: string;
  readonly kind: RecipientKind;
  readonly name?: string;
  readonly npi?: string;
  readonly state?: string;
}

export interface SettingsView {
  readonly values: SettingsValues;
  readonly locked: readonly SettingsKey[];
  /** Paths of settings that did not parse and are therefore not in force: `portals.1`, `registry.baseUrl`. */
  readonly problems: readonly string[];
  readonly version: string;
}

/** What `settings.write` changes: whole top-level keys. The reply holds what is in force afterwards. */
export type SettingsPatch = Partial<SettingsValues>;

/** `none`: the registry in force needs nobody to sign in. */
export type RegistryAccount = 'none' | 'signed-in' | 'signed-out';

/** `problem` is a SignInProblem code where the last sign-in came to nothing. */
export interface SignInReply {
  readonly account: RegistryAccount;
  readonly problem: string | null;
  /** Origins of the sign-in server that the browser does not let us call yet. */
  readonly missing: readonly string[];
}

/** `problem` is a RegistryProblem code; `summary` is one line in words for the person who sets it up. */
export type RegistryCheck =
  { readonly ok: true; readonly summary: string } | { readonly ok: false; readonly problem: string };
