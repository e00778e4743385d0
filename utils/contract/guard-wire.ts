/**
 * The wire between the agent (isolated world) and the guard (the page's own world): plain strings over DOM events whose names hold
 * a secret. Nothing about a member crosses it. Whoever steals the secret can open the guard in its own page, which is a courtesy
 * layer anyway; it learns what a denied call tells it too, and the network rules do not listen here.
 *
 * Hand-off, without any name that a page could listen to or say itself:
 *   agent  window.status = secret      the one native text of a window that both worlds share and that has neither effect nor event
 *   guard  reads it                    both run before any page script, so that nobody else reads it
 *   guard  -> secret + UP: here        the agent takes the secret off the shelf at once
 *   agent  -> secret + DOWN            states and answers
 *
 * The other order of arrival works too: the guard looks again for a moment.
 */
export const SECRET_FORM = '^(-\\d+){4}$';
export const DOWN = ':down';
export const UP = ':up';

/** Kinds of page API that the guard wraps. */
export type ApiKind = 'request' | 'open' | 'print' | 'copy' | 'download' | 'share' | 'submit' | 'message';
export type KindEffect = 'allow' | 'hold' | 'stop';

/** `undecided`: no verdict yet. `open`: nothing is watched. `closed`: the rules below hold. */
export interface GuardState {
  readonly state: 'undecided' | 'open' | 'closed';
  /** True where requests to other origins are denied. */
  readonly thirdParty: boolean;
  /** Origins and hosts that always pass. */
  readonly allow: readonly string[];
  /** Regular expression sources for addresses of reading and of changing requests. */
  readonly read: readonly string[];
  readonly write: readonly string[];
  readonly kinds: Readonly<Record<Exclude<ApiKind, 'request'>, KindEffect>>;
}

export type DownMessage =
  | { readonly t: 'state'; readonly s: GuardState }
  | { readonly t: 'answer'; readonly id: number; readonly allow: boolean }
  | { readonly t: 'probe'; readonly id: number };

export interface ApiCall {
  readonly kind: ApiKind;
  readonly url: string;
  readonly method: string;
}

export type UpMessage =
  | ({ readonly t: 'ask'; readonly id: number } & ApiCall)
  | ({ readonly t: 'denied' } & ApiCall)
  /** A guard has come, or wants to know whether its agent still lives: answered by a state before this event returns. */
  | { readonly t: 'here' }
  /** A call that cannot wait: the agent reads the page now, and sends a state before this event returns, if it can. */
  | { readonly t: 'hurry' }
  | { readonly t: 'health'; readonly id: number; readonly intact: boolean };

/** Each message carries a sequence number: an old state never replaces a newer one. */
export interface Numbered<Message> {
  readonly n: number;
  readonly m: Message;
}

export const EVERYTHING_HELD: GuardState['kinds'] = {
  open: 'hold',
  print: 'hold',
  copy: 'hold',
  download: 'hold',
  share: 'hold',
  submit: 'hold',
  message: 'stop',
};
