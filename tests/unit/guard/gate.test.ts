import { beforeAll, describe, expect, it, vi } from 'vitest';
import { EVERYTHING_HELD, type ApiCall, type GuardState } from '../../../utils/contract/guard-wire';
import type { createGate as CreateGate } from '../../../utils/guard/main/gate';
import { GATED_ACTIONS, outboundPatterns } from '../../../utils/contract/outbound-urls';

const PORTAL = 'https://portal.example';

let createGate: typeof CreateGate;
beforeAll(async () => {
  // The module takes the page's functions when it is loaded; Node has all but the document's.
  class Page {
    get baseURI() {
      return `${PORTAL}/chart`;
    }
  }
  const page = new Page();
  for (const [name, value] of Object.entries({
    Node: Page,
    XMLHttpRequest: Page,
    HTMLFormElement: Page,
    MutationObserver: Page,
    document: page,
    window: page,
  })) {
    vi.stubGlobal(name, value);
  }
  vi.stubGlobal('origin', PORTAL);
  ({ createGate } = await import('../../../utils/guard/main/gate'));
});

const closed: GuardState = {
  state: 'closed',
  thirdParty: true,
  allow: ['cdn.example'],
  read: outboundPatterns(GATED_ACTIONS, 'read'),
  write: outboundPatterns(GATED_ACTIONS, 'write'),
  kinds: EVERYTHING_HELD,
};

function setup() {
  const asked: { id: number; call: ApiCall }[] = [];
  const denied: ApiCall[] = [];
  const hurry = { now: (): void => undefined };
  const agent = { isDead: false };
  const gate = createGate({
    ask: (id, call) => asked.push({ id, call }),
    denied: (call) => denied.push(call),
    hurry: () => hurry.now(),
    isOrphaned: () => agent.isDead,
  });
  return { gate, asked, denied, hurry, agent };
}

const decision = (gate: ReturnType<typeof CreateGate>, call: ApiCall) =>
  new Promise<boolean>((resolve) => {
    gate.decide(call, resolve);
  });

const here = (path: string) => `${PORTAL}${path}`;

describe('the gate of the page world', () => {
  it('lets go what it held when its agent has died, but not when none ever came', () => {
    const { gate, agent } = setup();
    const call = gate.request('https://collector.example/x', 'GET');
    agent.isDead = true;
    expect(gate.now(call)).toBe('wait');
    agent.isDead = false;
    gate.setState(closed);
    expect(gate.now(call)).toBe('stop');
    agent.isDead = true;
    expect(gate.now(call)).toBe('allow');
  });

  it('lets own requests pass and holds others before anybody spoke', () => {
    const { gate } = setup();
    expect(gate.now(gate.request('/api/chart', 'GET'))).toBe('allow');
    expect(gate.now(gate.request('https://collector.example/x', 'GET'))).toBe('wait');
    expect(gate.now({ kind: 'print', url: '', method: 'GET' })).toBe('wait');
  });

  it('denies other hosts, holds own shares, and lets the portal work while closed', () => {
    const { gate } = setup();
    gate.setState(closed);
    expect(gate.now(gate.request('https://collector.example/x', 'GET'))).toBe('stop');
    expect(gate.now(gate.request(here('/fax/send'), 'POST'))).toBe('wait');
    expect(gate.now(gate.request(here('/notes'), 'POST'))).toBe('allow');
    expect(gate.now(gate.request('https://cdn.example/lib.js', 'GET'))).toBe('allow');
    expect(gate.now(gate.request('data:,x', 'GET'))).toBe('allow');
  });

  it('makes the agent read the page for a call that cannot wait', () => {
    const { gate, denied, hurry } = setup();
    const beacon = gate.request('https://collector.example/x', 'POST');
    expect(gate.atOnce(beacon)).toBe(false);
    hurry.now = () => gate.setState({ ...closed, state: 'open' });
    expect(gate.atOnce(beacon)).toBe(true);
    expect(denied).toEqual([beacon]);
  });

  it('leaves the destination of an allowed share to the network rules', () => {
    const { gate } = setup();
    gate.setState({ ...closed, state: 'undecided', thirdParty: false });
    expect(gate.now(gate.request('https://fax.example/in', 'POST'))).toBe('allow');
  });

  it('opens windows of the portal, and asks for others', () => {
    const { gate } = setup();
    gate.setState(closed);
    expect(gate.now({ kind: 'open', url: here('/chart/2'), method: 'GET' })).toBe('allow');
    expect(gate.now({ kind: 'open', url: 'https://collector.example/', method: 'GET' })).toBe('wait');
    expect(gate.now({ kind: 'open', url: 'mailto:a@b.example', method: 'GET' })).toBe('wait');
  });

  it('lets what waited go on when the page turns out to be free', async () => {
    const { gate, asked } = setup();
    const waiting = decision(gate, gate.request('https://collector.example/x', 'GET'));
    gate.setState({ ...closed, state: 'open' });
    expect(await waiting).toBe(true);
    expect(asked).toEqual([]);
  });

  it('denies what waited when the page turns out to be closed', async () => {
    const { gate, denied } = setup();
    const waiting = decision(gate, gate.request('https://collector.example/x', 'GET'));
    gate.setState(closed);
    expect(await waiting).toBe(false);
    expect(denied).toHaveLength(1);
  });

  it('asks for an own share, and does as it is told', async () => {
    const { gate, asked } = setup();
    gate.setState(closed);
    const [first, second] = [
      decision(gate, gate.request(here('/fax/send'), 'POST')),
      decision(gate, gate.request(here('/fax/send'), 'POST')),
    ];
    await vi.waitFor(() => expect(asked).toHaveLength(2));
    gate.answer(asked[0]!.id, true);
    gate.answer(asked[1]!.id, false);
    expect(await Promise.all([first, second])).toEqual([true, false]);
  });

  it('does not open because nobody ever answers', async () => {
    vi.useFakeTimers();
    vi.resetModules();
    const fresh = await import('../../../utils/guard/main/gate');
    const gate = fresh.createGate({
      ask: () => undefined,
      denied: () => undefined,
      hurry: () => undefined,
      isOrphaned: () => false,
    });
    const waiting = decision(gate, gate.request('https://collector.example/x', 'GET'));
    await vi.advanceTimersByTimeAsync(2000);
    vi.useRealTimers();
    expect(await waiting).toBe(false);
  });

  it('is not opened by functions that the page put in the place of the platform’s', async () => {
    const { gate, asked } = setup();
    const seen: unknown[] = [];
    const exec = Object.getOwnPropertyDescriptor(RegExp.prototype, 'exec')!;
    const then = Object.getOwnPropertyDescriptor(Promise.prototype, 'then')!;
    const answers: boolean[] = [];
    const note = (index: number) => (allowed: boolean) => void (answers[index] = allowed);
    try {
      Object.defineProperty(RegExp.prototype, 'exec', {
        ...exec,
        value: (...args: unknown[]) => (seen.push(args), null),
      });
      void Object.defineProperty(Promise.prototype, 'then', {
        ...then,
        value(go: (value: unknown) => void) {
          go(true);
        },
      });
      gate.decide(gate.request('https://collector.example/x', 'GET'), note(1));
      gate.setState(closed);
      gate.decide(gate.request(here('/fax/send'), 'POST'), note(2));
      gate.decide(gate.request('https://collector.example/x', 'GET'), note(3));
    } finally {
      Object.defineProperty(RegExp.prototype, 'exec', exec);
      void Object.defineProperty(Promise.prototype, 'then', then);
    }
    await Promise.resolve();
    expect(answers).toEqual([undefined, false, undefined, false]);
    expect(asked.map(({ call }) => call.url)).toEqual([here('/fax/send')]);
    expect(seen).toEqual([]);
  });
});
