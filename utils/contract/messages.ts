import type { ActionCode } from '../ascmi/actions';
import type { Identifier } from '../ascmi/identifiers';
import type { Outcome } from '../ascmi/outcomes';
import type { RecipientKind } from '../ascmi/parties';
import type { PurposeCode } from '../ascmi/purposes';
import type { Category } from '../ascmi/categories';
import type { OverrideReason } from '../ascmi/override-reasons';
import type { AuditPage, AuditSummary, ChainCheck } from './audit-view';
import type { EmbeddedRequests } from './embedded-messages';
import type { FrameFindings } from './findings';
import type { DraftLine } from './form-drafts';
import type { FilingResult, FormResult, FormStart, PartyHit } from './form';
import type { ListedPerson, MarkState } from './marks';
import type { DiscardReason, OutboxLine } from './outbox-view';
import type { RegistryCheck, RegistrySettings, SettingsPatch, SettingsView, SignInReply } from './settings';
import type { ReminderList } from './reminders';
import type { TaughtLines, TeachingResult } from './teaching';
import type { CoverStart } from './cover';
import type { BannerView, PopupView, ShareVerdict, SheetView, TabView } from './views';

/** Raised whenever a message changes shape: a page script of an older version is told to reload, not guessed at. */
export const PROTOCOL_VERSION = 2;
export const AGENT_PORT = 'agent';

/** What the page shows about where a share goes. Raw screen values: matched against policy's directory in the background, never logged. */
export interface RecipientHints {
  readonly fax?: string;
  readonly email?: string;
  readonly direct?: string;
  readonly npi?: string;
  readonly name?: string;
  readonly origin?: string;
}

export interface ShareAttempt {
  readonly action: ActionCode;
  /** How the page tried: a click, a navigation, an API call. */
  readonly channel: 'click' | 'key' | 'submit' | 'navigation' | 'print' | 'copy' | 'drag' | 'api';
  /** The control's visible name; shown on the sheet. Page text, so it never enters the audit log. */
  readonly controlLabel: string;
  readonly recipient: RecipientHints;
  readonly purpose?: PurposeCode;
}

/** What a person said on the sheet. */
export interface ShareAnswers {
  readonly recipient?: RecipientKind;
  readonly purpose?: PurposeCode;
  /** Contained beside what the page shows. */
  readonly categories?: readonly Category[];
}

/** A person's statement for going past a stop. Goes into the audit log as it is, so it must not name the member. */
export interface OverrideStatement {
  readonly reason: OverrideReason;
  /** The nature of the emergency, or why else. */
  readonly explanation: string;
  /** Who discloses. */
  readonly discloser: string;
  /** Medical personnel, and their facility (42 CFR 2.51(c)(1)). */
  readonly receivedBy?: string;
  readonly facility?: string;
  /** The second person, where policy asks for one. */
  readonly approver?: string;
}

export interface OverrideAnswer {
  readonly done: boolean;
  readonly problem?: 'gone' | 'incomplete' | 'second-person' | 'names-member' | 'not-allowed';
}

/** A corner (`n` or `s`, `e` or `w`), and whether the banner is a small pill there. Says nothing about anybody. */
export interface BannerPlace {
  readonly corner: 'ne' | 'nw' | 'se' | 'sw';
  readonly collapsed: boolean;
}

/** What a frame is told at its start. */
export interface PageSetup {
  readonly isPortal: boolean;
  /** The tab's portal origin, also for frames whose own is opaque. */
  readonly portalOrigin: string;
  /** `CompiledAdapter` of `utils/portals`, or null for the generic reader alone. */
  readonly adapter: unknown;
  readonly allowHosts: readonly string[];
  readonly undecidedWaitMs: number;
  /** Whether members of a list get a mark each. */
  readonly listMarks: boolean;
  /** Where the user has put the banner on this portal; null where it was never moved. */
  readonly place: BannerPlace | null;
}

/** Requests: type -> payload and reply. Tab, frame and origin are taken from the sender, never from the payload. */
export interface Requests extends EmbeddedRequests {
  /** A frame's first words: is this a portal, and how is it read? The adapter is compiled data, checked by the background. */
  'page.hello': { payload: Record<string, never>; reply: PageSetup };
  /** A frame needs a companion: the interface, the reader of members, the lexicon of sensitive content, or the marks of a list. The background puts its script beside the agent. */
  'companion.load': {
    payload: { companion: 'page-ui' | 'page-reader' | 'page-content' | 'page-marks' };
    reply: { done: boolean };
  };
  /** One state for each listed person, in order; null where nobody was asked. */
  'marks.read': { payload: { people: readonly ListedPerson[] }; reply: { marks: readonly (MarkState | null)[] } };
  'page.report': { payload: { navigationSeq: number; findings: FrameFindings }; reply: TabView };
  'share.attempt': { payload: { navigationSeq: number; attempt: ShareAttempt }; reply: ShareVerdict };
  /** Null where the attempt is not open any more: the member changed, or the page moved on. */
  'share.resolve': {
    payload: { attemptId: string; answers: ShareAnswers; remember: boolean };
    reply: ShareVerdict | null;
  };
  /** The sheet under other answers. Decides nothing: nothing leaves, nothing is logged. */
  'share.preview': { payload: { attemptId: string; answers: ShareAnswers }; reply: SheetView | null };
  'share.override': { payload: { attemptId: string; statement: OverrideStatement }; reply: OverrideAnswer };
  /** `reason`: why a person goes past a warning. `done` is false without one where the sheet asks for it. */
  'sheet.action': {
    payload: { attemptId: string; remedy: SheetView['remedies'][number]; reason?: string | undefined };
    reply: { done: boolean };
  };
  'member.recheck': { payload: { tabId?: number }; reply: { done: boolean } };
  'popup.read': { payload: { tabId: number }; reply: PopupView };
  /** Opens the form page for the tab's member; the page's address carries a random form id only. */
  'form.begin': { payload: { tabId?: number }; reply: { done: boolean } };
  /** Null where the form id is not known any more (the browser was closed): the form then starts empty. */
  'form.read': { payload: { formId: string }; reply: FormStart | null };
  /** Looks the typed identifiers up, so that an existing consent is seen before a second one is signed. */
  'form.lookup': { payload: { formId: string; identifiers: readonly Identifier[] }; reply: BannerView | null };
  /** Unfinished forms, newest first; `drafts.discard` answers with what is left. */
  'drafts.list': { payload: Record<string, never>; reply: readonly DraftLine[] };
  /** Shows the form's tab, or opens one. */
  'drafts.resume': { payload: { formId: string }; reply: { done: boolean } };
  'drafts.discard': { payload: { formId: string }; reply: readonly DraftLine[] };
  /** Consents that end soon, as far as they are known without asking a registry. */
  'reminders.list': { payload: Record<string, never>; reply: ReminderList };
  /** Opens a form about the member of that consent. False where it is not known any more. */
  'reminders.renew': { payload: { consentId: string }; reply: { done: boolean } };
  /** Lines of policy's recipient directory that fit what is being typed; a handful. */
  'form.parties': { payload: { text: string }; reply: readonly PartyHit[] };
  'consent.file': { payload: { result: FormResult }; reply: FilingResult };
  /** What a cover sheet starts from; handed out once. Null where it is not there any more. */
  'cover.read': { payload: { coverId: string }; reply: CoverStart | null };
  /** Opens a lesson in the tab: the teaching panel appears in the page. */
  'teach.begin': { payload: { tabId: number }; reply: { done: boolean } };
  /** Ends it with what was pointed at. Answered only in a tab whose lesson the popup opened. */
  'teach.finish': { payload: { lines: TaughtLines; keep: 'settings' | 'export' }; reply: TeachingResult };
  'settings.read': { payload: Record<string, never>; reply: SettingsView };
  'settings.write': { payload: { patch: SettingsPatch }; reply: SettingsView };
  /** Checks the given settings, not the stored ones; a missing `secret` means the stored one. */
  'registry.check': { payload: { registry: RegistrySettings }; reply: RegistryCheck };
  /** `before` exclusive. With `outcome`, only decisions with that outcome. */
  /** Whether somebody is signed in at the registry in force, if it wants that. Signing in opens the browser's own window. */
  'registry.account': { payload: Record<string, never>; reply: SignInReply };
  'registry.signIn': { payload: Record<string, never>; reply: SignInReply };
  'registry.signOut': { payload: Record<string, never>; reply: SignInReply };
  /** Everything that waits for the registry, oldest first; `retry` and `discard` answer with what is left. */
  'outbox.read': { payload: Record<string, never>; reply: readonly OutboxLine[] };
  'outbox.retry': { payload: { id: string }; reply: readonly OutboxLine[] };
  'outbox.discard': { payload: { id: string; reason: DiscardReason }; reply: readonly OutboxLine[] };
  'audit.page': { payload: { limit: number; before: number | null; outcome: Outcome | null }; reply: AuditPage };
  /** Numbers of the newest entries, or of the last `days`, for a roll-out in steps and for the privacy officer. */
  'audit.summary': { payload: { days?: number | undefined }; reply: AuditSummary };
  'audit.verify': { payload: Record<string, never>; reply: ChainCheck };
  /** NDJSON lines newest first, one page at a time; the page reverses them. `before: null` starts, and is logged as an export. */
  'audit.export': {
    payload: { limit: number; before: number | null };
    reply: { lines: readonly string[]; next: number | null };
  };
}

/** Notes: nobody waits for an answer, and losing one never opens a gate. */
export interface Notes {
  /** The person closed the sheet: the share stays stopped, and the frame that holds it may forget it. */
  'sheet.dismissed': { attemptId: string };
  'banner.placed': { place: BannerPlace };
  'share.passed': { navigationSeq: number; action: ActionCode; channel: ShareAttempt['channel'] };
  /** Traffic of the page that was denied without a sheet. Counted, because a page may try a hundred times a second. */
  'share.denied': { navigationSeq: number; action: ActionCode; count: number };
  'enforcement.failed': { what: 'banner.suppressed' | 'guard.tampered'; count: number };
}

/** Pushed to the page scripts over the port that is their life-line. */
export type Push =
  | { readonly type: 'tab.changed'; readonly view: TabView }
  | { readonly type: 'sheet.open'; readonly sheet: SheetView; readonly frameId: number }
  | { readonly type: 'attempt.settled'; readonly attemptId: string; readonly effect: 'allow' | 'stop' };

export type RequestType = keyof Requests;
export type NoteType = keyof Notes;

export interface Envelope {
  readonly protocol: typeof PROTOCOL_VERSION;
  readonly type: RequestType | NoteType;
  readonly payload: unknown;
}
