import { expect, test, vi } from 'vitest';
import { mergePolicy } from '../../../utils/policy/merge';
import { popupView } from '../../../utils/tabs/popup';

const PORTAL = 'https://portal.example';
const REGISTRY = 'https://fhir.county.example';

const world = vi.hoisted(() => {
  const granted = new Set<string>();
  const contains = async ({ origins }: { origins: string[] }) => origins.every((origin) => granted.has(origin));
  vi.stubGlobal('chrome', { permissions: { contains } });
  return { granted };
});
vi.mock('webextension-polyfill', () => ({
  default: { tabs: { get: async () => ({ url: 'https://portal.example/x' }) } },
}));

type Parts = Parameters<typeof popupView>[1];

function view({ granted, isConnected }: { granted: readonly string[]; isConnected: boolean }) {
  world.granted.clear();
  for (const origin of granted) world.granted.add(`${origin}/*`);
  const policy = mergePolicy(
    {},
    { portals: [{ origin: PORTAL, adapter: 'generic' }], registry: { kind: 'fhir', baseUrl: `${REGISTRY}/r4` } },
  );
  return popupView(7, {
    tabs: { picture: async () => null },
    policy: { current: async () => policy, managedKeys: async () => [] },
    health: { view: async () => null },
    registry: { account: async () => 'none', serviceOrigins: async () => [REGISTRY], signInProblem: async () => null },
    deliveries: { entries: async () => [] },
    hub: { has: () => isConnected },
  } as unknown as Parts);
}

test('the popup asks for the registry’s grant as for a portal’s', async () => {
  expect(await view({ granted: [], isConnected: false })).toMatchObject({
    protection: 'unprotected',
    missingOrigins: [PORTAL],
    missingServices: [REGISTRY],
  });
  expect(await view({ granted: [PORTAL, REGISTRY], isConnected: true })).toMatchObject({
    protection: 'protected',
    missingOrigins: [],
    missingServices: [],
  });
});

test('a granted portal without a living page script is not called protected', async () => {
  expect((await view({ granted: [PORTAL], isConnected: false })).protection).toBe('not-running');
});
