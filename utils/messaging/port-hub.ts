import type { Push } from '../contract/messages';

/** What the hub needs of a browser port. */
export interface PushPort {
  readonly sender?: { readonly tab?: { readonly id?: number }; readonly frameId?: number } | undefined;
  postMessage(message: unknown): void;
  onDisconnect: { addListener(listener: () => void): void };
}

/**
 * The open life-lines of page scripts, by tab and frame. A cache in memory: when the worker dies the ports die with it, the
 * agents connect again, and nothing is lost, because what they must know is in storage.
 */
export class PortHub {
  readonly #ports = new Map<number, Map<number, PushPort>>();

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
  }

  push(tabId: number, message: Push, frameId?: number): boolean {
    const frames = this.#ports.get(tabId);
    if (!frames) return false;
    const targets =
      frameId === undefined ? [...frames.values()] : [frames.get(frameId)].filter((port) => port !== undefined);
    for (const port of targets) {
      try {
        port.postMessage(message);
      } catch {
        // The page went away between two events; its disconnect event follows.
      }
    }
    return targets.length > 0;
  }

  has(tabId: number, frameId: number): boolean {
    return this.#ports.get(tabId)?.has(frameId) ?? false;
  }
}
