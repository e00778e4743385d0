import { EVERYTHING_HELD, type ApiCall, type ApiKind, type GuardState } from '../../contract/guard-wire';
import * as safe from './captured';

const EXTERNAL_PROGRAM = /^(mailto|sms|tel|callto|sip|facetime|msteams|zoommtg|whatsapp):/i;

/** How the guard answers before the agent spoke: everything that could carry data elsewhere waits. */
const UNDECIDED: GuardState = {
  state: 'undecided',
  thirdParty: true,
  allow: [],
  read: [],
  write: [],
  kinds: EVERYTHING_HELD,
};

/** Longest wait for a first verdict. A cold worker takes 0.8 s; a page that waits longer looks broken. */
const UNDECIDED_WAIT_MS = 1500;
/** A question may wait for the user to answer the sheet. */
const QUESTION_WAIT_MS = 120_000;

export interface Gate {
  /** What to do now, without waiting. `wait`: ask. */
  now(call: ApiCall): 'allow' | 'wait' | 'stop';
  /** The same for calls that cannot wait well: where nothing is decided, the agent is made to read the page first. */
  hurried(call: ApiCall): 'allow' | 'wait' | 'stop';
  /** For calls that cannot wait at all: whether this one may go on; a denial is noted. */
  atOnce(call: ApiCall): boolean;
  /** Answers later, and true when the call may go on. No promise: the page could put its own `then` between two of ours. */
  decide(call: ApiCall, answer: (allowed: boolean) => void): void;
  request(url: unknown, method: string): ApiCall;
  denied(call: ApiCall): void;
  setState(state: GuardState): void;
  answer(id: number, allow: boolean): void;
}

export interface GateParts {
  ask(id: number, call: ApiCall): void;
  denied(call: ApiCall): void;
  hurry(): void;
  /** True once the agent of this guard is gone for good: another one has taken over, or the extension was removed. */
  isOrphaned(): boolean;
}

/** The state of the guard in one page. One instance a realm. */
export function createGate(parts: GateParts): Gate {
  let state = UNDECIDED;
  let read: RegExp | null = null;
  let write: RegExp | null = null;
  let questions = 0;
  // Lists without a prototype: writing to a new index of an array runs a setter that the page left on `Array.prototype`.
  const answers = safe.create(null) as Record<number, ((allow: boolean) => void) | undefined>;
  let waiting = safe.create(null) as Record<number, () => void>;
  let waiters = 0;

  /** Held and resumed states alternate with every change of the page: each list of sources is compiled once. */
  const compiled = safe.create(null) as Record<string, RegExp>;
  const compile = (sources: readonly string[]) => {
    let all = '';
    for (let index = 0; index < sources.length; index += 1) all += `${all && '|'}(?:${sources[index] ?? ''})`;
    return all === '' ? null : (compiled[all] ??= new safe.RegExpClass(all, 'i'));
  };
  const matches = (pattern: RegExp | null, url: string) => pattern !== null && safe.exec(pattern, url) !== null;

  function requestEffect(call: ApiCall): 'allow' | 'wait' | 'stop' {
    const url = new safe.URLClass(call.url);
    const protocol = safe.protocolOf(url);
    if (protocol !== 'http:' && protocol !== 'https:' && protocol !== 'ws:' && protocol !== 'wss:') return 'allow';
    if (isElsewhere(url)) {
      if (!state.thirdParty) return 'allow';
      return state.state === 'undecided' ? 'wait' : 'stop';
    }
    const isRead = call.method === 'GET' || call.method === 'HEAD';
    return matches(isRead ? read : write, call.url) ? 'wait' : 'allow';
  }

  function isElsewhere(url: URL): boolean {
    const origin = safe.originOf(url);
    const host = safe.hostOf(url);
    // WebSocket addresses have their own origin; the host decides for them.
    if (origin === safe.pageOrigin || host === safe.pageHost) return false;
    for (let index = 0; index < state.allow.length; index += 1) {
      const allowed = state.allow[index];
      if (allowed === origin || allowed === host || allowed === safe.hostnameOf(url)) return false;
    }
    return true;
  }

  const effect = (call: ApiCall): 'allow' | 'wait' | 'stop' => {
    const found = effectNow(call);
    // An agent that never came must not mean "open"; one that was there and died does.
    return found !== 'allow' && state.state === 'closed' && parts.isOrphaned() ? 'allow' : found;
  };

  const effectNow = (call: ApiCall): 'allow' | 'wait' | 'stop' => {
    if (state.state === 'open') return 'allow';
    if (call.kind === 'request') return requestEffect(call);
    // An address that stays in the portal and takes nothing away is no share: portals open their own windows all day.
    if (call.url !== '' && requestEffect({ ...call, kind: 'request' }) === 'allow' && !leavesBrowser(call.url))
      return 'allow';
    const kind = state.kinds[call.kind];
    return kind === 'hold' ? 'wait' : kind;
  };

  function hurried(call: ApiCall): 'allow' | 'wait' | 'stop' {
    const first = effect(call);
    if (first === 'allow' || state.state !== 'undecided') return first;
    parts.hurry();
    return effect(call);
  }

  const leavesBrowser = (url: string) => matches(EXTERNAL_PROGRAM, url);

  function whenSettled(go: () => void): void {
    if (state.state !== 'undecided') {
      go();
      return;
    }
    let isDone = false;
    const once = () => {
      if (!isDone) go();
      isDone = true;
    };
    waiting[(waiters += 1)] = once;
    safe.later(once, UNDECIDED_WAIT_MS);
  }

  function ask(call: ApiCall, answer: (allowed: boolean) => void): void {
    const id = (questions += 1);
    answers[id] = answer;
    safe.later(() => reply(id, false), QUESTION_WAIT_MS);
    parts.ask(id, call);
  }

  function reply(id: number, allow: boolean): void {
    const answer = answers[id];
    answers[id] = undefined;
    answer?.(allow);
  }

  return {
    now: effect,
    hurried,
    atOnce(call) {
      if (hurried(call) === 'allow') return true;
      parts.denied(call);
      return false;
    },
    decide(call, answer) {
      if (effect(call) === 'allow') {
        answer(true);
        return;
      }
      whenSettled(() => {
        const after = effect(call);
        if (after === 'allow') answer(true);
        else if (after === 'wait' && state.state === 'closed') ask(call, answer);
        else {
          // Still undecided: an agent that never came must not mean "open".
          parts.denied(call);
          answer(false);
        }
      });
    },
    request(url, method) {
      const text = safe.toText(url);
      let absolute = text;
      try {
        absolute = safe.href(new safe.URLClass(text, safe.baseOf(safe.pageDocument)));
      } catch {
        // Not an address: the original function says so itself.
        absolute = 'about:invalid';
      }
      return { kind: 'request', url: absolute, method };
    },
    denied: (call) => parts.denied(call),
    setState(next) {
      state = next;
      read = compile(next.read);
      write = compile(next.write);
      if (next.state === 'undecided') return;
      const resume = waiting;
      const last = waiters;
      waiting = safe.create(null) as Record<number, () => void>;
      waiters = 0;
      for (let index = 1; index <= last; index += 1) resume[index]?.();
    },
    answer: reply,
  };
}

export function apiCall(kind: Exclude<ApiKind, 'request'>, url = '', method = 'GET'): ApiCall {
  return { kind, url, method };
}
