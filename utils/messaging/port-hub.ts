import type { Push } from '../contract/messages';

/** What the hub needs of a browser port. */
export interface PushPort {
  readonly sender?: { readonly tab?: { readonly id?: number }; readonly frameId?: number } | undefined;
  postMessage(message: unknown): void;
  onDisconnect: { addListener(listener: () => void): void };
}

/** Agents come back to a new worker within a second or so; after this the person has moved on. */
const WAIT_MS = 10_000;
/** A tab that is gone leaves its messages behind. */
const MAX_WAITING = 50;

/**
 * The open life-lines of page scripts, by tab and frame. A cache in memory: when the worker dies the ports die with it, the
 * agents connect again, and nothing is lost, because what they must know is in storage.
 */
export class PortHub {
  readonly #ports = new Map<number, Map<number, PushPort>>();
  /** What was meant for a frame that is on its way back to a new worker. */
  #waiting: { readonly tabId: number; readonly frameId: number; readonly message: Push; readonly untilMs: number }[] =
    [];
  readonly #now: () => number;

  /** `now` in milliseconds. */
  constructor(now: () => number) {
    this.#now = now;
  }

  add(port: PushPort): void {
    const tabId = port.sender?.tab?.id;
    const frameId = port.sender?.frameId;
    if (tabId === undefined || frameId === undefined) return;
    const frames = this.#ports.get(tabId) ?? new Map<number, PushPort>();
    this.#ports.set(tabId, frames);
    frames.set(frameId, port);
    port.onDisconnect.addListener(() => {
      if (frames.get(frameId) === port) frames.delete(frameId);
      if (frames.size === 0 && this.#ports.get(tabId) === frames) this.#ports.delete(tabId);
    });
    const due = this.#waiting.filter((one) => one.tabId === tabId && one.frameId === frameId);
    this.#waiting = this.#waiting.filter((one) => !due.includes(one));
    for (const { message, untilMs } of due) if (untilMs > this.#now()) port.postMessage(message);
  }

  /** To one frame, or to all of the tab that are there. What is meant for one frame waits a while for its life-line: a sheet, an answer. */
  push(tabId: number, message: Push, frameId?: number): void {
    const frames = this.#ports.get(tabId);
    const targets =
      frameId === undefined
        ? [...(frames?.values() ?? [])]
        : [frames?.get(frameId)].filter((port) => port !== undefined);
    if (targets.length === 0 && frameId !== undefined) this.#keep(tabId, frameId, message);
    for (const port of targets) {
      try {
        port.postMessage(message);
      } catch {
        // The page went away between two events; its disconnect event follows.
      }
    }
  }

  #keep(tabId: number, frameId: number, message: Push): void {
    const now = this.#now();
    this.#waiting = this.#waiting.filter(({ untilMs }) => untilMs > now).slice(-MAX_WAITING + 1);
    this.#waiting.push({ tabId, frameId, message, untilMs: now + WAIT_MS });
  }

  has(tabId: number, frameId: number): boolean {
    return this.#ports.get(tabId)?.has(frameId) ?? false;
  }
}
