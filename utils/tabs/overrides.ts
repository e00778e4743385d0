import type { OverrideAnswer, OverrideStatement } from '../contract/messages';
import { decisionEvent } from './audit-event';
import { evaluateOverride } from './override';
import { partiesOf } from './recipient';
import type { TabPicture } from './service';
import { shareContext } from './share-context';
import type { ShareServiceOptions } from './shares';
import type { OpenAttempt } from './store';

/** The shortest statement that says anything. */
const MIN_STATEMENT = 10;

/**
 * Goes past a stop: one attempt, for as long as the pass of any allowed share lasts. The record is in the log before anything leaves; if it
 * cannot be written, nothing does.
 */
export class OverrideService {
  readonly #options: ShareServiceOptions;

  constructor(options: ShareServiceOptions) {
    this.#options = options;
  }

  /** Answers with the attempt that may go, or with what is wrong. */
  async override(
    tabId: number,
    attemptId: string,
    statement: OverrideStatement,
  ): Promise<OverrideAnswer & { readonly open?: OpenAttempt }> {
    const picture = await this.#options.tabs.settled(tabId);
    const open = picture?.tab.attempts.find(({ id }) => id === attemptId);
    if (!picture || !open || !picture.tab.answer) return { done: false, problem: 'gone' };
    const problem = problemOf(statement, picture);
    if (problem) return { done: false, problem };
    const context = shareContext(picture, this.#options.now(), open.answers);
    const parties = partiesOf(open.attempt, picture.policy, open.answers);
    const { reason } = statement;
    const evaluation = picture.policy.override.reasons.includes(reason)
      ? evaluateOverride(context, open.attempt.action, parties, reason)
      : null;
    if (!evaluation) return { done: false, problem: 'not-allowed' };
    const member = await this.#options.pseudonym(picture.subject.identifiers);
    const { action, channel } = open.attempt;
    const portal = picture.portal.origin;
    const { recipient } = evaluation.case.request;
    await this.#options.audit.append({
      type: 'override',
      member,
      portal,
      action,
      recipient: recipient.kind,
      ...statement,
    });
    await this.#options.audit.append(
      decisionEvent({ member, portal, action, channel, effect: 'overridden', evaluation }),
    );
    await this.#options.letPass(picture, open.attempt);
    return { done: true, open };
  }
}

function problemOf(statement: OverrideStatement, picture: TabPicture): OverrideAnswer['problem'] | null {
  const { reason, explanation, discloser, receivedBy, facility, approver } = statement;
  // 42 CFR 2.51(c): to whom and at which facility, by whom, when (the log's own time), and the nature of the emergency.
  const isComplete =
    explanation.trim().length >= MIN_STATEMENT &&
    discloser.trim() !== '' &&
    (reason !== 'OVRER' || (receivedBy?.trim() && facility?.trim()));
  if (!isComplete) return 'incomplete';
  const second = approver?.trim().toLowerCase() ?? '';
  if (picture.policy.override.secondPerson && (second === '' || second === discloser.trim().toLowerCase())) {
    return 'second-person';
  }
  // The log holds pseudonyms: what is typed must not bring the member back into it.
  const typed = Object.values(statement).join(' ').toUpperCase().replace(/[\s-]/g, '');
  const isNamed = picture.subject.identifiers.some(({ value }) =>
    typed.includes(value.toUpperCase().replace(/[\s-]/g, '')),
  );
  return isNamed ? 'names-member' : null;
}
