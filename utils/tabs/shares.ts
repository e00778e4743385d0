import type { RecipientKind } from '../ascmi/parties';
import type { AuditEffect, AuditLog } from '../audit/entry';
import type { Pseudonymize } from '../audit/pseudonym';
import type { ShareAttempt } from '../contract/messages';
import type { ShareVerdict } from '../contract/views';
import { modeFor } from '../policy/modes';
import type { Mode } from '../contract/settings';
import { decisionEvent } from './audit-event';
import type { TabPicture, TabService } from './service';
import { effectOf, evaluateShare, type Evaluation, type ShareContext, type ShareParties } from './evaluate';
import { partiesOf, recipientMemoryKey } from './recipient';
import { isResolvable, sheetOf, severalSheet, uncheckedSheet } from './sheet';
import { withAttempt, type OpenAttempt, type TabStore } from './store';

export interface ShareServiceOptions {
  readonly tabs: TabService;
  readonly store: TabStore;
  readonly audit: AuditLog;
  readonly pseudonym: Pseudonymize;
  readonly now: () => number;
  readonly newId: () => string;
  readonly language: 'en' | 'es';
  /** Recipients that a person named on a sheet, for this browser session: hint -> kind. */
  readonly memory: RecipientMemory;
  /** Opens the network wall for one allowed share, before the page hears of it. */
  letPass(picture: TabPicture, attempt: ShareAttempt): Promise<void>;
}

export interface RecipientMemory {
  get(key: string): Promise<RecipientKind | undefined>;
  set(key: string, kind: RecipientKind): Promise<void>;
}

/** A share that rests on a consent is decided on an answer no older than this (`registry` section 3). Milliseconds. */
const FRESH_MS = 5_000;

/** Decides single attempts to share: what a person clicked, or a page's script did. */
export class ShareService {
  readonly #options: ShareServiceOptions;

  constructor(options: ShareServiceOptions) {
    this.#options = options;
  }

  async attempt(tabId: number, frameId: number, navigationSeq: number, attempt: ShareAttempt): Promise<ShareVerdict> {
    const picture = await this.#options.tabs.settled(tabId);
    const open: OpenAttempt = { id: this.#options.newId(), frameId, navigationSeq, attempt };
    if (picture?.view.phase === 'clear') return { effect: 'allow', attemptId: open.id };
    // The worker knows nothing of this tab (it was reset under the page): nothing leaves until the page has reported again.
    if (!picture)
      return { effect: 'stop', attemptId: open.id, sheet: uncheckedSheet(open, null, this.#options.language) };
    await this.#options.store.update(tabId, (tab) => (tab ? withAttempt(tab, open) : tab));
    // Observing stops nothing; where there is no member to decide about, there is nothing to write down either.
    const isUndecidable = picture.subject.kind !== 'single' || !picture.tab.answer;
    if (this.#mode(picture, attempt) === 'observe' && isUndecidable) return { effect: 'allow', attemptId: open.id };
    const frame = picture.tab.reports.find((report) => report.frameId === frameId);
    const isSeveral = picture.subject.kind === 'several' || frame?.findings.subject === 'several';
    if (isSeveral)
      return { effect: 'stop', attemptId: open.id, sheet: severalSheet(open, picture, this.#options.language) };
    if (!picture.tab.answer) {
      // Still scanning: the page has not shown yet whom it is about. Nothing leaves, and the person is told to wait.
      return { effect: 'stop', attemptId: open.id, sheet: uncheckedSheet(open, picture, this.#options.language) };
    }
    const remembered = await this.#remembered(picture, attempt);
    return this.#decide(picture, open, partiesOf(attempt, picture.policy, remembered));
  }

  /** The person named the recipient on the sheet: the same attempt is decided again. */
  async resolve(
    tabId: number,
    attemptId: string,
    recipient: RecipientKind,
    remember: boolean,
  ): Promise<ShareVerdict | null> {
    const picture = await this.#options.tabs.settled(tabId);
    const open = picture?.tab.attempts.find(({ id }) => id === attemptId);
    if (!picture || !open || !picture.tab.answer) return null;
    const key = recipientMemoryKey(picture.portal.origin, open.attempt);
    if (remember && key !== null) await this.#options.memory.set(key, recipient);
    return this.#decide(picture, open, partiesOf(open.attempt, picture.policy, recipient));
  }

  /** A person goes on after a warning. Only a WARN, or an ASK that a person may answer, becomes an allowed share this way. */
  async proceed(tabId: number, attemptId: string): Promise<OpenAttempt | null> {
    const picture = await this.#options.tabs.settled(tabId);
    const open = picture?.tab.attempts.find(({ id }) => id === attemptId);
    if (!picture || !open || !picture.tab.answer) return null;
    const remembered = await this.#remembered(picture, open.attempt);
    const evaluation = evaluateShare(
      this.#context(picture),
      open.attempt.action,
      partiesOf(open.attempt, picture.policy, remembered),
    );
    if (evaluation.decision.outcome !== 'WARN' && this.#mode(picture, open.attempt) !== 'warn') return null;
    await this.#record(picture, open, evaluation, 'proceeded');
    await this.#options.letPass(picture, open.attempt);
    return open;
  }

  async #decide(picture: TabPicture, open: OpenAttempt, parties: ShareParties): Promise<ShareVerdict> {
    let current = picture;
    let evaluation = evaluateShare(this.#context(current), open.attempt.action, parties);
    if (restsOnConsent(evaluation) && this.#options.now() - (current.tab.answer?.checkedAtMs ?? 0) > FRESH_MS) {
      current = (await this.#options.tabs.recheck(current.tab.tabId)) ?? current;
      evaluation = evaluateShare(this.#context(current), open.attempt.action, parties);
    }
    const isObserved = this.#mode(current, open.attempt) === 'observe';
    const effect = isObserved ? 'allow' : effectOf(evaluation.decision.outcome);
    await this.#record(current, open, evaluation, isObserved ? 'observed' : AUDIT_EFFECTS[effect]);
    if (effect === 'allow') {
      await this.#options.letPass(current, open.attempt);
      return { effect, attemptId: open.id };
    }
    const sheet = sheetOf(open, current, parties, evaluation, this.#options.language);
    // `ask` keeps the click, so that it goes through without a second one when the sheet is answered.
    return { effect: isResolvable(sheet) ? 'ask' : 'stop', attemptId: open.id, sheet };
  }

  async #remembered({ portal }: TabPicture, attempt: ShareAttempt): Promise<RecipientKind | undefined> {
    const key = recipientMemoryKey(portal.origin, attempt);
    return key === null ? undefined : this.#options.memory.get(key);
  }

  #mode({ policy, portal }: TabPicture, { action }: ShareAttempt): Mode {
    return modeFor(policy, portal, action);
  }

  #context({ subject, portal, policy, tab }: TabPicture): ShareContext {
    const now = new Date(this.#options.now()).toISOString();
    const answer = tab.answer ?? {
      outcome: 'UNAVAILABLE' as const,
      records: [] as const,
      checkedAtMs: this.#options.now(),
      problem: 'timeout' as const,
    };
    return { subject, portal, policy, answer, now };
  }

  async #record(picture: TabPicture, open: OpenAttempt, evaluation: Evaluation, effect: AuditEffect): Promise<void> {
    const member = await this.#options.pseudonym(picture.subject.identifiers);
    const { action, channel } = open.attempt;
    await this.#options.audit.append(
      decisionEvent({ member, portal: picture.portal.origin, action, channel, effect, evaluation }),
    );
  }
}

const AUDIT_EFFECTS = { allow: 'allowed', ask: 'asked', stop: 'stopped' } as const;

function restsOnConsent({ decision }: Evaluation): boolean {
  return Object.values(decision.perCategory).some(({ record }) => record !== undefined);
}
