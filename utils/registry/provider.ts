import type { RegistryCheck, RegistrySettings } from '../contract/settings';
import type { Area } from '../platform/areas';
import { createCdsHooksRegistry, type CdsHooksOptions } from './cds-hooks';
import { demoRecords } from './demo-consents';
import { createFhirRegistry } from './fhir-registry';
import { parseBaseUrl } from './fhir-http';
import { createSignIn, type Account, type ChosenAuth, type IdentityApi } from './sign-in';
import { createFreshRegistry, type FreshRegistry } from './fresh-registry';
import type { IdentifierSystems } from './identifier-map';
import { CIN_SYSTEM, MBI_SYSTEM } from '../ascmi/identifiers';
import { openRegistryDatabase } from './local-database';
import { createLocalRegistry, type LocalRegistry } from './local-registry';
import type { SignInProblem } from './smart-server';
import type { Registry } from './registry';

/** The registry part of the settings in force. */
export type RegistryChoice =
  | { readonly kind: 'local' }
  | {
      readonly kind: 'fhir' | 'cds-hooks';
      readonly baseUrl: string;
      readonly auth: ChosenAuth;
      readonly knownMember?: string;
      readonly forgetOnMemberChange?: boolean;
      /** For `cds-hooks`: who is asked about, and which form a permit stands for. */
      readonly consult?: Pick<CdsHooksOptions, 'actorNpis' | 'form'>;
    };

export interface RegistryPolicyView {
  readonly registry: RegistryChoice;
  /** The registry's names for our identifier systems. */
  readonly identifierSystems: { readonly cin: string; readonly mbi: string };
}

export interface ProviderOptions {
  readonly policy: () => Promise<RegistryPolicyView>;
  readonly fetch: typeof globalThis.fetch;
  /** Epoch milliseconds. */
  readonly now: () => number;
  readonly session: Pick<Area, 'get' | 'set' | 'remove'>;
  readonly identity: IdentityApi;
  /** What is learned of servers: abilities, never members. */
  readonly local: Pick<Area, 'get' | 'set'>;
  /** Whether the browser granted the origin: without it `fetch` fails as if the server were down. */
  readonly mayReach?: (origin: string) => Promise<boolean>;
  readonly crypto?: Pick<typeof globalThis.crypto, 'subtle' | 'getRandomValues' | 'randomUUID'>;
}

export interface RegistryProvider {
  /** The registry that policy names now. The same instance as long as policy stays the same. */
  current(): Promise<Registry>;
  account(): Promise<Account>;
  /** Null where it worked, or nobody needs to; else why not. Forgets what an earlier person was answered. */
  signIn(): Promise<SignInProblem | null>;
  /** Revokes, and forgets tokens and every remembered answer. */
  signOut(): Promise<void>;
  /** Tries a choice of the options page before it is saved. */
  check(chosen: RegistrySettings): Promise<RegistryCheck>;
  /** Why the last sign-in of this browser session came to nothing, or null. */
  signInProblem(): Promise<SignInProblem | null>;
  /** Origins that the background itself calls, which the network wall must leave open and the browser must grant. */
  serviceOrigins(policy: RegistryPolicyView): Promise<readonly string[]>;
  /** … of the sign-in server alone; asks the registry for them where they are not known yet. */
  signInOrigins(): Promise<readonly string[]>;
  /** Seeds the embedded registry with the invented members, once, where it is the one in use; a server is learned, once. */
  prepare(): Promise<void>;
  readonly embedded: LocalRegistry;
}

const IN_USE = 'registry.in-use';
const SEEDED = 'demonstration-seeded';
const CHECK_MS = 20_000;

export function createRegistryProvider(options: ProviderOptions): RegistryProvider {
  const { now, fetch, local, mayReach } = options;
  const reach = mayReach ? { mayReach } : {};
  const crypto = options.crypto ?? globalThis.crypto;
  let seeding: Promise<void> | null = null;
  let held: { readonly key: string; readonly registry: FreshRegistry } | null = null;

  const door = createSignIn({
    identity: options.identity,
    store: options.session,
    local,
    mayReach: mayReach ?? (() => Promise.resolve(true)),
    fetch,
    now,
  });

  const embedded = createLocalRegistry({ openDb: () => openRegistryDatabase(), now, crypto });

  async function seedOnce(): Promise<void> {
    const db = await openRegistryDatabase();
    try {
      if ((await db.get('meta', SEEDED)) !== undefined) return;
      const today = new Date(now()).toISOString().slice(0, 10);
      await embedded.seed(demoRecords(today).consents);
      await db.put('meta', now(), SEEDED);
    } finally {
      db.close();
    }
  }
  function seeded(): Promise<void> {
    // A failed seeding is tried again by the next caller; look-ups answer for themselves meanwhile.
    seeding ??= seedOnce().catch(() => {
      seeding = null;
    });
    return seeding;
  }

  function systemsOf({ identifierSystems: { cin, mbi } }: RegistryPolicyView): IdentifierSystems {
    return { [CIN_SYSTEM]: cin, [MBI_SYSTEM]: mbi };
  }

  function remote(choice: Exclude<RegistryChoice, { kind: 'local' }>, systems: IdentifierSystems): Registry {
    const shared = {
      baseUrl: choice.baseUrl,
      auth: door.authorizer(choice),
      identifierSystems: systems,
      fetch,
      now,
      ...reach,
    };
    return choice.kind === 'cds-hooks'
      ? createCdsHooksRegistry({ ...shared, ...choice.consult, newId: () => crypto.randomUUID() })
      : createFhirRegistry({ ...shared, store: local, knownMember: choice.knownMember });
  }

  async function place() {
    const { registry } = await options.policy();
    return registry.kind === 'local' ? null : registry;
  }

  const provider: RegistryProvider = {
    embedded,
    async account() {
      const at = await place();
      return at ? door.account(at) : 'none';
    },
    async signIn() {
      const at = await place();
      const signed = at ? await door.signIn(at) : null;
      if (signed === null) return null;
      await provider.current();
      await held?.registry.clear();
      return signed.ok ? null : signed.error;
    },
    async signOut() {
      const at = await place();
      if (at) await door.signOut(at);
      await provider.current();
      await held?.registry.clear();
    },
    async current() {
      const policy = await options.policy();
      if (policy.registry.kind === 'local') {
        await seeded();
        return embedded;
      }
      const key = JSON.stringify([policy.registry, policy.identifierSystems]);
      if (held?.key === key) return held.registry;
      const { forgetOnMemberChange = false } = policy.registry;
      const fresh = createFreshRegistry(remote(policy.registry, systemsOf(policy)), {
        now,
        session: options.session,
        forgetOnMemberChange,
      });
      // Answers of the registry before, in this worker's life or an earlier one, say nothing about this one.
      if ((await options.session.get(IN_USE)) !== key) {
        await fresh.clear();
        await options.session.set(IN_USE, key);
      }
      held = { key, registry: fresh };
      return fresh;
    },
    async check(chosen) {
      const signal = AbortSignal.timeout(CHECK_MS);
      const policy = await options.policy();
      const checked =
        chosen.kind === 'local'
          ? await embedded.check(signal)
          : await remote({ ...chosen, auth: authOf(chosen, policy.registry) }, systemsOf(policy)).check(signal);
      return checked.ok ? { ok: true, summary: checked.value.summary } : { ok: false, problem: checked.error };
    },
    async serviceOrigins({ registry }) {
      const base = registry.kind === 'local' ? null : parseBaseUrl(registry.baseUrl);
      if (registry.kind === 'local' || base === null) return [];
      return [...new Set([base.origin, ...(await door.origins(registry, false))])];
    },
    async signInOrigins() {
      const at = await place();
      return at ? door.origins(at, true) : [];
    },
    async signInProblem() {
      const at = await place();
      return at ? door.problem(at) : null;
    },
    async prepare() {
      // A registry that nobody is signed in at is learned after the sign-in.
      if ((await provider.account()) !== 'signed-out') await (await provider.current()).prepare?.();
    },
  };
  return provider;
}

/** The page never gets a stored secret back, so a choice without one means the secret in force, at the same address only. */
function authOf(chosen: Exclude<RegistrySettings, { kind: 'local' }>, inForce: RegistryChoice): ChosenAuth {
  if (chosen.auth.kind !== 'header') return chosen.auth;
  const { name, secret } = chosen.auth;
  if (secret !== undefined) return { kind: 'header', name, value: secret };
  if (inForce.kind === 'local' || inForce.baseUrl !== chosen.baseUrl) return { kind: 'none' };
  return inForce.auth.kind === 'header' ? inForce.auth : { kind: 'none' };
}
