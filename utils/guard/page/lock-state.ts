import type { ActionCode } from '../../ascmi/actions';
import { ACTIONS } from '../../ascmi/actions';
import { GATED_ACTIONS } from '../../contract/outbound-urls';
import type { Effect, TabView } from '../../contract/views';

/** What one frame holds right now. */
export interface LockState {
  /** False until the background spoke for the first time: everything that discloses is held. */
  readonly isKnown: boolean;
  readonly navigationSeq: number;
  effect(action: ActionCode): Effect;
  /** Whether a control that shows its recipient must be asked about although its action is free. */
  readonly recipientsMatter: boolean;
  /** Actions that are not free. */
  closed(): readonly ActionCode[];
  /** Takes a view; false if it is older than what is shown, or speaks of an earlier page. */
  apply(
    view: Pick<TabView, 'version' | 'navigationSeq' | 'effects'> & Partial<Pick<TabView, 'recipientsMatter'>>,
  ): boolean;
  /** Everything to hold, at once. Views of an earlier `navigationSeq` are dropped from now on. */
  lock(navigationSeq: number): void;
  /** The page is changing and nobody knows yet whether the member does: everything is held, nothing is forgotten. */
  hold(): void;
  /** The change did not concern the member: the last view holds again. */
  resume(): void;
  /** Resolves when it is known again what holds, or after `waitMs`. */
  known(waitMs: number): Promise<void>;
}

type Sleep = (ms: number) => Promise<void>;

/** Starts closed. A lock needs nobody's answer; only a newer view opens. */
export function createLockState(sleep: Sleep): LockState {
  let version = -1;
  let seq = 0;
  let effects: Readonly<Record<ActionCode, Effect>> | null = null;
  let isHeld = false;
  let recipientsMatter = false;
  let waiting: (() => void)[] = [];
  const announce = () => {
    const resume = waiting;
    waiting = [];
    for (const resolve of resume) resolve();
  };

  const effect = (action: ActionCode): Effect => {
    if (!ACTIONS[action].gated) return 'allow';
    // An action that the view does not name is one that an older background does not know: held.
    return (isHeld ? null : effects)?.[action] ?? 'hold';
  };

  return {
    get isKnown() {
      return effects !== null && !isHeld;
    },
    get navigationSeq() {
      return seq;
    },
    get recipientsMatter() {
      return recipientsMatter;
    },
    effect,
    closed: () => GATED_ACTIONS.filter((action) => effect(action) !== 'allow'),
    apply(view) {
      if (view.navigationSeq < seq || view.version <= version) return false;
      ({ version, navigationSeq: seq, effects, recipientsMatter = true } = view);
      isHeld = false;
      announce();
      return true;
    },
    hold() {
      isHeld = true;
    },
    resume() {
      isHeld = false;
      if (effects !== null) announce();
    },
    lock(navigationSeq) {
      seq = Math.max(seq, navigationSeq);
      effects = null;
      isHeld = false;
    },
    known(waitMs) {
      if (effects !== null && !isHeld) return Promise.resolve();
      return Promise.race([new Promise<void>((resolve) => waiting.push(resolve)), sleep(waitMs)]);
    },
  };
}
