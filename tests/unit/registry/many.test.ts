import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { identifiersOf } from '../../../utils/registry/demo-members';
import { createFhirRegistry } from '../../../utils/registry/fhir-registry';
import type { LookupAnswer } from '../../../utils/registry/registry';
import { startFhirServer, type FhirServer } from '../../support/fhir-server';
import { memberOf, members } from '../../support/members';
import { memoryStore } from '../../support/memory-store';

const never = new AbortController().signal;
const START = Date.parse('2026-11-24T18:00:00Z');

interface Bundle {
  entry: { resource?: { resourceType: string; entry?: unknown[]; total?: number }; response: { status: string } }[];
}
/** What becomes of a batch on its way back. */
type Spoil = (bundle: Bundle) => unknown;
const inner =
  (change: (found: NonNullable<Bundle['entry'][number]['resource']>) => void): Spoil =>
  (bundle) => {
    for (const { resource } of bundle.entry) if (resource?.resourceType === 'Bundle') change(resource);
    return bundle;
  };
const emptied = inner((found) => {
  delete found.entry;
  found.total = 0;
});

const gist = (answers: readonly LookupAnswer[]) =>
  answers.map(({ outcome, records }) => [outcome, records.map((one) => (one as { id?: string }).id).toSorted()]);
const everybody = members.map(identifiersOf);

describe('many members at once, against the real engine', () => {
  let refused: number | null = null;
  let server: FhirServer;
  let expected: unknown;
  beforeAll(async () => {
    server = await startFhirServer({ refuse: ({ path }) => (path === '/' ? refused : null) });
    const registry = client().registry;
    const alone: LookupAnswer[] = [];
    for (const one of everybody) alone.push(await registry.lookup(one, never));
    expected = gist(alone);
  }, 60_000);
  afterAll(() => server.stop());
  afterEach(() => (refused = null));

  function client(spoil: { current: Spoil | null } = { current: null }, store = memoryStore()) {
    const clock = { nowMs: START };
    const registry = createFhirRegistry({
      baseUrl: server.baseUrl,
      auth: { kind: 'none' },
      now: () => clock.nowMs,
      store,
      async fetch(input, init) {
        const response = await fetch(input, init);
        if (!spoil.current || !isBundle(init?.body)) return response;
        const text = JSON.stringify(spoil.current((await response.json()) as Bundle));
        return new Response(text, { status: response.status, headers: { 'content-type': 'application/fhir+json' } });
      },
    });
    return { registry, clock, store };
  }
  const isBundle = (body: unknown) => typeof body === 'string' && body.startsWith('{"resourceType":"Bundle"');
  const bundles = () => server.requests.filter(({ body }) => isBundle(body)).length;

  it('answers as one by one, in a tenth of the requests', async () => {
    const { registry } = client();
    await registry.lookupMany(everybody, never);
    server.requests.length = 0;
    expect(gist(await registry.lookupMany(everybody, never))).toEqual(expected);
    const together = server.requests.length;
    server.requests.length = 0;
    for (const one of everybody) await registry.lookup(one, never);
    expect(together).toBeLessThanOrEqual(server.requests.length / 10);
  });

  it('asks a server that takes no Bundles one by one, and tries again only after an hour', async () => {
    refused = 404;
    const { registry, clock } = client();
    expect(gist(await registry.lookupMany(everybody, never))).toEqual(expected);
    server.requests.length = 0;
    await registry.lookupMany(everybody, never);
    expect(bundles()).toBe(0);
    refused = null;
    clock.nowMs += 3_600_000;
    expect(gist(await registry.lookupMany(everybody, never))).toEqual(expected);
    expect(bundles()).toBeGreaterThan(0);
  });

  it('does not believe Bundles of a server that is lenient in them', async () => {
    const spoil = { current: emptied };
    const { registry } = client(spoil);
    expect(gist(await registry.lookupMany(everybody, never))).toEqual(expected);
    server.requests.length = 0;
    await registry.lookupMany(everybody, never);
    expect(bundles()).toBe(0);
  });

  const lies: Readonly<Record<string, Spoil>> = {
    'empties every answer': emptied,
    'answers in another order': (bundle) => ({ ...bundle, entry: bundle.entry.toReversed() }),
    'leaves an answer out': (bundle) => ({ ...bundle, entry: bundle.entry.slice(1) }),
    'fails every entry': (bundle) => ({ ...bundle, entry: bundle.entry.map(() => ({ response: { status: '500' } })) }),
    'says what is no status': (bundle) => ({
      ...bundle,
      entry: bundle.entry.map(() => ({ response: { status: '' } })),
    }),
    'answers with a search result': (bundle) => ({ ...bundle, type: 'searchset' }),
  };
  it.each(Object.entries(lies))('gives the true answers where a server that was proven %s', async (_, lie) => {
    const spoil: { current: Spoil | null } = { current: null };
    const { registry } = client(spoil);
    await registry.lookupMany(everybody, never);
    spoil.current = lie;
    expect(gist(await registry.lookupMany(everybody, never))).toEqual(expected);
  });

  it('keeps to its way of asking alone whatever a Bundle shows', async () => {
    const spoil: { current: Spoil | null } = { current: null };
    const { registry, store } = client(spoil);
    await registry.lookupMany(everybody, never);
    const profiles = () => [...store.held].filter(([key]) => key.startsWith('registry-profile:'));
    const before = JSON.stringify(profiles());
    spoil.current = lies['fails every entry'] ?? null;
    await registry.lookupMany(everybody, never);
    expect(JSON.stringify(profiles())).toBe(before);
  });

  it('stops asking when whoever asked is gone', async () => {
    const { registry } = client();
    await registry.lookupMany(everybody, never);
    const gone = new AbortController();
    const answers = registry.lookupMany(everybody, gone.signal);
    gone.abort(new Error('tab closed'));
    await expect(answers).rejects.toThrow('tab closed');
  });

  it('says of a server that is away that it is away, for everybody', async () => {
    const store = memoryStore();
    await client(undefined, store).registry.lookupMany([identifiersOf(memberOf('ALL'))], never);
    const away = createFhirRegistry({
      baseUrl: server.baseUrl,
      auth: { kind: 'none' },
      now: () => START,
      store,
      fetch: () => Promise.reject(new TypeError('Failed to fetch')),
    });
    const answers = await away.lookupMany(everybody, never);
    expect(answers.map((one) => (one.outcome === 'UNAVAILABLE' ? one.problem : one.outcome))).toEqual(
      everybody.map(() => 'offline'),
    );
  });
});
