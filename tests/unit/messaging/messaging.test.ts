import { describe, expect, test, vi } from 'vitest';
import { PROTOCOL_VERSION } from '../../../utils/contract/messages';
import { createClient } from '../../../utils/messaging/client';
import { PortHub } from '../../../utils/messaging/port-hub';
import { createRouter, type NoteHandlers, type RequestHandlers, type Sender } from '../../../utils/messaging/router';

const never = new Promise<void>(() => undefined);
const soon = (ms: number) => (ms >= 1000 ? never : Promise.resolve());

describe('client', () => {
  test('a message that nobody received is sent again until a new worker answers', async () => {
    const send = vi
      .fn()
      .mockRejectedValueOnce(new Error('Receiving end does not exist'))
      .mockResolvedValue({ ok: true, value: { done: true } });
    const client = createClient({ send, isAlive: () => true, sleep: soon });
    expect(await client.request('member.recheck', {})).toEqual({ ok: true, value: { done: true } });
    expect(send).toHaveBeenCalledTimes(2);
  });

  test('after an update under the page the answer is "outdated", not a retry', async () => {
    const send = vi.fn().mockRejectedValue(new Error('Extension context invalidated'));
    const client = createClient({ send, isAlive: () => false, sleep: soon });
    expect(await client.request('member.recheck', {})).toEqual({ ok: false, error: 'outdated' });
    expect(send).not.toHaveBeenCalled();
  });

  test('a worker that never answers is a timeout', async () => {
    const client = createClient({ send: () => never, isAlive: () => true, sleep: () => Promise.resolve() });
    expect(await client.request('member.recheck', {}, 1)).toEqual({ ok: false, error: 'timeout' });
  });
});

const page: Sender = {
  tabId: 4,
  frameId: 0,
  documentId: null,
  origin: 'https://portal.example',
  topOrigin: 'https://portal.example',
  isOwnPage: false,
};
const own: Sender = {
  tabId: 5,
  frameId: 0,
  documentId: null,
  origin: 'chrome-extension://x',
  topOrigin: 'chrome-extension://x',
  isOwnPage: true,
};

function router(handle: () => Promise<unknown>) {
  const onBug = vi.fn();
  const requests = {
    'settings.read': { from: 'own', parse: (payload: unknown) => payload, handle },
    'page.report': { from: 'page', parse: () => null, handle },
  } as unknown as RequestHandlers;
  return { onBug, route: createRouter(requests, {} as NoteHandlers, onBug) };
}
const message = (type: string, protocol: number = PROTOCOL_VERSION) => ({ protocol, type, payload: {} });

describe('router', () => {
  test('a page script cannot ask for what belongs to our own pages', async () => {
    const { route } = router(async () => 'secret');
    expect(await route(message('settings.read'), page)).toEqual({ ok: false, problem: 'refused' });
    expect(await route(message('settings.read'), own)).toEqual({ ok: true, value: 'secret' });
  });

  test('a payload that does not parse, and an inherited name, are refused', async () => {
    const { route } = router(async () => 1);
    expect(await route(message('page.report'), page)).toEqual({ ok: false, problem: 'refused' });
    expect(await route(message('toString'), page)).toEqual({ ok: false, problem: 'refused' });
  });

  test('a page script of another version is told to reload', async () => {
    const { route } = router(async () => 1);
    expect(await route(message('settings.read', 0), own)).toEqual({ ok: false, problem: 'outdated' });
  });

  test('a bug in a handler is reported by type, without the error text', async () => {
    const { route, onBug } = router(() => Promise.reject(new Error('90000001A')));
    expect(await route(message('settings.read'), own)).toEqual({ ok: false, problem: 'refused' });
    expect(onBug).toHaveBeenCalledWith('settings.read');
  });

  test('what is not our envelope is left alone', async () => {
    const { route } = router(async () => 1);
    expect(await route({ hello: 1 }, page)).toBeUndefined();
  });
});

describe('the hub', () => {
  const push = { type: 'attempt.settled', attemptId: 'a', effect: 'stop' } as const;
  function portOf(frameId: number) {
    let close: () => void = () => undefined;
    const port = {
      sender: { tab: { id: 7 }, frameId },
      postMessage: vi.fn(),
      onDisconnect: { addListener: (listener: () => void) => (close = listener) },
    };
    return { port, close: () => close() };
  }

  test('pushes to one frame or all, and forgets a port that closed', () => {
    const hub = new PortHub(() => 0);
    const ports = [portOf(0), portOf(3)];
    for (const { port } of ports) hub.add(port);
    hub.push(7, push);
    hub.push(7, push, 3);
    expect(ports.map(({ port }) => port.postMessage.mock.calls.length)).toEqual([1, 2]);
    ports[1]!.close();
    expect(hub.has(7, 3)).toBe(false);
  });

  test('what is meant for one frame waits for its life-line, once and not for ever', () => {
    let now = 0;
    const hub = new PortHub(() => now);
    hub.push(7, push, 3);
    const [other, first, second] = [portOf(0), portOf(3), portOf(3)];
    for (const { port } of [other, first, second]) hub.add(port);
    expect([other, first, second].map(({ port }) => port.postMessage.mock.calls.length)).toEqual([0, 1, 0]);
    for (const { close } of [first, second]) close();
    hub.push(7, push, 3);
    now = 60_000;
    const late = portOf(3);
    hub.add(late.port);
    expect(late.port.postMessage).not.toHaveBeenCalled();
  });
});
