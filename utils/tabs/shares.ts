import type { AuditEffect, AuditLog } from '../audit/entry';
import type { Pseudonymize } from '../audit/pseudonym';
import type { ShareAnswers, ShareAttempt } from '../contract/messages';
import type { CoverStart } from '../contract/cover';
import { SHORTEST_REASON, type ShareVerdict, type SheetView } from '../contract/views';
import { createSharedWork } from '../decision/shared-work';
import { modeFor } from '../policy/modes';
import type { Mode } from '../contract/settings';
import { coverStartOf } from './covers';
import { decidingRecords } from './deciding-records';
import { decisionEvent } from './audit-event';
import type { TabPicture, TabService, WriteBack } from './service';
import { effectOf, evaluateShare, type Evaluation } from './evaluate';
import { partiesOf, recipientMemoryKey } from './recipient';
import { shareContext } from './share-context';
import { isResolvable, needsNotice, sheetOf, undecidedSheet } from './sheet';
import { withAnswers, withAttempt, type OpenAttempt, type TabStore } from './store';

export interface ShareServiceOptions {
  readonly tabs: TabService;
  readonly store: TabStore;
  readonly audit: AuditLog;
  readonly pseudonym: Pseudonymize;
  readonly writeBack?: WriteBack;
  readonly now: () => number;
  readonly newId: () => string;
  readonly language: 'en' | 'es';
  /** Recipients that a person named on a sheet, for this browser session: hint -> answers. */
  readonly memory: RecipientMemory;
  /** Opens the network wall for one allowed share, before the page hears of it. */
  letPass(picture: TabPicture, attempt: ShareAttempt): Promise<void>;
}

export interface RecipientMemory {
  get(key: string): Promise<ShareAnswers | undefined>;
  set(key: string, answers: ShareAnswers): Promise<void>;
}

/** A share that rests on a consent is decided on an answer no older than this (`registry` section 3). Milliseconds. */
const FRESH_MS = 5_000;

/** Decides single attempts to share: what a person clicked, or a page's script did. */
export class ShareService {
  readonly #options: ShareServiceOptions;
  readonly #work = createSharedWork();

  constructor(options: ShareServiceOptions) {
    this.#options = options;
  }

  async attempt(tabId: number, frameId: number, navigationSeq: number, attempt: ShareAttempt): Promise<ShareVerdict> {
    const picture = await this.#options.tabs.settled(tabId);
    const open: OpenAttempt = { id: this.#options.newId(), frameId, navigationSeq, attempt };
    if (picture?.view.phase === 'clear') return { effect: 'allow', attemptId: open.id };
    if (picture) await this.#options.store.update(tabId, (tab) => (tab ? withAttempt(tab, open) : tab));
    const obstacle = obstacleOf(picture, frameId);
    if (!picture || obstacle !== null) return this.#undecided(picture, open, obstacle ?? 'unchecked');
    const remembered = await this.#remembered(picture, attempt);
    return this.#decide(picture, remembered ? { ...open, answers: remembered } : open);
  }

  /** The person answered on the sheet: the same attempt is decided again. */
  async resolve(
    tabId: number,
    attemptId: string,
    answers: ShareAnswers,
    remember: boolean,
  ): Promise<ShareVerdict | null> {
    const picture = await this.#options.tabs.settled(tabId);
    const open = openIn(picture, attemptId);
    if (!picture || !open) return null;
    const key = recipientMemoryKey(picture.portal.origin, open.attempt);
    if (remember && key !== null) await this.#options.memory.set(key, answers);
    await this.#options.store.update(tabId, (tab) => (tab ? withAnswers(tab, attemptId, answers) : tab));
    return this.#decide(picture, { ...open, answers });
  }

  /** The sheet as it would be under these answers. */
  async preview(tabId: number, attemptId: string, answers: ShareAnswers): Promise<SheetView | null> {
    const picture = await this.#options.tabs.settled(tabId);
    const open = openIn(picture, attemptId);
    if (!picture || !open) return null;
    return this.#sheet(picture, { ...open, answers }, this.#evaluate(picture, { ...open, answers }));
  }

  /** What the cover sheet of an open share says; null where the share is not open any more, or nothing may be sent. */
  async cover(tabId: number, attemptId: string): Promise<CoverStart | null> {
    const picture = await this.#options.tabs.settled(tabId);
    const open = openIn(picture, attemptId);
    if (!picture || !open) return null;
    const evaluation = this.#evaluate(picture, open);
    return effectOf(evaluation.decision.outcome) === 'allow'
      ? coverStartOf(picture, evaluation, open.attempt.recipient)
      : null;
  }

  /**
   * A person goes on after a warning. Only a WARN, a stop in warning mode, or a share that waits for its notice becomes an allowed one. Going
   * past a warning takes a reason, which is written down.
   */
  async proceed(tabId: number, attemptId: string, reason = ''): Promise<OpenAttempt | null> {
    const explanation = reason.trim();
    const isReasoned = explanation.length >= SHORTEST_REASON;
    const picture = await this.#options.tabs.settled(tabId);
    const undecided = picture?.tab.attempts.find(({ id }) => id === attemptId);
    const obstacle = obstacleOf(picture, undecided?.frameId ?? 0);
    if (picture && undecided && obstacle !== null) {
      if (!isReasoned || this.#mode(picture, undecided.attempt) !== 'warn') return null;
      await this.#recordUndecided(picture, undecided, obstacle, 'proceeded', explanation);
      await this.#options.letPass(picture, undecided.attempt);
      return undecided;
    }
    const found = openIn(picture, attemptId);
    if (!picture || !found) return null;
    const answers = found.answers ?? (await this.#remembered(picture, found.attempt));
    const open = answers ? { ...found, answers } : found;
    const evaluation = this.#evaluate(picture, open);
    if (needsNotice(picture, evaluation)) {
      // The person says that the notice is there; what they warrant is on record.
      await this.#record(picture, open, evaluation, 'allowed');
      await this.#options.letPass(picture, open.attempt);
      return open;
    }
    if (!isReasoned || (evaluation.decision.outcome !== 'WARN' && this.#mode(picture, open.attempt) !== 'warn'))
      return null;
    await this.#record(picture, open, evaluation, 'proceeded', explanation);
    await this.#options.letPass(picture, open.attempt);
    return open;
  }

  /** The worker knows nothing of this tab, the page has not shown yet whom it is about, or it is about several: nothing leaves unasked. */
  async #undecided(
    picture: TabPicture | null,
    open: OpenAttempt,
    reason: 'several' | 'unchecked',
  ): Promise<ShareVerdict> {
    if (picture && this.#mode(picture, open.attempt) === 'observe') {
      await this.#recordUndecided(picture, open, reason, 'observed');
      return { effect: 'allow', attemptId: open.id };
    }
    const sheet = undecidedSheet(open, picture, reason, this.#options.language);
    const effect = isResolvable(sheet) ? 'ask' : 'stop';
    await this.#recordUndecided(picture, open, reason, effect === 'ask' ? 'asked' : 'stopped');
    return { effect, attemptId: open.id, sheet };
  }

  async #recordUndecided(
    picture: TabPicture | null,
    { attempt: { action, channel } }: OpenAttempt,
    reason: 'several' | 'unchecked',
    effect: 'stopped' | 'asked' | 'proceeded' | 'observed',
    explanation?: string,
  ): Promise<void> {
    const portal = picture?.portal.origin ?? '';
    const said = explanation === undefined ? {} : { explanation };
    await this.#options.audit.append({ type: 'undecided', portal, action, channel, reason, effect, ...said });
  }

  async #decide(picture: TabPicture, open: OpenAttempt): Promise<ShareVerdict> {
    let current = picture;
    let evaluation = this.#evaluate(current, open);
    const isOld = this.#options.now() - (current.tab.answer?.checkedAtMs ?? 0) > FRESH_MS;
    const deciding = decidingRecords(evaluation.decision);
    const mustAsk = isOld
      ? deciding.length > 0 || isHeldByOutage(evaluation)
      : await this.#hasMoved(current, evaluation, deciding);
    if (mustAsk) {
      current = (await this.#options.tabs.recheck(current.tab.tabId)) ?? current;
      evaluation = this.#evaluate(current, open);
    }
    const isObserved = this.#mode(current, open.attempt) === 'observe';
    const lawful = isObserved ? 'allow' : effectOf(evaluation.decision.outcome);
    const effect = lawful === 'allow' && !isObserved && needsNotice(current, evaluation) ? 'ask' : lawful;
    await this.#record(current, open, evaluation, isObserved ? 'observed' : AUDIT_EFFECTS[effect]);
    if (effect === 'allow') {
      await this.#options.letPass(current, open.attempt);
      return { effect, attemptId: open.id };
    }
    const sheet = this.#sheet(current, open, evaluation);
    // `ask` keeps the click, so that it goes through without a second one when the sheet is answered.
    return { effect: isResolvable(sheet) ? 'ask' : 'stop', attemptId: open.id, sheet };
  }

  /** Nothing goes out on a consent that was changed since it was shown, be it a second ago. */
  async #hasMoved(picture: TabPicture, { decision }: Evaluation, deciding: readonly string[]): Promise<boolean> {
    if (deciding.length === 0 || effectOf(decision.outcome) === 'stop') return false;
    return !(await this.#options.tabs.stillStand(picture, deciding));
  }

  #evaluate(picture: TabPicture, open: OpenAttempt): Evaluation {
    const context = { ...shareContext(picture, this.#options.now(), open.answers), work: this.#work };
    return evaluateShare(context, open.attempt.action, partiesOf(open.attempt, picture.policy, open.answers));
  }

  #sheet(picture: TabPicture, open: OpenAttempt, evaluation: Evaluation): SheetView {
    return sheetOf(open, picture, evaluation, this.#options.language, this.#options.now());
  }

  async #remembered({ portal }: TabPicture, attempt: ShareAttempt): Promise<ShareAnswers | undefined> {
    const key = recipientMemoryKey(portal.origin, attempt);
    return key === null ? undefined : this.#options.memory.get(key);
  }

  #mode({ policy, portal }: TabPicture, { action }: ShareAttempt): Mode {
    return modeFor(policy, portal, action);
  }

  async #record(
    picture: TabPicture,
    open: OpenAttempt,
    evaluation: Evaluation,
    effect: AuditEffect,
    explanation?: string,
  ): Promise<void> {
    const member = await this.#options.pseudonym(picture.subject.identifiers);
    const { action, channel } = open.attempt;
    const line = decisionEvent({ member, portal: picture.portal.origin, action, channel, effect, evaluation });
    const event = explanation === undefined ? line : { ...line, explanation };
    const record = await this.#options.audit.append(event);
    await this.#options.writeBack?.(event, record, picture.subject.identifiers);
  }
}

/** Why a share from this frame cannot be decided; null where it can. */
function obstacleOf(picture: TabPicture | null, frameId: number): 'several' | 'unchecked' | null {
  const frame = picture?.tab.reports.find((report) => report.frameId === frameId);
  if (picture?.subject.kind === 'several' || frame?.findings.subject === 'several') return 'several';
  return picture?.tab.answer ? null : 'unchecked';
}

/** An attempt that may still be decided: the page has not moved on, and the member is known. */
function openIn(picture: TabPicture | null, attemptId: string): OpenAttempt | undefined {
  return picture?.tab.answer ? picture.tab.attempts.find(({ id }) => id === attemptId) : undefined;
}

const AUDIT_EFFECTS = { allow: 'allowed', ask: 'asked', stop: 'stopped' } as const;

/** The registry may be back: whoever is held only because it could not be asked should not have to find that out. */
function isHeldByOutage({ decision }: Evaluation): boolean {
  return decision.lookup === 'UNAVAILABLE' && effectOf(decision.outcome) !== 'allow';
}
