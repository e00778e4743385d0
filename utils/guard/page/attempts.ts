import type { ActionCode } from '../../ascmi/actions';
import type { RecipientHints, ShareAttempt } from '../../contract/messages';
import type { ShareVerdict } from '../../contract/views';
import type { LockState } from './lock-state';

/** How long the consequences of an allowed gesture (a submit, a navigation, a request) pass without another question. */
const GRANT_MS = 10_000;
/** A sheet that nobody answers is forgotten. */
const SHEET_MS = 10 * 60_000;
/** A hand that clicks again while the first click is being made up for does not send twice. */
const COOL_DOWN_MS = 600;

/** A way out that somebody just tried. */
export interface Held {
  readonly action: ActionCode;
  readonly channel: ShareAttempt['channel'];
  readonly label: string;
  readonly recipient: RecipientHints;
  /** What makes two tries the same one: the element, or a text. */
  readonly key: unknown;
  /** True where a person did it; a grant covers consequences, not a second gesture. */
  readonly isGesture: boolean;
  /** Does it after all. `lost`: the page changed and it cannot be done. */
  readonly replay: () => 'done' | 'lost';
  readonly refuse?: () => void;
}

export interface AttemptParts {
  readonly state: LockState;
  readonly ask: (attempt: ShareAttempt) => Promise<ShareVerdict>;
  readonly onPassed: (action: ActionCode, channel: ShareAttempt['channel']) => void;
  readonly onStopped: (verdict: Exclude<ShareVerdict, { effect: 'allow' }>) => void;
  /** Allowed, but the page has changed: the user must do it again, and then it passes. */
  readonly onLost: (action: ActionCode, label: string) => void;
  /** The background did not answer: nothing passes, and the user is told. */
  readonly onFailed: (action: ActionCode) => void;
  /** A grant began or ended: the page's world is told. */
  readonly onGrants: () => void;
  readonly now: () => number;
  readonly later: (task: () => void, delayMs: number) => void;
  /** Longest wait for the first view. */
  readonly undecidedWaitMs: () => number;
}

export interface Attempts {
  /** `pass`: let it happen. `held`: prevent it; it is made up for when allowed. */
  handle(held: Held): 'pass' | 'held';
  isGranted(action: ActionCode): boolean;
  hasGrant(): boolean;
  /** The user answered a sheet. */
  settle(attemptId: string, effect: 'allow' | 'stop'): void;
  /** Another member or page: whatever waits was meant for the former one. */
  drop(): void;
  /** A member where nobody was before: nothing that waits was meant for another, so it is asked about again. */
  renew(): void;
}

export function createAttempts(parts: AttemptParts): Attempts {
  const { state, now } = parts;
  const pending = new Set<unknown>();
  const replayedAt = new Map<unknown, number>();
  const grants = new Map<ActionCode, number>();
  const sheets = new Map<string, Held>();
  /** One gesture that was allowed but lost its element: `action label`. */
  const again = new Set<string>();
  /** Answers of an earlier era speak of another member. */
  let era = 0;
  /** What was tried before this era is given up. */
  let oldestEra = 0;

  const isGranted = (action: ActionCode) => (grants.get(action) ?? 0) > now();
  /** Only a person's own gesture names a recipient; what follows from it was asked about with it. */
  const needsRecipient = (held: Held) =>
    state.recipientsMatter && held.isGesture && Object.keys(held.recipient).length > 0;
  const againKey = (held: Held) => `${held.action} ${held.label}`;

  function proceed(held: Held): void {
    grants.set(held.action, now() + GRANT_MS);
    parts.onGrants();
    parts.later(parts.onGrants, GRANT_MS + 10);
    replayedAt.set(held.key, now());
    parts.later(() => replayedAt.delete(held.key), COOL_DOWN_MS);
    if (held.replay() === 'done') return;
    again.add(againKey(held));
    parts.onLost(held.action, held.label);
  }

  async function question(held: Held): Promise<void> {
    const asked = era;
    if (!state.isKnown) {
      await state.known(parts.undecidedWaitMs());
      if (era !== asked) return questionAgain(held, asked);
      if (state.effect(held.action) === 'allow' && !needsRecipient(held)) {
        parts.onPassed(held.action, held.channel);
        proceed(held);
        return;
      }
    }
    const verdict = await parts.ask({
      action: held.action,
      channel: held.channel,
      controlLabel: held.label,
      recipient: held.recipient,
    });
    if (era !== asked) return questionAgain(held, asked);
    if (verdict.effect === 'allow') {
      proceed(held);
      return;
    }
    parts.onStopped(verdict);
    if (verdict.effect === 'stop') {
      refuse(held);
      return;
    }
    sheets.set(verdict.attemptId, held);
    parts.later(() => closeSheet(verdict.attemptId), SHEET_MS);
  }

  function questionAgain(held: Held, asked: number): Promise<void> | undefined {
    if (asked >= oldestEra) return question(held);
    refuse(held);
    return undefined;
  }

  function refuse(held: Held): void {
    held.refuse?.();
  }

  function closeSheet(attemptId: string): Held | undefined {
    const held = sheets.get(attemptId);
    sheets.delete(attemptId);
    if (held) refuse(held);
    return held;
  }

  function begin(): void {
    era += 1;
    grants.clear();
    again.clear();
    replayedAt.clear();
    for (const attemptId of [...sheets.keys()]) closeSheet(attemptId);
    parts.onGrants();
  }

  return {
    handle(held) {
      if (!held.isGesture && isGranted(held.action)) return 'pass';
      const isRepeat = pending.has(held.key) || (replayedAt.get(held.key) ?? -Infinity) + COOL_DOWN_MS > now();
      if (isRepeat) {
        // The first try answers for both.
        if (!held.isGesture) refuse(held);
        return 'held';
      }
      if (state.effect(held.action) === 'allow' && !needsRecipient(held)) {
        // Each gesture is a share of its own; what follows from one was told with it.
        if (held.isGesture || !isGranted(held.action)) parts.onPassed(held.action, held.channel);
        grants.set(held.action, now() + GRANT_MS);
        return 'pass';
      }
      if (held.isGesture && again.delete(againKey(held))) return 'pass';
      pending.add(held.key);
      question(held)
        .catch(() => {
          refuse(held);
          parts.onFailed(held.action);
        })
        .finally(() => pending.delete(held.key));
      return 'held';
    },
    isGranted,
    hasGrant: () => [...grants.values()].some((until) => until > now()),
    settle(attemptId, effect) {
      const held = sheets.get(attemptId);
      sheets.delete(attemptId);
      if (!held) return;
      if (effect === 'allow') proceed(held);
      else refuse(held);
    },
    drop() {
      begin();
      oldestEra = era;
    },
    renew: begin,
  };
}
