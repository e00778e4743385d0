import type { ActionCode } from '../ascmi/actions';
import type { Category } from '../ascmi/categories';
import type { OverrideReason } from '../ascmi/override-reasons';
import type { Mode } from '../contract/settings';
import type { RecipientKind, SenderKind, Tristate } from '../ascmi/parties';
import type { DecisionPolicy } from '../decision/types';

export type ActionModes = Readonly<Partial<Record<ActionCode, Mode>>>;

/** How a portal is read and what is known about it. `origin` has no path: `https://portal.example`. */
export interface PortalPolicy {
  readonly origin: string;
  /** Names the portal in `urn:ascmi-consent-guard:mrn:<portal id>`. Default: the host name. */
  readonly id: string;
  /** Adapter id, or `generic`. */
  readonly adapter: string;
  /** Categories that everything on this portal belongs to, e.g. an SUD programme's own system. */
  readonly categories: readonly Category[];
  /** Sender kind where it differs from the organisation's. */
  readonly sender?: SenderKind;
  readonly part2?: Tristate;
  /** Hosts that the portal itself needs while a tab is locked: `cdn.example`. */
  readonly allowHosts: readonly string[];
  readonly calAim: Tristate;
  /** Where this portal differs from the overall mode (`modes.ts`). */
  readonly mode?: Mode;
  readonly actionModes?: ActionModes;
}

export interface DirectoryEntry {
  /** `fax:+15555550100`, `email:desk@clinic.example`, `domain:clinic.example`, `direct:…`, `npi:…`, `name:Example Clinic`, `origin:https://…` */
  readonly match: string;
  readonly kind: RecipientKind;
  readonly name?: string;
  readonly npi?: string;
  readonly state?: string;
}

export type RegistryPolicy =
  | { readonly kind: 'local' }
  | {
      readonly kind: 'fhir' | 'cds-hooks';
      readonly baseUrl: string;
      readonly auth: RegistryAuth;
      /** CIN of a test person that the registry holds. */
      readonly knownMember?: string;
      /** Answers are forgotten as soon as another member is asked about. */
      readonly forgetOnMemberChange?: boolean;
      readonly consult?: ConsultPolicy;
    };

/** What a decision service (`cds-hooks`) is asked, and what its permit stands for. */
export interface ConsultPolicy {
  /** The form behind the service's consents: decides which sensitive categories a permit speaks about. Absent: none. */
  readonly form?: 'ascmi-ab133' | 'ascmi-non-ab133';
  /** NPIs of the recipients asked about; a verdict then counts for that recipient and nobody else. */
  readonly actorNpis?: readonly string[];
}

export type RegistryAuth =
  | { readonly kind: 'none' }
  | { readonly kind: 'header'; readonly name: string; readonly value: string }
  /** SMART App Launch: a person signs in. Without a client identifier nobody can, and the registry counts as not reached. */
  | { readonly kind: 'smart'; readonly clientId: string; readonly scope?: string };

/** The settings in force: managed policy over options over defaults, parsed and complete. `keys` of contracts section 4. */
export interface EffectivePolicy {
  readonly schemaVersion: 1;
  readonly mode: Mode;
  /** Members of a list are looked up as they come into view, and get a mark each. */
  readonly listMarks: boolean;
  /** Where an action differs from the overall mode, on every portal that has no mode of its own. */
  readonly actionModes: ActionModes;
  readonly override: {
    /** Reasons that a person may give; none switches the way off. The law table decides each case all the same. */
    readonly reasons: readonly OverrideReason[];
    /** A second person must approve by name. */
    readonly secondPerson: boolean;
  };
  readonly obligations: {
    /** The 42 CFR 2.32 notice: `ask` holds a share that needs it until the person says that it is there; `portal` leaves it to the portal's forms. */
    readonly notice: 'ask' | 'portal';
  };
  readonly organization: {
    readonly name: string;
    readonly npi?: string;
    readonly kind: SenderKind;
    readonly part2: Tristate;
    readonly privacyOfficer?: string;
  };
  readonly registry: RegistryPolicy;
  readonly identifierSystems: { readonly cin: string; readonly mbi: string };
  readonly portals: readonly PortalPolicy[];
  readonly recipients: readonly DirectoryEntry[];
  /** Portal adapters from policy, unparsed: `utils/portals` reads them. */
  readonly adapters: readonly unknown[];
  /** Official Questionnaires that compile (`utils/forms`), at most one a document in force. */
  readonly forms: readonly unknown[];
  readonly decision: DecisionPolicy & {
    readonly undecidedWaitMs: number;
    readonly presumeTreatingRecipient: boolean;
    readonly cinImpliesMediCal: boolean;
  };
  /** `upload`: `registry` writes each decision back to the FHIR server as an AuditEvent. */
  readonly audit: { readonly upload: { readonly kind: 'none' | 'registry' }; readonly retentionDays: number };
  /** Days after its last change until an unfinished form is forgotten. */
  readonly formDrafts: { readonly days: number };
  /** Days ahead that the popup lists consents which end; 0: none. */
  readonly reminders: { readonly days: number };
  readonly timeZone: string;
}

export interface PolicyReader {
  /** Last known at once; never waits for the browser's managed storage. */
  current(): Promise<EffectivePolicy>;
  /** True where managed storage delivered something. */
  managedKeys(): Promise<readonly string[]>;
  onChange(listener: (policy: EffectivePolicy) => void, signal: AbortSignal): void;
}
