import type { Outcome } from '../../utils/ascmi/outcomes';
import type { AuditPage, AuditSummary, ChainCheck } from '../../utils/contract/audit-view';
import type { DiscardReason, OutboxLine } from '../../utils/contract/outbox-view';
import type {
  RegistryCheck,
  RegistrySettings,
  SettingsPatch,
  SettingsView,
  SignInReply,
} from '../../utils/contract/settings';
import type { EmbeddedApi } from './embedded/api';

/** What the settings page asks of the world. Null: no answer came. */
export interface OptionsApi {
  readonly embedded: EmbeddedApi;
  readonly write: (patch: SettingsPatch) => Promise<SettingsView | null>;
  /** Called inside the click, where alone a browser lets an extension ask for a permission. */
  readonly grant: (origins: readonly string[]) => Promise<boolean>;
  readonly checkRegistry: (registry: RegistrySettings) => Promise<RegistryCheck | null>;
  readonly account: () => Promise<SignInReply | null>;
  readonly signIn: () => Promise<SignInReply | null>;
  readonly signOut: () => Promise<SignInReply | null>;
  readonly outbox: () => Promise<readonly OutboxLine[] | null>;
  readonly retryOutbox: (id: string) => Promise<readonly OutboxLine[] | null>;
  readonly discardOutbox: (id: string, reason: DiscardReason) => Promise<readonly OutboxLine[] | null>;
  readonly auditPage: (before: number | null, outcome: Outcome | null) => Promise<AuditPage | null>;
  /** Of the last `days`, or of the newest entries whatever their age. */
  readonly auditSummary: (days?: number) => Promise<AuditSummary | null>;
  readonly verify: () => Promise<ChainCheck | null>;
  /** Saves the log as a file; `progress` is called with the entries prepared so far. False: no answer came. */
  readonly exportAudit: (progress: (done: number) => void) => Promise<boolean>;
}
